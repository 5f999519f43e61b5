import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOwnerOnly } from './home';

/** The user that containers run as; files that root makes are given to it, or they could not be read. */
const containerUser = 1000;

const random = (): string => randomBytes(24).toString('base64url');

const addressOf = (user: string, password: string, database: string): string =>
  `postgresql://${user}:${password}@database:5432/${database}`;

/**
 * Every secret file that docker-compose.yml names, each at random, never overwriting one.
 * @param keyFiles makers of the files whose form belongs to others.
 * @returns the names of the files made now.
 */
export function writeDeploymentSecrets(
  folder: string,
  keyFiles: Readonly<Record<string, (path: string) => unknown>>,
): readonly string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made: string[] = [];
  const once = (name: string, make: (path: string) => unknown): void => {
    const path = join(folder, name);
    if (existsSync(path)) return;
    make(path);
    made.push(name);
  };
  const text = (name: string, value: () => string): void =>
    once(name, (path) => writeOwnerOnly(path, value()));
  text('postgres_admin_password', random);
  text('temporal_database_password', random);
  text('bootstrap_token', random);
  text('smtp_url', () => 'smtp://mail.invalid:25');
  text('migrator_database_url', () => addressOf('pacta_migrator', random(), 'pacta'));
  text('database_url', () => addressOf('pacta_app', random(), 'pacta'));
  text('vault_database_url', () => addressOf('pacta_vault', random(), 'pacta'));
  text('admin_database_url', () => {
    const password = readFileSync(join(folder, 'postgres_admin_password'), 'utf8');
    return addressOf('pacta_admin', password, 'postgres');
  });
  for (const [name, make] of Object.entries(keyFiles)) once(name, make);
  if (process.getuid?.() === 0) giveToContainers(folder);
  return made;
}

function giveToContainers(folder: string): void {
  for (const name of readdirSync(folder)) chownSync(join(folder, name), containerUser, containerUser);
}
