import { deflateRawSync } from 'node:zlib';

/** A little more than a workbook may become. */
const SWOLLEN_BYTES = 110_000_000;

/** An archive of one file that becomes a hundred megabytes and more when it is unpacked, whatever its directory says of it. */
export function swollen({ says }: { readonly says: number }): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const packed = deflateRawSync(Buffer.alloc(SWOLLEN_BYTES), { level: 1 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  describeEntry(local, 6, { name, packed, says });
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  describeEntry(entry, 8, { name, packed, says });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

interface Described {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly says: number;
}

/** Deflated, its sizes, and the length of its name; `at` is where its flags stand. */
function describeEntry(header: Buffer, at: number, { name, packed, says }: Described): void {
  header.writeUInt16LE(8, at + 2);
  header.writeUInt32LE(packed.length, at + 12);
  header.writeUInt32LE(says, at + 16);
  header.writeUInt16LE(name.length, at + 20);
}
