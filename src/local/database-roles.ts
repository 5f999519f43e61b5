import { Client } from 'pg';
import type { Home } from './home';
import { secretText } from './home';

/** One address for each of those who may log in; `pacta_owner` owns everything and never logs in. */
export interface DatabaseUrls {
  readonly migrator: string;
  readonly app: string;
  readonly vault: string;
}

const loginRoles = ['pacta_migrator', 'pacta_app', 'pacta_vault'] as const;

/**
 * Makes the four roles and the database when they are missing, each login with the home's own random password.
 * May be called at every start.
 */
export async function prepareDatabase(home: Home, adminUrl: string, database: string): Promise<DatabaseUrls> {
  const passwords = {
    pacta_migrator: secretText(home, 'postgres-migrator'),
    pacta_app: secretText(home, 'postgres-app'),
    pacta_vault: secretText(home, 'postgres-vault'),
  };
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await prepareRoles(client, passwords);
    await prepareOwnDatabase(client, database);
  } finally {
    await client.end();
  }
  const urlFor = (role: keyof typeof passwords): string => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = passwords[role];
    url.pathname = `/${database}`;
    return url.toString();
  };
  return { migrator: urlFor('pacta_migrator'), app: urlFor('pacta_app'), vault: urlFor('pacta_vault') };
}

/** Role names are constants of ours and passwords base64url: neither needs quoting beyond the quotes here. */
async function prepareRoles(
  client: Client,
  passwords: Readonly<Record<(typeof loginRoles)[number], string>>,
): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const existing = new Set(rows.map((row) => row.rolname));
  if (!existing.has('pacta_owner')) await client.query('CREATE ROLE pacta_owner NOLOGIN');
  for (const role of loginRoles) {
    const verb = existing.has(role) ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${role} LOGIN NOINHERIT PASSWORD '${passwords[role]}'`);
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
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${loginRoles.join(', ')}`);
}
