import { Readable } from 'node:stream';
import { DEFAULT_EVIDENCE_LIMITS } from '../../../src/domain/evidence';
import { toEvidenceId } from '../../../src/domain/ids';
import type { FileStore } from '../../../src/files/file-store';
import { keepFile, recordEvidence, uploadKeyOf } from '../../../src/intake/receive-evidence';
import { linkEvidence } from '../../../src/store/evidence.store';
import type { HandIn } from './tell-story';

/** One page that says what it is. Fonts that every reader has know no Chinese, so it says it in English. */
function demoLetter(): Buffer {
  const text = 'BT /F1 18 Tf 72 720 Td (Demo city: a sealed letter. Nobody real wrote it.) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, 'latin1');
}

/** Files of the stories go through the same door as everybody's, and are linked to their case at once. */
export function handInTo(files: FileStore): HandIn {
  return async ({ database }, { name, caseId, by, at }) => {
    const limits = DEFAULT_EVIDENCE_LIMITS;
    const intake = { database, files, limits, now: () => Promise.resolve(at) };
    const kept = await keepFile(intake, Readable.from([demoLetter()]), name);
    if (!kept.ok) throw new Error(`${name}: ${kept.refusal.type}`);
    const upload = {
      uploadedBy: by,
      uploadKey: uploadKeyOf(`demo-city/${caseId}`, name),
      identifying: false,
    };
    const evidence = await recordEvidence(intake, kept.value, upload);
    if (!evidence.ok) throw new Error(`${name}: ${evidence.refusal.type}`);
    const { evidenceId } = evidence.value;
    const linked = await linkEvidence(
      database.prisma,
      { caseId, evidenceIds: [toEvidenceId(evidenceId)] },
      limits,
    );
    if (!linked.ok) throw new Error(`${name}: ${linked.refusal.type}`);
    return evidenceId;
  };
}
