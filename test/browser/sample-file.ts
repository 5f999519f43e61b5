import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A small document to hand in. @returns where it lies */
export function writeSampleFile(folder: string): string {
  const file = join(folder, '材料.pdf');
  writeFileSync(file, PDF);
  return file;
}
