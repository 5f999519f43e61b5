import { loadConfig } from '../../src/config';

const mistakesOf = (load: () => unknown): readonly string[] => {
  try {
    load();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
};

describe('the configuration', () => {
  it('refuses bad values with one line for each mistake, naming the variable and the fix', () => {
    const environment = {
      PORT: '99999',
      DATABASE_URL: 'mysql://x',
      TEMPORAL_ADDRESS: 'localhost',
      PACTA_TIME_START: '2026-02-30',
      PACTA_TIME_SCALE: '-1',
      LOG_LEVEL: 'loud',
    };
    const mistakes = mistakesOf(() => loadConfig('cli', environment));
    expect(mistakes.map((line) => line.split('：')[0]).sort()).toEqual(Object.keys(environment).sort());
    for (const line of mistakes) expect(line).toMatch(/^[A-Z_]+：[^a-z]*\p{Script=Han}/u);
  });

  it('says which variable a process lacks, and that it may come by file', () => {
    const mistakes = mistakesOf(() => loadConfig('vault', {}));
    expect(mistakes.map((line) => line.split('：')[0])).toEqual([
      'VAULT_DATABASE_URL',
      'VAULT_SOCKET',
      'VAULT_KEYS_FILE',
      'SMTP_URL',
    ]);
    expect(mistakes[0]).toContain('VAULT_DATABASE_URL_FILE');
  });

  it('says so when a secret’s file cannot be read, or a secret is given twice', () => {
    expect(mistakesOf(() => loadConfig('cli', { DATABASE_URL_FILE: '/nowhere/url' }))[0]).toContain(
      '/nowhere/url',
    );
    const twice = { DATABASE_URL: 'postgresql://a@b/c', DATABASE_URL_FILE: '/dev/null' };
    expect(mistakesOf(() => loadConfig('cli', twice))[0]).toContain('只留一个');
  });

  it('has machines sign what they send unless somebody writes otherwise', () => {
    expect(loadConfig('cli', {}).SIGNALS_MUST_BE_SIGNED).toBe(true);
    expect(loadConfig('cli', { SIGNALS_MUST_BE_SIGNED: 'false' }).SIGNALS_MUST_BE_SIGNED).toBe(false);
    expect(mistakesOf(() => loadConfig('cli', { SIGNALS_MUST_BE_SIGNED: 'no' }))).toEqual([
      'SIGNALS_MUST_BE_SIGNED：应为 true 或 false',
    ]);
  });

  it('never repeats a secret in a mistake', () => {
    const environment = { DATABASE_URL: 'postgres//pacta:hunter2@db', SMTP_URL: 'hunter2' };
    expect(mistakesOf(() => loadConfig('cli', environment)).join()).not.toContain('hunter2');
  });

  it('cannot be changed after it was read, and takes an empty variable for none', () => {
    const config = loadConfig('cli', { PORT: '', PACTA_TIME_SCALE: '' });
    expect(config.PORT).toBe(3000);
    expect(config.PACTA_TIME_SCALE).toBeUndefined();
    expect(Object.isFrozen(config)).toBe(true);
  });
});
