import { createLog } from '../../src/log';

const canary = '欧阳翡翠 13912345678';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => lines.push(line) }));
  return lines.join('');
}

const driverError = Object.assign(new Error(`duplicate key value: (${canary})`), {
  code: '23505',
  severity: 'ERROR',
  detail: `Key (phone)=(${canary}) already exists`,
  table: 'identity',
  constraint: 'identity_phone_key',
});

describe('the log', () => {
  it.each([
    ['a body', (log) => log.info({ body: { name: canary } }, '收到')],
    ['an object under an allowed key', (log) => log.info({ status: { name: canary } }, '收到')],
    ['a free key of a child logger', (log) => log.child({ complainant: canary }).info('收到')],
    [
      'a query string',
      (log) =>
        log.info(
          { req: { method: 'GET', url: `/x?receipt=${canary}`, headers: { cookie: canary } } },
          '收到',
        ),
    ],
    ['the values in a database error', (log) => log.error({ error: driverError }, '写入失败')],
    ['a database error that is all that was given', (log) => log.error(driverError)],
    ['a database error as err without a text', (log) => log.error({ err: driverError })],
    [
      'a database error inside another',
      (log) => log.error({ error: new Error(canary, { cause: driverError }) }, '失败'),
    ],
  ] satisfies [string, (log: ReturnType<typeof createLog>) => void][])('never holds %s', (_name, write) => {
    const text = logged(write);
    expect(text).not.toContain('欧阳翡翠');
    expect(text).not.toContain('13912345678');
    expect(text.trim()).not.toBe('');
  });

  it('keeps what helps: code, table, rule, case, our own messages, without the password of an address', () => {
    expect(logged((log) => log.error({ error: driverError, caseId: 'c-1' }, '写入失败'))).toContain(
      '"code":"23505"',
    );
    expect(logged((log) => log.error({ error: driverError, caseId: 'c-1' }, '写入失败'))).toContain(
      '"caseId":"c-1"',
    );
    const own = new Error('连不上 postgresql://pacta_app:hunter2@db:5432/pacta');
    expect(logged((log) => log.error({ error: own }, '启动失败'))).toContain(
      'postgresql://***@db:5432/pacta',
    );
  });
});
