// `npm run test:fuzz [seconds]`: a whole stack on a frozen clock in a home that is thrown away, and Schemathesis on it.
// With PACTA_WRITE_EXAMPLES=1 the answers met on the way become the examples of the interface's document.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findProgram } from '../../src/local/temporal-programs.mjs';

const checkout = resolve(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
const seconds = process.argv[2] ?? '120';
const startsWithinMs = 240_000;
const stack = new Set();
const homes = [];

/** Python packages of the fuzzer, in a folder of their own; fetched when their list has changed. */
function fuzzerPackages(tools) {
  const list = join(checkout, '.ci', 'fuzz-requirements.txt');
  const checksum = createHash('sha256').update(readFileSync(list)).digest('hex');
  const folder = join(tools, 'fuzz');
  const stamp = join(folder, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === checksum) return folder;
  console.log('下载接口测试程序：用 pip 取 Schemathesis 及其依赖，约 30 MB（只此一次）……');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const quietly = ['--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--no-deps'];
  const done = spawnSync('python3', ['-m', 'pip', 'install', ...quietly, '--target', folder, '-r', list], {
    stdio: 'inherit',
  });
  if (done.status !== 0) {
    throw new Error(
      '接口测试程序装不上。需要 python3 与 pip，并能访问 Python 包源（pip config list 查看镜像设置）',
    );
  }
  writeFileSync(stamp, checksum);
  return folder;
}

/** Resolves when the stack says that it is ready. */
async function startStack(program, folder, more = {}) {
  homes.push(folder);
  const env = {
    ...process.env,
    TEMPORAL_CLI: program,
    PACTA_HOME: folder,
    PORT: '0',
    // Budgets are for crowds; this is one machine that asks as fast as it can, from places that it makes up.
    RATE_FACTOR: '100000',
    TRUSTED_PROXIES: 'loopback',
    PACTA_TIME_START: '2026-02-09T10:00:00+08:00',
    PACTA_TIME_SCALE: '0',
    ...more,
  };
  const args = [join(checkout, 'src', 'local', 'bootstrap.mjs'), 'start'];
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'inherit'] });
  stack.add(child);
  child.once('exit', () => stack.delete(child));
  let said = '';
  await new Promise((ready, failed) => {
    setTimeout(() => failed(new Error(`没有在 4 分钟内启动：\n${said}`)), startsWithinMs).unref();
    child.once('exit', () => failed(new Error(`没有启动：\n${said}`)));
    child.stdout.on('data', (text) => {
      said += text;
      if (said.includes('已就绪（')) ready();
    });
  });
  if (said.includes('没有建成')) throw new Error(said);
  return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).url;
}

/** One without a demo city, where the first administrators are still to be made. */
async function startEmpty(program, folder) {
  const token = randomBytes(24).toString('base64url');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'seeded.json'), '{"seeded":true}\n');
  writeFileSync(join(folder, 'token'), token, { mode: 0o600 });
  const url = await startStack(program, folder, { PACTA_BOOTSTRAP_TOKEN_FILE: join(folder, 'token') });
  return { url, token };
}

/** Who may call what, as the routes themselves say it. */
function accessByOperation() {
  const { createRoutes } = require(join(checkout, 'dist', 'src', 'http', 'routes.js'));
  const parts = { filing: {}, evidence: {}, letters: {}, operations: {}, reveals: {} };
  const entries = createRoutes(parts).map(({ method, path, access }) => [
    `${method.toUpperCase()} /api/v1${path}`,
    typeof access === 'string' ? access : access.roles,
  ]);
  return Object.fromEntries(entries);
}

function fuzz(packages, world) {
  const script = join(import.meta.dirname, 'fuzz.py');
  const env = { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' };
  const child = spawn('python3', [script, world, seconds], { env, stdio: 'inherit', cwd: tmpdir() });
  stack.add(child);
  return new Promise((done) => {
    child.once('exit', (code) => {
      stack.delete(child);
      done(code ?? 1);
    });
  });
}

async function stopAll() {
  const ends = [...stack].map((child) => new Promise((gone) => child.once('exit', gone)));
  for (const child of stack) child.kill('SIGTERM');
  await Promise.all(ends);
  const { findPostgresPlace } = require(join(checkout, 'dist', 'src', 'local', 'postgres-place.js'));
  const { openHome } = require(join(checkout, 'dist', 'src', 'local', 'home.js'));
  for (const folder of homes) {
    rmSync(findPostgresPlace(openHome(folder), checkout).data, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  const tools = resolve(process.env.PACTA_HOME || join(checkout, '.pacta'));
  const packages = fuzzerPackages(join(tools, 'tools'));
  const program = await findProgram('temporal', { checkout, home: tools, environment: process.env });
  const folder = join(tmpdir(), `pacta-fuzz-${randomUUID().slice(0, 8)}`);
  const url = await startStack(program, folder);
  const empty = await startEmpty(program, `${folder}-empty`);
  const accounts = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8'));
  const world = join(folder, 'fuzz-world.json');
  const shown = join(checkout, 'src', 'http', 'reply-examples.json');
  const examples = process.env.PACTA_WRITE_EXAMPLES === '1' ? shown : null;
  const told = JSON.stringify({ url, empty, accounts, access: accessByOperation(), examples });
  writeFileSync(world, told, { mode: 0o600 });
  const code = await fuzz(packages, world);
  if (code !== 0) tellErrors(folder);
  return code;
}

/** What the API itself had to say of the answers that it could not give. */
function tellErrors(folder) {
  const lines = readFileSync(join(folder, 'logs', 'api.log'), 'utf8').split('\n');
  for (const line of lines.filter((one) => one.includes('"level":"error"')).slice(0, 20)) console.log(line);
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void stopAll().then(() => process.exit(1)));
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await stopAll();
}
