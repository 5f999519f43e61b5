import { Client } from 'pg';
import type { Home } from './home';
import { secretText } from './home';

/** One address for each of those who may log in; `pacta_owner` owns everything and never logs in. */
export interface DatabaseUrls {
  readonly migrator: string;
  readonly app: string;
  readonly vault: string;
}

const logins = ['migrator', 'app', 'vault'] as const;

/** Passwords of those who log in. */
export type DatabasePasswords = DatabaseUrls;

/** The home's own random passwords, made at the first call. */
export function homePasswords(home: Home): DatabasePasswords {
  return {
    migrator: secretText(home, 'postgres-migrator'),
    app: secretText(home, 'postgres-app'),
    vault: secretText(home, 'postgres-vault'),
  };
}

/**
 * Makes the four roles and the database when they are missing, and sets the logins' passwords. May be called at every
 * start. @param adminUrl somebody who may make roles and databases.
 */
export async function prepareDatabase(
  adminUrl: string,
  database: string,
  passwords: DatabasePasswords,
): Promise<DatabaseUrls> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await prepareRoles(client, passwords);
    await prepareOwnDatabase(client, database);
  } finally {
    await client.end();
  }
  const urlFor = (login: keyof DatabasePasswords): string => {
    const url = new URL(adminUrl);
    url.username = `pacta_${login}`;
    url.password = encodeURIComponent(passwords[login]);
    url.pathname = `/${database}`;
    return url.toString();
  };
  return { migrator: urlFor('migrator'), app: urlFor('app'), vault: urlFor('vault') };
}

async function prepareRoles(client: Client, passwords: DatabasePasswords): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const existing = new Set(rows.map((row) => row.rolname));
  if (!existing.has('pacta_owner')) await client.query('CREATE ROLE pacta_owner NOLOGIN');
  for (const login of logins) {
    const role = `pacta_${login}`;
    const verb = existing.has(role) ? 'ALTER' : 'CREATE';
    const password = client.escapeLiteral(passwords[login]);
    await client.query(`${verb} ROLE ${role} LOGIN NOINHERIT PASSWORD ${password}`);
  }
  await client.query('GRANT pacta_owner TO pacta_migrator');
  // An administrator who is no superuser must belong to the owner to give the database to it.
  await client.query('GRANT pacta_owner TO CURRENT_USER').catch(() => undefined);
}

async function prepareOwnDatabase(client: Client, database: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  const name = client.escapeIdentifier(database);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER pacta_owner`);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO pacta_migrator, pacta_app, pacta_vault`);
}
