import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface LetterFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

/** A city's own fonts (仿宋_GB2312, 方正小标宋) may not be shipped with the product, but may be named here. */
export interface FontPaths {
  readonly regular: string;
  readonly bold: string;
}

const resolve = createRequire(__filename).resolve;

/** Noto Sans SC, TrueType: of the free fonts the one that embeds as a subset with every glyph in its place. */
export function shippedFontPaths(): FontPaths {
  const shipped = '@expo-google-fonts/noto-sans-sc';
  return {
    regular: resolve(`${shipped}/400Regular/NotoSansSC_400Regular.ttf`),
    bold: resolve(`${shipped}/700Bold/NotoSansSC_700Bold.ttf`),
  };
}

/** Ten megabytes each: load them once for a process. */
export function loadFonts(paths: FontPaths = shippedFontPaths()): LetterFonts {
  return { regular: readFileSync(paths.regular), bold: readFileSync(paths.bold) };
}
