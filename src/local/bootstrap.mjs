// Entry of `npm start` and `npm test`: runs on a fresh clone, so it uses nothing but Node itself until everything else
// is there. Says what it downloads; with everything there it asks nobody.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(import.meta.url);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `需要 Node 20.19 或更高版本，现在是 ${process.versions.node}。安装：https://nodejs.org/zh-cn/download`,
  );
}

/** Installs, generates and builds what is missing or has changed. */
async function prepare() {
  checkNode();
  const { installPackages, linkPostgresLibraries } = await import('./install.mjs');
  installPackages(checkout);
  await linkPostgresLibraries(checkout);
  const { build } = await import('./build.mjs');
  await build(checkout);
}

const homeFolder = () => resolve(process.env.PACTA_HOME || join(checkout, '.pacta'));

async function findPrograms(names) {
  const { findProgram } = await import('./temporal-programs.mjs');
  const found = {};
  for (const name of names)
    found[name] = await findProgram(name, { checkout, home: homeFolder(), environment: process.env });
  return found;
}

async function findTestBrowser() {
  const { findBrowser } = await import('./browser.mjs');
  return findBrowser({ checkout, home: homeFolder(), environment: process.env });
}

const commands = {
  async start() {
    await prepare();
    const programs = await findPrograms(['temporal']);
    const { supervise } = require(join(checkout, 'dist/src/local/supervisor.js'));
    await supervise({ checkout, temporalProgram: programs.temporal, environment: process.env });
  },
  async test(args) {
    await prepare();
    const programs = await findPrograms(['temporal', 'temporal-test-server']);
    const { runTests } = require(join(checkout, 'dist/src/local/test-run.js'));
    process.exitCode = await runTests({
      checkout,
      temporalProgram: programs.temporal,
      testServerProgram: programs['temporal-test-server'],
      browser: await findTestBrowser(),
      environment: process.env,
      args,
    });
  },
  async bench(args) {
    await prepare();
    const programs = await findPrograms(['temporal']);
    require(join(checkout, 'test/support/register-typescript.cjs'));
    const { runBench } = require(join(checkout, 'test/bench/bench.ts'));
    const browser = await findTestBrowser();
    const options = { temporalProgram: programs.temporal, path: process.env.PATH, browser };
    process.exitCode = await runBench(options, args);
  },
  async pictures() {
    await prepare();
    require(join(checkout, 'test/support/register-typescript.cjs'));
    const { takePictures } = require(join(checkout, 'test/browser/pictures.ts'));
    await takePictures(await findTestBrowser());
  },
  async pacta(args) {
    if (!existsSync(join(checkout, 'node_modules', 'commander')) || !existsSync(join(checkout, 'dist')))
      await prepare();
    const { build } = await import('./build.mjs');
    await build(checkout);
    process.argv = [process.argv[0], 'pacta', ...args];
    const { main } = require(join(checkout, 'dist/src/cli.js'));
    await main();
  },
  async build() {
    await prepare();
  },
};

const [name = 'start', ...args] = process.argv.slice(2);
try {
  await commands[name](args);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  process.exitCode = 1;
}
