import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A document of so many bytes, each like no other. @returns where it lies, and its SHA-256 */
export function writeLargeFile(folder: string, name: string, bytes: number): LargeFile {
  const path = join(folder, name);
  const content = Buffer.concat([Buffer.from(PDF), randomBytes(bytes - PDF.length)]);
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
}

interface LargeFile {
  readonly path: string;
  readonly sha256: string;
}

/** A small document to hand in. @returns where it lies */
export function writeSampleFile(folder: string): string {
  const file = join(folder, '材料.pdf');
  writeFileSync(file, PDF);
  return file;
}
