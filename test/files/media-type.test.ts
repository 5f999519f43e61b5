import { EVIDENCE_TYPES, hasEndingOf, toSafeName } from '../../src/domain/evidence';
import { mediaTypeOf } from '../../src/files/media-type';
import { aZip, sampleOf } from '../support/sample-files';

const typeOf = (bytes: Buffer) =>
  mediaTypeOf({ head: bytes.subarray(0, 4_096), tail: bytes.subarray(-262_144) });
const types = Object.keys(EVIDENCE_TYPES) as (keyof typeof EVIDENCE_TYPES)[];

describe('the type of a file', () => {
  it.each(types)('%s is known by its content', (type) => {
    expect(typeOf(sampleOf(type))).toBe(type);
  });

  it.each([
    ['a program', Buffer.from('MZ\u0090\u0000 this program cannot be run', 'latin1')],
    ['a page with a script', Buffer.from('<html><script>alert(1)</script>')],
    ['a picture with a script (SVG)', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['plain text', Buffer.from('plain text')],
    ['any other ZIP', aZip(['a.txt'])],
    ['a document with macros', aZip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
    ['a ZIP that only begins like one', aZip(['[Content_Types].xml', 'word/document.xml']).subarray(0, 60)],
    ['an unknown film format', Buffer.from('\0\0\0\x18ftypqt  \0\0\0\0', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('%s may not be handed in', (_what, bytes) => {
    expect(typeOf(bytes)).toBeNull();
  });

  it('survives a ZIP whose table of contents lies about its size', () => {
    const bytes = aZip(['[Content_Types].xml', 'word/document.xml']);
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    for (const lie of [0, 1, 0xffff, 0xffffffff]) {
      bytes.writeUInt32LE(lie, end + 12);
      expect(typeOf(bytes)).toBeNull();
    }
  });
});

describe('the name of a file', () => {
  it.each([
    ['结算审核报告.pdf', '结算审核报告.pdf'],
    ['C:\\用户\\桌面\\合同.docx', '合同.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['换\r\n行.pdf', '换行.pdf'],
    ['"引号".pdf', '引号.pdf'],
    ['.pdf', '未命名.pdf'],
    ['', '未命名'],
  ])('%j is kept as %j', (given, kept) => {
    expect(toSafeName(given)).toBe(kept);
  });

  it('is never longer than 120 characters, and keeps its ending', () => {
    const name = toSafeName(`${'长'.repeat(500)}.pdf`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  it('must end as its content does', () => {
    expect(hasEndingOf('照片.JPEG', 'image/jpeg')).toBe(true);
    expect(hasEndingOf('照片.jpg.exe', 'image/jpeg')).toBe(false);
    expect(hasEndingOf('pdf', 'image/jpeg')).toBe(false);
  });
});
