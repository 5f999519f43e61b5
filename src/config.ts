import { readFileSync } from 'node:fs';
import { z } from 'zod';

const port = z.coerce
  .number({ error: '应为端口号' })
  .int('应为整数')
  .min(0, '最小为 0（0 表示任选空闲端口）')
  .max(65_535, '最大为 65535');
const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, '应形如 postgresql://用户:口令@主机:5432/库名');
const hostAndPort = z.string().regex(/^[^\s/:]+:\d{1,5}$/, '应形如 主机:端口，例如 127.0.0.1:7233');
const webUrl = z.string().regex(/^https?:\/\/\S+$/, '应以 http:// 或 https:// 开头');
const mailUrl = z.string().regex(/^smtps?:\/\/\S+$/, '应形如 smtp://主机:端口 或 smtps://用户:口令@主机:465');
/** `Date.parse` takes 2026-02-30 for the second of March. */
function isRealDay(text: string): boolean {
  const day = text.slice(0, 10);
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && !Number.isNaN(Date.parse(text)) && new Date(ms).toISOString().startsWith(day);
}

const isLoopbackUrl = (url: string): boolean =>
  /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url);

/** Values separated by commas. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const wholeNumbers = (message: string, maximum: number) =>
  list.pipe(
    z.array(
      z
        .string()
        .regex(/^\d{1,7}$/, message)
        .transform(Number)
        .pipe(z.int().max(maximum, message)),
    ),
  );
const filled = z.string().min(1, '不能为空');

/**
 * Every variable this product reads, the one place where the environment is read. A variable that names a secret may
 * come as `NAME_FILE` instead: the path of a file that holds the value.
 */
const variables = {
  PORT: port.default(3000),
  HOST: filled.default('127.0.0.1'),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: databaseUrl.optional(),
  VAULT_DATABASE_URL: databaseUrl.optional(),
  MIGRATOR_DATABASE_URL: databaseUrl.optional(),
  ADMIN_DATABASE_URL: databaseUrl.optional(),
  TEMPORAL_ADDRESS: hostAndPort.default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: filled.default('default'),
  TEMPORAL_UI_URL: webUrl.optional(),
  SMTP_URL: mailUrl.optional(),
  MAIL_FROM: filled.default('践诺 <no-reply@pacta.invalid>'),
  MAILS_PER_SECOND: z.coerce
    .number({ error: '应为整数' })
    .int('应为整数')
    .min(1, '最小为 1')
    .max(1_000, '最大为 1000')
    .default(10),
  VAULT_SOCKET: filled.optional(),
  PAYLOAD_KEYS_FILE: filled.optional(),
  VAULT_KEYS_FILE: filled.optional(),
  VAULT_PUBLIC_KEYS_FILE: filled.optional(),
  RECEIPT_KEYS_FILE: filled.optional(),
  DEMO_ACCOUNTS_FILE: filled.optional(),
  CHECKPOINT_DIR: filled.optional(),
  CHECKPOINT_KEY_FILE: filled.optional(),
  FILES_DIR: filled.optional(),
  S3_ENDPOINT: webUrl.optional(),
  S3_REGION: filled.default('cn-north-1'),
  S3_BUCKET: filled.optional(),
  S3_ACCESS_KEY: filled.optional(),
  S3_SECRET_KEY: filled.optional(),
  PACTA_HOME: filled.default('.pacta'),
  PACTA_TIME_START: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, '应为日期或带时区的时刻')
    .refine(isRealDay, '没有这一天')
    .optional(),
  PACTA_TIME_SCALE: z.coerce
    .number({ error: '应为数字' })
    .min(0, '不能为负（0 冻结，1 同步，86400 一秒一天）')
    .max(86_400 * 31, '太快：最多一秒 31 天')
    .optional(),
  PACTA_BOOTSTRAP_TOKEN_FILE: filled.optional(),
  ALLOWED_ORIGINS: list.default([]),
  TRUSTED_PROXIES: list.default([]),
  RATE_FACTOR: z.coerce
    .number({ error: '应为数字' })
    .positive('应大于 0')
    .max(100_000, '最大为 100000')
    .default(1),
  PROOF_OF_WORK_BITS: z.coerce
    .number({ error: '应为整数' })
    .int('应为整数')
    .min(1, '最小为 1')
    .max(20, '最大为 20（再大，手机要算几分钟）')
    .default(12),
  SIGNALS_MUST_BE_SIGNED: z
    .enum(['true', 'false'], { error: '应为 true 或 false' })
    .default('true')
    .transform((text) => text === 'true'),
  /** Ports to which webhooks may go. */
  WEBHOOK_PORTS: wholeNumbers('应为端口号', 65_535).default([443, 8443]),
  /** Seconds after each attempt of a webhook, from Standard Webhooks; after the last it is given up. */
  WEBHOOK_RETRY_SECONDS: wholeNumbers('应为秒数', 31 * 86_400).default([
    5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
  ]),
  /** Days for which a webhook that was told, or given up, can be asked for again. */
  WEBHOOK_KEEP_DAYS: z.coerce
    .number({ error: '应为整数' })
    .int('应为整数')
    .min(7, '最小为 7')
    .max(3_650, '最大为 3650')
    .default(180),
  /** Lets webhooks go to this machine, over plain http too; for the local start alone. */
  WEBHOOK_LOOPBACK: z
    .enum(['true', 'false'], { error: '应为 true 或 false' })
    .default('false')
    .transform((text) => text === 'true'),
  TEMPORAL_CLI: filled.optional(),
  TEMPORAL_TEST_SERVER: filled.optional(),
  WORKFLOW_BUNDLE: filled.optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: '应为 trace、debug、info、warn、error、silent 之一',
    })
    .default('info'),
};

