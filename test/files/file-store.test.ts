import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDiskStore, sweepHalfWritten } from '../../src/files/disk-store';
import { FileMissingError, newStorageKey } from '../../src/files/file-store';
import type { FileStore } from '../../src/files/file-store';
import { createS3Store } from '../../src/files/s3-store';
import { startS3Server } from '../support/s3-server';
import type { S3Server } from '../support/s3-server';

let folder: string;
let s3: S3Server;
let stores: Readonly<Record<'a folder' | 'an S3 server', FileStore>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-files-'));
  s3 = await startS3Server();
  const access = { region: 'cn-north-1', bucket: 'evidence', accessKey: 'key', secretKey: 'secret' };
  stores = {
    'a folder': createDiskStore(folder),
    'an S3 server': createS3Store({ endpoint: s3.endpoint, ...access }),
  };
});

afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function* brokenOff(bytes: number): Generator<Buffer> {
  yield Buffer.alloc(bytes, 1);
  throw new Error('the sender went away');
}

describe.each(['a folder', 'an S3 server'] as const)('%s as a file store', (which) => {
  it('gives back what was put, byte by byte, under a name that says nothing', async () => {
    const content = Buffer.from('合同与付款凭证'.repeat(1_000));
    const key = await stores[which].put(Readable.from([content.subarray(0, 99), content.subarray(99)]));
    expect(key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{32}$/);
    expect((await buffer(await stores[which].open(key))).equals(content)).toBe(true);
  });

  it('takes files larger than one part', async () => {
    const content = Buffer.alloc(12 * 1024 * 1024, 7);
    const pieces = Array.from({ length: 48 }, (_, index) =>
      content.subarray(index * 262_144, (index + 1) * 262_144),
    );
    const key = await stores[which].put(Readable.from(pieces));
    expect((await buffer(await stores[which].open(key))).equals(content)).toBe(true);
  });

  it.each([1_000, 11 * 1024 * 1024])(
    'leaves nothing behind when the sender goes away after %i bytes',
    async (bytes) => {
      const before = { files: filesIn(folder).length, objects: s3.objects.size };
      await expect(stores[which].put(Readable.from(brokenOff(bytes)))).rejects.toThrow(
        'the sender went away',
      );
      expect({ files: filesIn(folder).length, objects: s3.objects.size }).toEqual(before);
      expect(s3.openUploads.size).toBe(0);
    },
  );

  it('deletes, and does not mind doing it again', async () => {
    const key = await stores[which].put(Readable.from(['x']));
    await stores[which].delete(key);
    await stores[which].delete(key);
    await expect(stores[which].open(key)).rejects.toThrow(FileMissingError);
  });

  it.each(['../../etc/passwd', 'ab/../../x', '/etc/passwd', ''])('cannot be led to %j', async (key) => {
    await expect(stores[which].open(key)).rejects.toThrow(RangeError);
  });

  it('says so when a file that should be there is missing', async () => {
    await expect(stores[which].open(newStorageKey())).rejects.toThrow(FileMissingError);
  });
});

describe('a folder as a file store', () => {
  it('keeps files readable by nobody else', async () => {
    const key = await stores['a folder'].put(Readable.from(['x']));
    expect(statSync(join(folder, key)).mode & 0o077).toBe(0);
  });

  it('sweeps out what was half-written when a process was killed, and nothing younger than a day', async () => {
    const arriving = join(folder, 'arriving');
    writeFileSync(join(arriving, 'old'), 'x');
    writeFileSync(join(arriving, 'young'), 'x');
    const twoDaysAgo = Date.now() / 1_000 - 2 * 86_400;
    utimesSync(join(arriving, 'old'), twoDaysAgo, twoDaysAgo);
    expect(await sweepHalfWritten(folder, new Date())).toBe(1);
    expect(readdirSync(arriving)).toEqual(['young']);
  });
});

describe('an S3 server as a file store', () => {
  it('calls off an upload that the server breaks, and tells the caller', async () => {
    s3.failParts = true;
    const content = Readable.from(Array.from({ length: 12 }, () => Buffer.alloc(1024 * 1024, 1)));
    await expect(stores['an S3 server'].put(content)).rejects.toThrow();
    s3.failParts = false;
    expect(s3.openUploads.size).toBe(0);
  });
});
