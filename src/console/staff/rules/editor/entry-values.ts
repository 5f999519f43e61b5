import type { ComplaintDuty } from '../../../../domain/policy';
import type { RuleSubject } from '../../../../domain/rule-lines';
import { EVIDENCE_TAGS, type ComplaintOverlay, type Evidence } from '../../../../domain/rule-set';

export type Row = Readonly<Record<string, unknown>>;

/** What the form of one rule holds, right or not; each sort of rule uses its own of these. */
export interface EntryValues {
  readonly kind?: 'number' | 'prompt' | 'none' | 'some';
  readonly amount?: number | null;
  readonly unit?: string;
  readonly from?: string | undefined;
  readonly times?: number | null;
  readonly grantedBy?: string;
  readonly rows?: readonly Row[];
  readonly value?: unknown;
  readonly closeOfBusiness?: string;
  readonly afterHoursReceipt?: string;
  readonly document: string;
  readonly article: string;
  readonly silent: boolean;
  readonly evidence: Evidence;
}

interface Said {
  readonly basis: { readonly document: string; readonly article: string; readonly silent?: boolean };
  readonly evidence: Evidence;
}

const [, , , , OWN_PROPOSAL] = EVIDENCE_TAGS;

/** @param document of the rule set, for what is said for the first time */
function sourceOf(said: Said | null | undefined, document: string): EntryValues {
  if (said === null || said === undefined) {
    return { document, article: '', silent: false, evidence: OWN_PROPOSAL };
  }
  const { basis, evidence } = said;
  return { document: basis.document, article: basis.article, silent: basis.silent === true, evidence };
}

const BEGIN_LIMIT = { amount: 5, unit: 'working-day' } as const;

function limitValues(duty: ComplaintDuty, { limits }: ComplaintOverlay, document: string): EntryValues {
  const said = limits?.[duty];
  const source = sourceOf(said, document);
  if (said === null) return { ...source, kind: 'none', ...BEGIN_LIMIT };
  if (said === undefined) return { ...source, kind: 'number', ...BEGIN_LIMIT };
  const running = said.budget ?? said.internalTarget ?? BEGIN_LIMIT;
  const counted = running.unit === 'date' ? BEGIN_LIMIT : running;
  return { ...source, kind: said.budget === null ? 'prompt' : 'number', from: said.from, ...counted };
}

const BEGIN_EXTENSION = { amount: 5, unit: 'working-day', times: 1, grantedBy: 'head-of-agency' } as const;

function extensionValues(
  duty: ComplaintDuty,
  { extensions }: ComplaintOverlay,
  document: string,
): EntryValues {
  const said = extensions?.[duty];
  const kind = said === null ? 'none' : 'some';
  return { ...sourceOf(said, document), kind, ...(said?.value ?? BEGIN_EXTENSION) };
}

function ladderValues(duty: ComplaintDuty, { ladders }: ComplaintOverlay, document: string): EntryValues {
  const said = ladders?.[duty];
  const rows = (said?.value ?? []).map(({ offset, ...rung }) => ({ ...rung, ...offset }));
  return { ...sourceOf(said, document), rows };
}

const BEGIN_DAYS = { closeOfBusiness: '24:00', afterHoursReceipt: 'same-day' } as const;

/** What the form begins with. */
export function valuesOf(subject: RuleSubject, complaint: ComplaintOverlay, document: string): EntryValues {
  if (subject.part === 'limits') return limitValues(subject.duty, complaint, document);
  if (subject.part === 'extensions') return extensionValues(subject.duty, complaint, document);
  if (subject.part === 'ladders') return ladderValues(subject.duty, complaint, document);
  if (subject.part === 'approvals') {
    const said = complaint.approvals?.[subject.act];
    return { ...sourceOf(said, document), rows: (said?.value ?? []).map((step) => ({ ...step })) };
  }
  const said = complaint[subject.part];
  return { ...sourceOf(said, document), ...singleValues(subject.part, said?.value) };
}

function singleValues(part: RuleSubject['part'], value: unknown): Partial<EntryValues> {
  if (part === 'rejectReasons') return { rows: Array.isArray(value) ? (value as readonly Row[]) : [] };
  if (part === 'dayRules') return typeof value === 'object' && value !== null ? value : BEGIN_DAYS;
  return { value };
}
