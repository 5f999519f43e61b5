import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { VaultUnavailableError } from '../../src/vault/client';
import { findCanary } from '../support/canary';
import { eventually } from '../support/eventually';
import { openVault, type RunningVault } from './vault-process';

let vault: RunningVault;
beforeAll(async () => {
  vault = await openVault(30000);
});
afterAll(() => vault.close());

describe('the door', () => {
  it('is a local socket and a token that only their owner can use', () => {
    expect(statSync(vault.socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(`${vault.socketPath}.token`).mode & 0o777).toBe(0o600);
  });

  it('answers nobody without the token', async () => {
    expect(await knock('reveal', '{}', 'Bearer wrong')).toMatchObject({ status: 401 });
    expect(await knock('health', '{}', '')).toMatchObject({ status: 401 });
  });

  it.each([
    ['reveal', '{"requestId":"1 OR 1=1","officerId":"x"}', 400],
    [
      'request-reveal',
      '{"complaintId":"c","officerId":"o","reason":"r","fields":["secret"],"scope":"full"}',
      400,
    ],
    ['reveal-log', '{"before":-1,"limit":5,"complaintId":null}', 400],
    ['send-mail', '{"complaintId":"c","party":"everybody"}', 400],
    ['health', '[]', 400],
    ['health', 'not json', 400],
    ['open-everything', '{}', 404],
    ['constructor', '{}', 404],
  ])('%s %s is answered with %d', async (operation, body, status) => {
    const token = readFileSync(`${vault.socketPath}.token`, 'utf8');
    expect(await knock(operation, body, `Bearer ${token}`)).toMatchObject({ status });
  });

  it('refuses a second vault while one answers, and takes over after kill -9', async () => {
    expect(await vault.startSecond()).toBe(1);
    await vault.stop('SIGKILL');
    await expect(vault.client.health()).rejects.toThrow('保险库没有应答');
    await vault.start();
    expect(await vault.client.health()).toMatchObject({ status: 'ok', keyEpoch: 1 });
  });

  it('says what it finds: the mail server, the keys, the log', async () => {
    expect(await vault.client.doctor()).toMatchObject({ status: 'ok', mail: 'reachable', keyEpoch: 1 });
  });

  it('never writes an identity into its own log', async () => {
    const { complaintId } = await vault.aComplaint();
    await vault.database.pool.query("UPDATE vault.sealed_identity SET custodian_wrap = '\\x00'");
    await expect(vault.client.contactAvailable(complaintId)).rejects.toThrow(VaultUnavailableError);
    const messageId = 'refused@pacta.invalid';
    const mail = { messageId, party: 'complainant', subject: 's', text: 't' } as const;
    const { complaintId: second } = await vault.aComplaint({ email: 'no address' });
    await vault.client.sendMail({ complaintId: second, ...mail });
    // The process writes its lines through a pipe, some moments after it has answered.
    await eventually(async () => Promise.resolve(expect(vault.log().toString()).toContain('send-mail')));
    for (const canary of vault.canaries()) expect(findCanary(vault.log(), canary)).toEqual([]);
  });
});

function knock(operation: string, body: string, authorization: string): Promise<{ readonly status: number }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization };
    const to = { socketPath: vault.socketPath, path: `/${operation}`, method: 'POST', agent: false, headers };
    const outgoing = request(to, (incoming) => {
      incoming.resume();
      resolve({ status: incoming.statusCode ?? 0 });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
