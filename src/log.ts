import { pino } from 'pino';
import type { LogFn, Logger } from 'pino';

const maskedUrl = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi;

interface LoggedError {
  readonly type: string;
  readonly code?: string | number | undefined;
  readonly table?: string | undefined;
  readonly constraint?: string | undefined;
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Drivers put the offending values into `message` and `detail` ("Key (phone)=(138…) already exists"), Prisma the
 * whole call. So of an error that carries a driver's code only names are kept, which are ours, never values.
 */
const isFromDriver = (error: Record<string, unknown>): boolean =>
  'severity' in error ||
  'clientVersion' in error ||
  'driverAdapterError' in error ||
  'routine' in error ||
  (isRecord(error['cause']) && isFromDriver(error['cause']));

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const stackFramesOf = (error: Record<string, unknown>): string | undefined =>
  textOr(error['stack'])
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** What may be said of an error in a log: its kind and place always, its message only when it is not a driver's. */
export function toLoggedError(error: unknown): LoggedError {
  if (!isRecord(error)) return { type: typeof error };
  const { code } = error;
  return {
    type: textOr(error['name']) ?? 'Error',
    code: typeof code === 'number' ? code : textOr(code),
    stack: stackFramesOf(error),
    ...(isFromDriver(error)
      ? { table: textOr(error['table']), constraint: textOr(error['constraint']) }
      : { message: textOr(error['message'])?.replace(maskedUrl, '$1***@') }),
  };
}

/** Of a request: how, where and who answered. Query strings may hold receipts, headers hold sessions: never logged. */
function toLoggedRequest(request: unknown): unknown {
  if (!isRecord(request)) return {};
  const path = textOr(request['url'])?.split('?')[0];
  return { id: request['id'], method: request['method'], path };
}

function toLoggedResponse(response: unknown): unknown {
  return isRecord(response) ? { status: response['statusCode'] } : {};
}

/**
 * Keys under which something may be logged. What is not named here is dropped, so that a careless
 * `log.info({ body })` writes nothing: secrets need no list, harmless facts do.
 */
const allowedKeys = new Set([
  ...['error', 'err', 'req', 'res', 'requestId', 'durationMs', 'status', 'method', 'path', 'route'],
  ...[
    'caseId',
    'commandId',
    'eventType',
    'sequence',
    'epoch',
    'deliveryId',
    'workflowId',
    'runId',
    'taskQueue',
  ],
  ...[
    'count',
    'attempt',
    'retryInMs',
    'port',
    'address',
    'version',
    'migration',
    'part',
    'pid',
    'signal',
    'exitCode',
  ],
  ...['channel', 'mode', 'scale', 'caseTime', 'level', 'type', 'operation', 'index', 'lagMs'],
]);

const allowOnly = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([key]) => allowedKeys.has(key)));

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';

/** Values under free keys must be plain; an object slipped in under an allowed key is dropped too. */
function toLogged(object: Record<string, unknown>): Record<string, unknown> {
  const serialised = new Set(['error', 'err', 'req', 'res']);
  return Object.fromEntries(
    Object.entries(allowOnly(object)).filter(([key, value]) => serialised.has(key) || isPlain(value)),
  );
}

/** pino takes an error's message for the line's text when no text is given; that would go round the serialisers. */
function withoutErrorMessages(
  this: Logger,
  args: Parameters<LogFn>,
  method: (this: Logger, ...args: Parameters<LogFn>) => void,
): void {
  const [first, text] = args as readonly unknown[];
  const message = typeof text === 'string' ? text : '出错';
  if (first instanceof Error) return method.call(this, { error: first }, message);
  if (isRecord(first) && 'err' in first) return method.call(this, first, message);
  return method.apply(this, args);
}

/** pino formats the bindings of the first logger only; those of its children go round the formatter. */
function withCarefulChildren(logger: Logger): Logger {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the logger it belongs to
  const childOf = logger.child;
  const careful = function (this: Logger, bindings: Record<string, unknown>, ...rest: unknown[]): unknown {
    return Reflect.apply(childOf, this, [toLogged(bindings), ...rest]);
  };
  return Object.assign(logger, { child: careful });
}

/** A logger that cannot say more than it may. `destination` is for tests; everybody else writes to standard output. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), log: toLogged },
    hooks: { logMethod: withoutErrorMessages },
    serializers: { error: toLoggedError, err: toLoggedError, req: toLoggedRequest, res: toLoggedResponse },
  };
  const logger: Logger = destination === undefined ? pino(options) : pino(options, destination);
  return withCarefulChildren(logger);
}

export const log: Logger = createLog('info');

/** Called once by an entry point when its configuration has been read. */
export function setLogLevel(level: string): void {
  log.level = level;
}
