import { createHash, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { sampleOf } from '../support/sample-files';
import { aCase, createFileWorld, limits, pdf, problemOf, receivedAt } from './file-world';
import type { FileWorld, Sent } from './file-world';

let world: FileWorld;

beforeAll(async () => {
  world = await createFileWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.accesses.length = 0;
  world.readable.clear();
});

describe('handing in evidence', () => {
  it('keeps it with its hash, its type by content and the legal moment of receipt', async () => {
    const evidence = await world.uploaded({ token: world.officer, fields: { identifying: 'true' } });
    expect(evidence).toMatchObject({
      ...{
        caseId: null,
        name: '合同.pdf',
        size: pdf.length,
        mediaType: 'application/pdf',
        identifying: true,
      },
      ...{ uploadedBy: 'officer', receivedAt, sha256: createHash('sha256').update(pdf).digest('hex') },
    });
  });

  it('is open to a visitor who has yet to file, and to a complainant by receipt', async () => {
    expect((await world.uploaded()).uploadedBy).toBe('anonymous');
    const receipt = await world.signIn({
      ...{ subject: 'complainant', caseId: aCase(), party: 'complainant', authority: 'special' },
    });
    expect((await world.uploaded({ token: receipt })).uploadedBy).toBe('complainant');
  });

  it('is the same evidence when the same world.upload is repeated, also twenty times at once', async () => {
    const key = randomUUID();
    const before = world.keptFiles();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.uploaded({ token: world.officer, key })),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(world.keptFiles()).toBe(before + 1);
  });

  it('refuses another file under the same key', async () => {
    const key = randomUUID();
    await world.uploaded({ token: world.officer, key });
    const before = world.keptFiles();
    const response = await world.upload({ token: world.officer, key, bytes: sampleOf('application/pdf') });
    expect(response.status).toBe(422);
    expect(world.keptFiles()).toBe(before);
    expect((await world.upload({ token: world.colleague, key })).status).toBe(201);
  });

  it.each([
    [
      'a program that calls itself a contract',
      { bytes: Buffer.from('MZ\u0090\0program') },
      400,
      '按内容判断',
    ],
    ['a picture that calls itself a contract', { bytes: sampleOf('image/png') }, 400, '内容是 image/png'],
    ['a page for a browser', { bytes: Buffer.from('<html>'), name: 'a.html' }, 400, '按内容判断'],
    ['nothing', { bytes: Buffer.alloc(0) }, 400, '文件是空的'],
    ['too much', { bytes: Buffer.concat([pdf, Buffer.alloc(limits.fileBytes)]) }, 413, '超过上限'],
    ['a file under another field', { fileField: 'attachment' }, 400, '没有名为“attachment”'],
    ['a field that does not exist', { fields: { note: 'x' } }, 400, '没有名为“note”'],
    ['a field with a wrong value', { fields: { identifying: '是' } }, 400, '允许的值'],
  ])('refuses %s, says why, and keeps nothing', async (_what, sent: Sent, status, reason) => {
    const before = world.keptFiles();
    const response = await world.upload({ token: world.officer, ...sent });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(await problemOf(response))).toContain(reason);
    expect(world.keptFiles()).toBe(before);
  });

  it('asks for a file, an Idempotency-Key and a form', async () => {
    const headers = { Authorization: `Bearer ${world.officer}` };
    const form = new FormData();
    form.append('identifying', 'true');
    const without = { method: 'POST', body: form, headers: { ...headers, 'Idempotency-Key': randomUUID() } };
    expect(JSON.stringify(await problemOf(await fetch(`${world.base}/evidence`, without)))).toContain(
      '缺少文件',
    );
    expect((await fetch(`${world.base}/evidence`, { method: 'POST', body: form, headers })).status).toBe(400);
    const json = {
      ...without,
      body: '{}',
      headers: { ...without.headers, 'Content-Type': 'application/json' },
    };
    expect((await fetch(`${world.base}/evidence`, json)).status).toBe(415);
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['a body that is no form', 'multipart/form-data; boundary=b', 'no form at all'],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    ],
  ])('answers %s with a problem', async (_what, type, body) => {
    const before = world.keptFiles();
    const headers = {
      'Content-Type': type,
      'Idempotency-Key': randomUUID(),
      Authorization: `Bearer ${world.officer}`,
    };
    const response = await fetch(`${world.base}/evidence`, { method: 'POST', body, headers });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(world.keptFiles()).toBe(before);
  });

  it('leaves nothing behind when the sender goes away in the middle', async () => {
    const before = world.keptFiles();
    const { port } = world;
    const headers = {
      ...{ 'Content-Type': 'multipart/form-data; boundary=b', 'Idempotency-Key': randomUUID() },
      'Content-Length': 100_000,
    };
    const sending = httpRequest({
      port,
      host: '127.0.0.1',
      path: '/api/v1/evidence',
      method: 'POST',
      headers,
    });
    sending.on('error', () => undefined);
    sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7');
    await new Promise((resolve) => setTimeout(resolve, 200));
    sending.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(world.keptFiles()).toBe(before);
  });

  it('makes a name safe before it is kept', async () => {
    const evidence = await world.uploaded({ token: world.officer, name: '../../etc/合\u202E同.pdf' });
    expect(evidence.name).toBe('合同.pdf');
  });
});
