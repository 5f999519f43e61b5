import { crc32 } from 'node:zlib';
import type { EvidenceMediaType } from '../../src/domain/evidence';

/** A ZIP of stored entries, each with its own name for content. */
export function aZip(names: readonly string[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const data = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(data.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, data, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, data);
    offset += 30 + 2 * data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const isoMedia = (brand: string): Buffer => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0isommp42`, 'latin1');

const samples: Readonly<Record<EvidenceMediaType, () => Buffer>> = {
  'application/pdf': () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n', 'latin1'),
  'application/ofd': () => aZip(['OFD.xml', 'Doc_0/Document.xml']),
  'image/jpeg': () => Buffer.from('\xff\xd8\xff\xe0\x00\x10JFIF', 'latin1'),
  'image/png': () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  'image/heic': () => isoMedia('heic'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': () =>
    aZip(['[Content_Types].xml', 'word/document.xml']),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': () =>
    aZip(['[Content_Types].xml', 'xl/workbook.xml']),
  'audio/mpeg': () => Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'),
  'audio/mp4': () => isoMedia('M4A '),
  'video/mp4': () => isoMedia('isom'),
};

/** The smallest file that passes for the type. */
export function sampleOf(type: EvidenceMediaType): Buffer {
  return samples[type]();
}
