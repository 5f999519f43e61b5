// TypeScript → dist, Prisma's client, the workflow bundle: each only when what it is made from has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { buildConsole } from './console-build.mjs';

const require = createRequire(import.meta.url);
const roots = ['src', 'workflows', 'activities', 'prisma'];
const skippedFolders = new Set(['console', 'node_modules', 'migrations']);

function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* filesBelow(path);
  }
}

const hashOf = (...texts) => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
};

const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/**
 * `generate` is WebAssembly and never calls the engine, but Prisma would download it: any existing program in its
 * place stops that. Only here: with this variable `migrate` would do nothing and say that all is well.
 */
export function generateClient(checkout) {
  const output = join(checkout, 'src', 'store', 'prisma');
  const stamp = join(output, '.made-from');
  const models = readdirSync(join(checkout, 'prisma')).filter((name) => name.endsWith('.prisma'));
  const checksum = hashOf(...models.sort().map((name) => readText(join(checkout, 'prisma', name))));
  if (readText(stamp) === checksum && existsSync(join(output, 'client.ts'))) return;
  const prisma = join(checkout, 'node_modules', 'prisma', 'build', 'index.js');
  const done = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: checkout,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`Prisma 客户端生成失败：\n${done.stderr || done.stdout}`);
  writeWhole(stamp, checksum);
}

/** What a source becomes: JavaScript and its map, or itself when it is data that code reads. */
async function outputsOf(swc, checkout, source, text) {
  const target = join(checkout, 'dist', relative(checkout, source));
  if (!/\.ts$/.test(source)) return [[target, text]];
  const script = target.replace(/\.ts$/, '.js');
  const { code, map } = await swc.transform(text, { filename: source, cwd: checkout, sourceMaps: true });
  return [
    [script, `${code}\n//# sourceMappingURL=${script.split('/').pop()}.map\n`],
    [`${script}.map`, map ?? ''],
  ];
}

async function compile(checkout) {
  const swc = require('@swc/core');
  const record = join(checkout, 'dist', 'build.json');
  const known = existsSync(record) ? JSON.parse(readText(record)) : {};
  const settings = readText(join(checkout, '.swcrc'));
  const made = {};
  for (const source of roots.flatMap((root) => [...filesBelow(join(checkout, root))])) {
    if (/\.(?:d\.ts|mjs|prisma|md|made-from)$/.test(source)) continue;
    const name = relative(checkout, source);
    const text = readFileSync(source, /\.(?:ts|json)$/.test(source) ? 'utf8' : undefined);
    made[name] = hashOf(settings, text);
    const script = join(checkout, 'dist', name.replace(/\.ts$/, '.js'));
    if (known[name] === made[name] && existsSync(script)) continue;
    for (const [file, content] of await outputsOf(swc, checkout, source, text)) writeWhole(file, content);
  }
  for (const name of Object.keys(known).filter((old) => !(old in made))) {
    rmSync(join(checkout, 'dist', name.replace(/\.ts$/, '.js')), { force: true });
  }
  writeWhole(record, JSON.stringify(made));
  return made;
}

/**
 * A case folds its state by spreading, and its law is many small modules. The bundler's own settings write both for
 * engines of long ago: a function for `{...state}`, a call for every name of another module. Ours leave the language as
 * Node understands it, and the modules as they are, so that it can join them into one.
 */
function asNodeRunsIt(config) {
  const [first, typescript, ...others] = config.module.rules;
  const options = {
    ...typescript.use.options,
    swcrc: false,
    module: { type: 'es6' },
    jsc: { ...typescript.use.options.jsc, target: 'es2022' },
  };
  const rules = [first, { ...typescript, use: { ...typescript.use, options } }, ...others];
  const optimization = {
    concatenateModules: true,
    usedExports: true,
    providedExports: true,
    sideEffects: true,
  };
  return { ...config, module: { ...config.module, rules }, optimization };
}

/** The workflows as the worker loads them. Made ahead, so that a start does not wait for a bundler. */
async function bundle(checkout, made) {
  const entry = join(checkout, 'workflows', 'index.ts');
  const output = join(checkout, 'dist', 'workflow-bundle.js');
  const stamp = `${output}.made-from`;
  const failureConverter = join(checkout, 'dist', 'src', 'temporal', 'codec', 'failure-converter.js');
  if (!existsSync(entry)) return;
  const parts = Object.keys(made).filter((name) =>
    /^(?:workflows|src\/domain|src\/temporal\/codec)\//.test(name),
  );
  const checksum = hashOf(
    bundle.toString() + asNodeRunsIt.toString(),
    ...parts.sort().map((name) => `${name} ${made[name]}\n`),
    readText(join(checkout, 'package-lock.json')),
  );
  if (readText(stamp) === checksum && existsSync(output)) return;
  const { bundleWorkflowCode, DefaultLogger } = require('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: entry,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: asNodeRunsIt,
    // Pure, so that one copy in a worker's memory serves every case.
    preloadModules: ['commitment', 'complaint', 'contract'].map((kind) =>
      join(checkout, 'src', 'domain', kind, 'law.ts'),
    ),
    ...(existsSync(failureConverter) ? { failureConverterPath: failureConverter } : {}),
  });
  writeWhole(output, code);
  writeWhole(stamp, checksum);
}

export async function build(checkout) {
  generateClient(checkout);
  const made = await compile(checkout);
  await bundle(checkout, made);
  await buildConsole(checkout);
}

if (process.argv[1]?.endsWith('build.mjs')) {
  const checkout = join(import.meta.dirname, '..', '..');
  if (process.argv[2] === 'client') generateClient(checkout);
  else await build(checkout);
}
