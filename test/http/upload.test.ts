import { createHash, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { expireUploads } from '../../src/intake/receive-upload';
import { sampleOf } from '../support/sample-files';
import { eventually } from '../support/eventually';
import { aCase, createFileWorld, limits, pdf, problemOf, type FileWorld } from './file-world';

let world: FileWorld;

beforeAll(async () => {
  world = await createFileWorld();
});
afterAll(() => world.close());

interface Standing {
  readonly id: string | null;
  readonly size: number;
  readonly received: number;
  readonly evidence: { readonly id: string; readonly sha256: string; readonly uploadedBy: string } | null;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const signedIn = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` };
const standingIn = async (response: Response): Promise<Standing> => (await response.json()) as Standing;

interface Begun {
  readonly token?: string;
  readonly key?: string;
  readonly file?: object;
}

const begin = ({ token, key, file }: Begun = {}): Promise<Response> =>
  fetch(`${world.base}/evidence/uploads`, {
    method: 'POST',
    headers: {
      'Idempotency-Key': key ?? randomUUID(),
      'Content-Type': 'application/json',
      ...signedIn(token),
    },
    body: JSON.stringify({ name: '合同.pdf', size: pdf.length, ...file }),
  });

async function begun(given: Begun = {}): Promise<Standing & { readonly id: string }> {
  const standing = await standingIn(await begin(given));
  if (standing.id === null) throw new Error('it is whole already');
  return { ...standing, id: standing.id };
}

const send = (id: string, offset: number, bytes: Buffer, token?: string): Promise<Response> =>
  fetch(`${world.base}/evidence/uploads/${id}`, {
    method: 'PATCH',
    headers: {
      'Upload-Offset': String(offset),
      'Content-Type': 'application/octet-stream',
      ...signedIn(token),
    },
    body: new Uint8Array(bytes),
  });

/** Promises more than it sends, and is gone. */
function sendsPartAndIsCut(id: string, offset: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const headers = {
      ...{ 'Upload-Offset': offset, 'Content-Type': 'application/octet-stream' },
      'Content-Length': pdf.length - offset,
    };
    const path = `/api/v1/evidence/uploads/${id}`;
    const request = httpRequest({ port: world.port, host: '127.0.0.1', path, method: 'PATCH', headers });
    request.on('error', () => resolve());
    request.write(bytes, () => setTimeout(() => request.destroy(new Error('cut')), 50));
  });
}

describe('an upload that is cut', () => {
  it('goes on where it was, over as many connections as it needs, and is the file that was sent', async () => {
    const key = randomUUID();
    const before = world.keptFiles();
    const { id, received } = await begun({ key });
    expect(received).toBe(0);
    await sendsPartAndIsCut(id, 0, pdf.subarray(0, 20_000));
    const again = await eventually(async () => {
      const standing = await begun({ key });
      expect(standing).toMatchObject({ id, received: 20_000, size: pdf.length, evidence: null });
      return standing;
    }, 5_000);
    expect(await standingIn(await send(id, again.received, pdf.subarray(20_000, 30_000)))).toMatchObject({
      received: 30_000,
    });
    const whole = await standingIn(await send(id, 30_000, pdf.subarray(30_000)));
    expect(whole).toMatchObject({ id: null, received: pdf.length });
    expect(whole.evidence).toMatchObject({ sha256: hashOf(pdf), uploadedBy: 'anonymous' });
    // Its pieces are gone, and whoever did not hear the answer asks again.
    expect(world.keptFiles()).toBe(before + 1);
    expect((await standingIn(await begin({ key }))).evidence).toEqual(whole.evidence);
  });

  it('is told the right place when it goes on from a wrong one, and loses nothing by it', async () => {
    const { id } = await begun();
    await send(id, 0, pdf.subarray(0, 1_000));
    for (const offset of [0, 999, 1_001, pdf.length]) {
      const response = await send(id, offset, pdf.subarray(offset, offset + 10));
      expect(response.status).toBe(409);
      expect(response.headers.get('upload-offset')).toBe('1000');
      expect((await problemOf(response)).detail).toContain('第 1000 字节');
    }
    expect((await standingIn(await send(id, 1_000, pdf.subarray(1_000)))).evidence?.sha256).toBe(hashOf(pdf));
  });

  it('takes the same piece once when two connections send it at once', async () => {
    const { id } = await begun();
    const answers = await Promise.all([1, 2, 3].map(() => send(id, 0, pdf.subarray(0, 10_000))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await standingIn(await send(id, 10_000, pdf.subarray(10_000)))).evidence?.sha256).toBe(
      hashOf(pdf),
    );
  });

  it('outlives the process that received it: what arrived stands in the store and the files', async () => {
    const key = randomUUID();
    const { id } = await begun({ key });
    await send(id, 0, pdf.subarray(0, 40_000));
    const other = await world.anotherApi();
    const headers = { 'Upload-Offset': '40000', 'Content-Type': 'application/octet-stream' };
    const body = new Uint8Array(pdf.subarray(40_000));
    const response = await fetch(`${other.base}/evidence/uploads/${id}`, { method: 'PATCH', headers, body });
    expect((await standingIn(response)).evidence?.sha256).toBe(hashOf(pdf));
    await other.close();
  });
});

describe('an upload belongs to whoever began it', () => {
  it('is not there for anybody else', async () => {
    const mine = await begun({ token: world.officer });
    const receipt = await world.complainant(aCase());
    for (const token of [world.colleague, receipt, undefined]) {
      expect((await send(mine.id, 0, pdf, token)).status).toBe(404);
      const left = await fetch(`${world.base}/evidence/uploads/${mine.id}`, {
        ...{ method: 'DELETE', headers: signedIn(token) },
      });
      expect(left.status).toBe(404);
    }
    const whole = await standingIn(await send(mine.id, 0, pdf, world.officer));
    expect(whole.evidence).toMatchObject({ uploadedBy: 'officer' });
  });

  it('is another one under the same key of another sender, and refused when told otherwise under its own', async () => {
    const key = randomUUID();
    const { id } = await begun({ key, token: world.officer });
    expect((await begun({ key, token: world.colleague })).id).not.toBe(id);
    expect((await begin({ key, token: world.officer, file: { size: 5 } })).status).toBe(422);
    await send(id, 0, pdf, world.officer);
    expect((await begin({ key, token: world.officer, file: { size: 5 } })).status).toBe(422);
  });

  it('can be given up, and leaves nothing behind', async () => {
    const before = world.keptFiles();
    const { id } = await begun({ token: world.officer });
    await send(id, 0, pdf.subarray(0, 1_000), world.officer);
    expect(world.keptFiles()).toBe(before + 1);
    const path = `${world.base}/evidence/uploads/${id}`;
    expect((await fetch(path, { method: 'DELETE', headers: signedIn(world.officer) })).status).toBe(204);
    expect(world.keptFiles()).toBe(before);
    expect((await send(id, 1_000, pdf.subarray(1_000), world.officer)).status).toBe(404);
  });
});

describe('an upload keeps to what is allowed', () => {
  it('is refused before a byte is sent when it is too large', async () => {
    const response = await begin({ file: { size: limits.fileBytes + 1 } });
    expect(response.status).toBe(413);
  });

  it('is refused before a byte is sent when it has none', async () => {
    const response = await begin({ file: { size: 0 } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await problemOf(response))).toContain('文件是空的');
  });

  it('takes no more bytes than were announced, and still answers', async () => {
    const { id } = await begun({ file: { size: 1_000 } });
    const before = world.keptFiles();
    expect((await send(id, 0, pdf)).status).toBe(413);
    expect(world.keptFiles()).toBe(before);
  });

  it.each([
    ['a program that calls itself a contract', Buffer.from('MZ\u0090\0program'), '按内容判断'],
    ['a picture that calls itself a contract', sampleOf('image/png'), '内容是 image/png'],
  ])('refuses %s when it is whole, says why, and keeps nothing', async (_what, bytes, reason) => {
    const before = world.keptFiles();
    const { id } = await begun({ file: { size: bytes.length } });
    const response = await send(id, 0, bytes);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await problemOf(response))).toContain(reason);
    expect(world.keptFiles()).toBe(before);
    expect((await send(id, 0, bytes)).status).toBe(404);
  });

  it('lets one officer have so many under way and no more', async () => {
    const token = await world.signIn({ subject: 'officer', officerId: world.colleagueId });
    const statuses: number[] = [];
    for (let count = 0; count <= limits.unfinishedPerSender; count += 1) {
      statuses.push((await begin({ token })).status);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses[0]).toBe(201);
    await world.database.pool.query("DELETE FROM app.upload WHERE uploaded_by->>'officerId' = $1", [
      world.colleagueId,
    ]);
  });

  it('expires when nobody goes on with it: soon when nothing came, after a day when something did', async () => {
    const [empty, started] = [await begun(), await begun()];
    await send(started.id, 0, pdf.subarray(0, 500));
    const age = (hours: number): Promise<unknown> =>
      world.test.pool.query(
        "UPDATE app.upload SET changed_at = now() - $1::int * interval '1 hour' WHERE id = ANY($2)",
        [hours, [empty.id, started.id]],
      );
    const left = async (): Promise<readonly string[]> => {
      const ids = [empty.id, started.id];
      const { rows } = await world.database.pool.query<{ id: string }>(
        'SELECT id::text FROM app.upload WHERE id = ANY($1)',
        [ids],
      );
      return rows.map(({ id }) => id);
    };
    const before = world.keptFiles();
    await expireUploads(world.deps);
    expect((await left()).length).toBe(2);
    await age(2);
    await expireUploads(world.deps);
    expect(await left()).toEqual([started.id]);
    await age(25);
    await expireUploads(world.deps);
    expect(await left()).toEqual([]);
    expect(world.keptFiles()).toBe(before - 1);
  });
});