const schema = z
  .object(variables)
  .refine(
    ({ WEBHOOK_LOOPBACK: loopback, PUBLIC_URL: url }) => !loopback || url === undefined || isLoopbackUrl(url),
    {
      path: ['WEBHOOK_LOOPBACK'],
      message: '只能在本机试用时设为 true：PUBLIC_URL 须为本机地址',
    },
  );
type Values = z.output<typeof schema>;
export type VariableName = keyof Values;

/** Values that must never be readable in a process list or an environment dump: each may be given by file. */
const secrets = [
  'DATABASE_URL',
  'VAULT_DATABASE_URL',
  'MIGRATOR_DATABASE_URL',
  'ADMIN_DATABASE_URL',
  'SMTP_URL',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
] as const satisfies readonly VariableName[];

/** What each process cannot do without. The API and the worker never see the vault's keys or its database. */
const needs = {
  api: ['DATABASE_URL', 'VAULT_SOCKET', 'VAULT_PUBLIC_KEYS_FILE', 'RECEIPT_KEYS_FILE', 'PAYLOAD_KEYS_FILE'],
  worker: ['DATABASE_URL', 'VAULT_SOCKET', 'PAYLOAD_KEYS_FILE', 'SMTP_URL', 'WORKFLOW_BUNDLE'],
  vault: ['VAULT_DATABASE_URL', 'VAULT_SOCKET', 'VAULT_KEYS_FILE', 'SMTP_URL'],
  migrator: ['MIGRATOR_DATABASE_URL'],
  roles: ['ADMIN_DATABASE_URL', 'MIGRATOR_DATABASE_URL', 'DATABASE_URL', 'VAULT_DATABASE_URL'],
  engine: ['DATABASE_URL', 'PAYLOAD_KEYS_FILE'],
  cli: [],
} as const satisfies Record<string, readonly VariableName[]>;

export type ProcessName = keyof typeof needs;
type Needed<P extends ProcessName> = (typeof needs)[P][number];

/** Keys are the variables' own names, so that what is read here is what an operator writes. */
export type Config<P extends ProcessName = 'cli'> = Readonly<Values> & {
  readonly [Name in Needed<P>]: NonNullable<Values[Name]>;
};

export const variableNames: readonly string[] = [
  ...Object.keys(variables),
  ...secrets.map((name) => `${name}_FILE`),
];

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process; nobody else reads it. */
export const currentEnvironment = (): Environment => process.env;

/**
 * The configuration of one process, frozen.
 * @throws an error whose message has one line per mistake, each naming the variable and the fix.
 */
export function loadConfig<P extends ProcessName>(
  process_: P,
  environment: Environment = currentEnvironment(),
): Config<P> {
  const mistakes: string[] = [];
  const parsed = schema.safeParse(withoutBlanks(withSecretsFromFiles(environment, mistakes)));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) mistakes.push(`${issue.path.join('.')}：${issue.message}`);
  }
  if (parsed.success) mistakes.push(...missingFor(process_, parsed.data));
  if (mistakes.length > 0 || !parsed.success) throw new Error(`配置有误：\n${mistakes.join('\n')}`);
  // The needed names were just checked one by one.
  return Object.freeze(parsed.data) as Config<P>;
}

function missingFor(process_: ProcessName, values: Values): readonly string[] {
  return needs[process_]
    .filter((name: VariableName) => values[name] === undefined)
    .map((name: VariableName) => {
      const byFile = (secrets as readonly string[]).includes(name)
        ? `，或以 ${name}_FILE 指定存放它的文件`
        : '';
      return `${name}：未设置，${process_} 需要它${byFile}`;
    });
}

const withoutBlanks = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));

function withSecretsFromFiles(environment: Environment, mistakes: string[]): Environment {
  const values: Record<string, string | undefined> = { ...environment };
  for (const name of secrets) {
    const file = environment[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    if (environment[name]) mistakes.push(`${name} 与 ${name}_FILE 同时设置：只留一个`);
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      mistakes.push(`${name}_FILE：读不到文件 ${file}，检查路径与权限`);
    }
  }
  return values;
}

/** What a process that we start needs of ours beside its configuration: to find programs, and to trust a city's CA. */
const inheritedNames = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];

/** The part of an environment that is handed on: those names, and the variables of this product that are set. */
export function handedOn(environment: Environment = currentEnvironment()): Readonly<Record<string, string>> {
  const names = [...inheritedNames, ...variableNames];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}
