import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

/**
 * Whether an archive stays within a size when it is unpacked. What its directory says is believed of nothing: every
 * entry is unpacked once, and may not become larger than it says.
 */
export function unpacksWithin(archive: Buffer, limitBytes: number): boolean {
  try {
    const entries = entriesOf(archive);
    if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > limitBytes) return false;
    return entries.every((entry) => unpacksAsSaid(archive, entry));
  } catch {
    return false;
  }
}

function entriesOf(archive: Buffer): readonly Entry[] {
  const end = archive.lastIndexOf(signature(END));
  if (end < 0 || end < archive.length - END_BYTES - LONGEST_COMMENT) throw new Error('no end of a directory');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('no entry of a directory');
    entries.push({
      method: archive.readUInt16LE(at + 10),
      packedBytes: archive.readUInt32LE(at + 20),
      bytes: archive.readUInt32LE(at + 24),
      at: archive.readUInt32LE(at + 42),
    });
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    at += lengths.reduce((sum, length) => sum + length, 46);
  }
  return entries;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function unpacksAsSaid(archive: Buffer, { method, packedBytes, bytes, at }: Entry): boolean {
  if (method === STORED) return packedBytes === bytes;
  if (method !== DEFLATED) return false;
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(from, from + packedBytes);
  // zlib takes no limit of nothing.
  return inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) }).length === bytes;
}
