import type { CaseId, EvidenceId, Instant } from './ids';
import type { Actor } from './officer';

/** What may be handed in as proof. The type is judged by content, the ending must agree with it. */
export const EVIDENCE_TYPES = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a'],
  'video/mp4': ['mp4'],
} as const satisfies Record<string, readonly string[]>;

export type EvidenceMediaType = keyof typeof EVIDENCE_TYPES;

/** Policy: how much proof one case may hold. */
export interface EvidenceLimits {
  readonly fileBytes: number;
  readonly filesPerCase: number;
  readonly caseBytes: number;
  /** What is not linked to a case goes after this long, in real time. */
  readonly unlinkedHours: number;
  /** All unlinked files together: a public door must not fill the disk. */
  readonly unlinkedBytes: number;
  /** Uploads begun and not ended: of everybody, and of one who is signed in. */
  readonly unfinishedUploads: number;
  readonly unfinishedPerSender: number;
  /** An upload of which nothing came goes after this long; one of which something came, with what is unlinked. */
  readonly emptyUploadHours: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_EVIDENCE_LIMITS: EvidenceLimits = {
  fileBytes: 100 * MEGABYTE,
  filesPerCase: 20,
  caseBytes: 1024 * MEGABYTE,
  unlinkedHours: 24,
  unlinkedBytes: 20 * 1024 * MEGABYTE,
  unfinishedUploads: 5_000,
  unfinishedPerSender: 40,
  emptyUploadHours: 1,
};

/** Who handed it in; a visitor of the public form is nobody. */
export type Uploader = Actor | { readonly type: 'anonymous' };

export interface Evidence {
  readonly evidenceId: EvidenceId;
  /** Null until a command or a filing refers to it. */
  readonly caseId: CaseId | null;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly mediaType: EvidenceMediaType;
  readonly storageKey: string;
  /** It may tell who complained, so the accused side does not see it. */
  readonly identifying: boolean;
  readonly uploadedBy: Uploader;
  readonly receivedAt: Instant;
}

export type EvidenceRefusal =
  | { readonly type: 'evidence-unknown'; readonly evidenceId: EvidenceId }
  | { readonly type: 'evidence-of-other-case'; readonly evidenceId: EvidenceId }
  | { readonly type: 'evidence-too-many'; readonly maximum: number }
  | { readonly type: 'evidence-too-large'; readonly maximumBytes: number };

const LONGEST_NAME = 120;

/** Control characters, marks that turn the direction of writing, and what a file system or a header would misread. */
const UNSAFE_IN_NAME = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\\/:*?"<>|]/gu;

/** A name that can be shown and saved anywhere, with its ending kept; 未命名 when nothing is left of it. */
export function toSafeName(given: string): string {
  const bare = (given.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(UNSAFE_IN_NAME, '').trim();
  const at = bare.lastIndexOf('.');
  const ending = at < 0 ? '' : bare.slice(at).slice(0, 12);
  const stem = (at < 0 ? bare : bare.slice(0, at)).replace(/^\.+/, '');
  const room = LONGEST_NAME - ending.length;
  return `${[...stem].slice(0, room).join('').trim() || '未命名'}${ending}`;
}

/** Whether a name's ending belongs to the type found in the content. */
export function hasEndingOf(name: string, mediaType: EvidenceMediaType): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const endings: readonly string[] = EVIDENCE_TYPES[mediaType];
  return endings.includes(ending);
}
