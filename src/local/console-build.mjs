// Pages and scripts for the browser → dist/console/<checksum>, compressed ahead. A new build stands beside the old one:
// a server that is running goes on to serve the files that its page names.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const sources = ['src/console', 'src/wire', 'src/domain'];
const compressible = /\.(?:js|mjs|css|html|svg|json|ttf)$/;
const smallestCompressed = 1024;
const keptBuilds = 3;
/** 11 is a fifth smaller than 9 on nothing that we have, and takes four times as long. */
const brotliQuality = 9;

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function checksumOf(checkout) {
  const hash = createHash('sha256');
  const files = sources.flatMap((folder) => [...filesBelow(join(checkout, folder))]).sort();
  for (const file of [...files, join(checkout, 'package-lock.json')]) {
    hash.update(`${relative(checkout, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The program that shows PDFs fetches these by name, in a folder of its version. */
const pdfData = ['cmaps', 'standard_fonts', 'wasm/openjpeg_nowasm_fallback.js'];

function copyPdfData(checkout, target) {
  const source = join(checkout, 'node_modules', 'pdfjs-dist');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  for (const name of pdfData)
    cpSync(join(source, name), join(target, 'assets', `pdfjs-${version}`, name), { recursive: true });
}

function compressAll(folder) {
  for (const file of [...filesBelow(folder)]) {
    if (!compressible.test(file) || statSync(file).size < smallestCompressed) continue;
    const content = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

function removeOld(place, current) {
  const builds = readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const oldest = builds
    .map(({ name }) => ({ name, at: statSync(join(place, name)).mtimeMs }))
    .filter(({ name }) => name !== current && !name.endsWith('.tmp'))
    .sort((left, right) => right.at - left.at)
    .slice(keptBuilds - 1);
  for (const { name } of oldest) rmSync(join(place, name), { recursive: true, force: true });
}

function writeWhole(file, text) {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/** Builds when something that goes into the browser has changed; otherwise reads, compares, and is done. */
export async function buildConsole(checkout) {
  const place = join(checkout, 'dist', 'console');
  const name = checksumOf(checkout);
  const target = join(place, name);
  mkdirSync(place, { recursive: true });
  if (!existsSync(target)) {
    const temporary = `${target}.${process.pid}.tmp`;
    const { build } = await import('vite');
    const configFile = join(checkout, 'src', 'console', 'vite.config.mjs');
    await build({ configFile, logLevel: 'error', mode: 'production', build: { outDir: temporary } });
    copyPdfData(checkout, temporary);
    compressAll(temporary);
    try {
      renameSync(temporary, target);
    } catch (error) {
      // Somebody else who started at the same moment was first: what they built is the same.
      rmSync(temporary, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  writeWhole(join(place, 'current'), name);
  removeOld(place, name);
}
