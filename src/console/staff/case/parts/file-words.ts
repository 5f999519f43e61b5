/** What the server takes as evidence (domain/evidence.ts), as a file dialog understands it. */
export const FILE_TYPES = '.pdf,.ofd,.jpg,.jpeg,.png,.heic,.docx,.xlsx,.mp3,.m4a,.mp4';

const KILO = 1024;

/** 1.2 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO * KILO) return `${Math.round(bytes / KILO)} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}
