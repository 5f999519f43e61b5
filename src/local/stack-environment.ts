import { join } from 'node:path';
import { handedOn, loadConfig } from '../config';
import type { Environment } from '../config';
import type { DatabaseUrls } from './database-roles';
import { isRecord, readJson, socketPath, writeJson } from './home';
import type { Home } from './home';

type Variables = Readonly<Record<string, string>>;

/** Where everything of one local stack listens. */
export interface StackAddresses {
  readonly url: string;
  readonly port: number;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string;
  readonly smtpUrl: string;
  readonly mailUrl: string;
}

export interface StackEnvironments {
  /** The API, the worker and the command line. */
  readonly product: Variables;
  /** The vault alone holds its keys and its database role. */
  readonly vault: Variables;
  /** Once at each start: migrations, and the clock that is written once. */
  readonly migrator: Variables;
}

export interface StackSetting {
  readonly home: Home;
  readonly checkout: string;
  readonly addresses: StackAddresses;
  readonly databases: DatabaseUrls;
  readonly environment: Environment;
}

/** What each process is told. A variable that the person set wins, but for the addresses that this stack decides. */
export function environmentsFor({
  home,
  checkout,
  addresses,
  databases,
  environment,
}: StackSetting): StackEnvironments {
  const vaultKeys = home.path('secrets', 'vault-keys.json');
  const shared = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    FILES_DIR: home.path('files'),
    CHECKPOINT_DIR: home.path('checkpoints'),
    SMTP_URL: addresses.smtpUrl,
    PUBLIC_URL: addresses.url,
    // Whoever tries it out is no crowd.
    PROOF_OF_WORK_BITS: '7',
    // The demo machines have keys and sign; one's own may do without.
    SIGNALS_MUST_BE_SIGNED: 'false',
    // A receiver of one's own may listen on this machine.
    WEBHOOK_LOOPBACK: 'true',
    ...withoutSecretsOfOthers(handedOn(environment)),
    PACTA_HOME: home.folder,
    PORT: String(addresses.port),
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_UI_URL: addresses.temporalUiUrl,
    VAULT_SOCKET: socketPath(home, 'vault.sock'),
  };
  const product = {
    ...shared,
    DATABASE_URL: databases.app,
    VAULT_PUBLIC_KEYS_FILE: `${vaultKeys}.public`,
    PAYLOAD_KEYS_FILE: home.path('secrets', 'payload-keys.json'),
    RECEIPT_KEYS_FILE: home.path('secrets', 'receipt-keys.json'),
    CHECKPOINT_KEY_FILE: home.path('secrets', 'checkpoint-key.pem'),
    DEMO_ACCOUNTS_FILE: home.path('demo-accounts.json'),
    WORKFLOW_BUNDLE: join(checkout, 'dist', 'workflow-bundle.js'),
  };
  return {
    product,
    vault: { ...shared, VAULT_DATABASE_URL: databases.vault, VAULT_KEYS_FILE: vaultKeys },
    migrator: { ...product, MIGRATOR_DATABASE_URL: databases.migrator },
  };
}

const onlyForSome = new Set([
  ...['DATABASE_URL', 'VAULT_DATABASE_URL', 'MIGRATOR_DATABASE_URL', 'VAULT_KEYS_FILE', 'PACTA_HOME'],
  ...['DATABASE_URL_FILE', 'VAULT_DATABASE_URL_FILE', 'MIGRATOR_DATABASE_URL_FILE'],
  ...['ADMIN_DATABASE_URL', 'ADMIN_DATABASE_URL_FILE'],
]);

const withoutSecretsOfOthers = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !onlyForSome.has(name)));

/** Noted for the command line, which a person runs in another terminal that knows nothing of this start. */
export function noteEnvironment(home: Home, product: Variables): void {
  writeJson(home.path('environment.json'), product);
}

/** This terminal's environment over what the running stack noted; what is set here wins. */
export function commandLineEnvironment(environment: Environment): Environment {
  const home = loadConfig('cli', environment).PACTA_HOME;
  const noted = readJson(join(home, 'environment.json'));
  const variables = isRecord(noted) ? noted : {};
  const texts = Object.entries(variables).filter(([, value]) => typeof value === 'string');
  return { ...(Object.fromEntries(texts) as Variables), ...environment };
}
