import type { EvidenceMediaType } from '../domain/evidence';

/** The first and the last bytes of a file: enough to tell its kind without keeping it in memory. */
export interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
}

export const headBytes = 4_096;
/** A ZIP's table of contents stands at its end; one of an office document fits in this. */
export const tailBytes = 262_144;

const startsWith = (bytes: Buffer, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const END_OF_CENTRAL_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const CENTRAL_ENTRY = 0x02014b50;

/** The names in a ZIP's central directory, as far as the tail reaches; none when it is not whole. */
function zipNames(tail: Buffer): readonly string[] {
  const end = tail.lastIndexOf(END_OF_CENTRAL_DIRECTORY);
  if (end < 0 || end + 22 > tail.length) return [];
  const directoryBytes = tail.readUInt32LE(end + 12);
  let at = end - directoryBytes;
  const names: string[] = [];
  while (at >= 0 && at + 46 <= end && tail.readUInt32LE(at) === CENTRAL_ENTRY) {
    const nameLength = tail.readUInt16LE(at + 28);
    names.push(tail.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return names;
}

function typeOfZip({ tail }: Ends): EvidenceMediaType | null {
  const names = zipNames(tail);
  // Macros run when somebody opens the file.
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return null;
  if (names.includes('OFD.xml')) return 'application/ofd';
  if (!names.includes('[Content_Types].xml')) return null;
  if (names.includes('word/document.xml')) {
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  }
  return names.includes('xl/workbook.xml')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : null;
}

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'];
const AUDIO_BRANDS = ['M4A ', 'M4B '];
const VIDEO_BRANDS = [
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'mp41',
  'mp42',
  'avc1',
  'dash',
  'M4V ',
  'MSNV',
  '3gp4',
  '3gp5',
];

/** ISO base media: `ftyp` and the major brand say what the box holds. */
function typeOfIsoMedia({ head }: Ends): EvidenceMediaType | null {
  const brand = head.toString('latin1', 8, 12);
  if (HEIC_BRANDS.includes(brand)) return 'image/heic';
  if (AUDIO_BRANDS.includes(brand)) return 'audio/mp4';
  return VIDEO_BRANDS.includes(brand) ? 'video/mp4' : null;
}

/** An ID3 tag, or the sync word of an MPEG-1/2 Layer III frame with a bit rate and a sampling rate that exist. */
function isMp3(head: Buffer): boolean {
  if (startsWith(head, [0x49, 0x44, 0x33])) return true;
  const [first = 0, second = 0, third = 0] = head;
  const isLayerThree = first === 0xff && [0xfb, 0xfa, 0xf3, 0xf2, 0xe3, 0xe2].includes(second);
  return isLayerThree && third >> 4 !== 0xf && third >> 4 !== 0 && ((third >> 2) & 3) !== 3;
}

interface Signature {
  readonly fits: (ends: Ends) => boolean;
  readonly typeOf: (ends: Ends) => EvidenceMediaType | null;
}

const SIGNATURES: readonly Signature[] = [
  { fits: ({ head }) => startsWith(head, [0x25, 0x50, 0x44, 0x46, 0x2d]), typeOf: () => 'application/pdf' },
  { fits: ({ head }) => startsWith(head, [0xff, 0xd8, 0xff]), typeOf: () => 'image/jpeg' },
  {
    fits: ({ head }) => startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    typeOf: () => 'image/png',
  },
  { fits: ({ head }) => startsWith(head, [0x50, 0x4b, 0x03, 0x04]), typeOf: typeOfZip },
  { fits: ({ head }) => startsWith(head, [0x66, 0x74, 0x79, 0x70], 4), typeOf: typeOfIsoMedia },
  { fits: ({ head }) => isMp3(head), typeOf: () => 'audio/mpeg' },
];

/** What a file is, by its content alone; null for everything that may not be handed in. */
export function mediaTypeOf(ends: Ends): EvidenceMediaType | null {
  return SIGNATURES.find((signature) => signature.fits(ends))?.typeOf(ends) ?? null;
}
