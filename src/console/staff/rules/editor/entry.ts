import '../../case/plain-zod';
import type { z } from 'zod';
import type { RuleSubject } from '../../../../domain/rule-lines';
import { EVIDENCE_TAGS, type ComplaintOverlay, type Evidence } from '../../../../domain/rule-set';
import { complaintOverlaySchema } from '../../../../wire/rule-overlay.wire';
import { withEntry } from './draft';

type Row = Readonly<Record<string, unknown>>;

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

const sourceOf = (said: Said | null | undefined, document: string): EntryValues => ({
  document: said?.basis.document ?? document,
  article: said?.basis.article ?? '',
  silent: said?.basis.silent ?? false,
  evidence: said?.evidence ?? OWN_PROPOSAL,
});

/** What the form begins with. @param document of the rule set, for what is said for the first time */
export function valuesOf(subject: RuleSubject, complaint: ComplaintOverlay, document: string): EntryValues {
  switch (subject.part) {
    case 'limits':
      return limitValues(complaint.limits?.[subject.duty], document);
    case 'extensions': {
      const said = complaint.extensions?.[subject.duty];
      const begin = { amount: 5, unit: 'working-day', times: 1, grantedBy: 'head-of-agency' };
      return {
        ...sourceOf(said, document),
        kind: said === null ? 'none' : 'some',
        ...(said?.value ?? begin),
      };
    }
    case 'dayRules': {
      const said = complaint.dayRules;
      const begin = { closeOfBusiness: '24:00', afterHoursReceipt: 'same-day' };
      return { ...sourceOf(said, document), ...(said?.value ?? begin) };
    }
    case 'ladders': {
      const said = complaint.ladders?.[subject.duty];
      return {
        ...sourceOf(said, document),
        rows: said?.value.map(({ offset, ...rung }) => ({ ...rung, ...offset })) ?? [],
      };
    }
    case 'approvals': {
      const said = complaint.approvals?.[subject.act];
      return { ...sourceOf(said, document), rows: said?.value.map((step) => ({ ...step })) ?? [] };
    }
    case 'rejectReasons': {
      const said = complaint.rejectReasons;
      return { ...sourceOf(said, document), rows: said?.value.map((reason) => ({ ...reason })) ?? [] };
    }
    default: {
      const said = complaint[subject.part];
      return { ...sourceOf(said, document), value: said?.value };
    }
  }
}

function limitValues(
  said: NonNullable<ComplaintOverlay['limits']>['accept'] | undefined,
  document: string,
): EntryValues {
  if (said === null) return { ...sourceOf(said, document), kind: 'none' };
  const running = said?.budget ?? said?.internalTarget;
  const counted = running === undefined || running === null || running.unit === 'date' ? BEGIN : running;
  const kind = said !== undefined && said.budget === null ? 'prompt' : 'number';
  return { ...sourceOf(said, document), kind, from: said?.from, ...counted };
}

const BEGIN = { amount: 5, unit: 'working-day' } as const;

/** What the form says, in the shape of the rules; judged afterwards. */
function entryOf(subject: RuleSubject, values: EntryValues): object | null {
  const basis = {
    document: values.document.trim(),
    article: values.article.trim(),
    ...(values.silent || values.kind === 'prompt' ? { silent: true } : {}),
  };
  const { evidence, kind, amount, unit } = values;
  const sourced = (value: unknown): object => ({ value, basis, evidence });
  if (kind === 'none') return null;
  switch (subject.part) {
    case 'limits': {
      const counted = { unit, amount };
      const from = subject.duty === 'transfer' && values.from !== undefined ? { from: values.from } : {};
      return kind === 'prompt'
        ? { budget: null, internalTarget: counted, basis, evidence, ...from }
        : { budget: counted, internalTarget: null, basis, evidence, ...from };
    }
    case 'extensions':
      return sourced({ amount, unit, times: values.times, grantedBy: values.grantedBy });
    case 'dayRules':
      return sourced({
        closeOfBusiness: values.closeOfBusiness,
        afterHoursReceipt: values.afterHoursReceipt,
      });
    case 'ladders':
      return sourced((values.rows ?? []).map(toRung));
    case 'approvals':
    case 'rejectReasons':
      return sourced(values.rows ?? []);
    default:
      return sourced(values.value);
  }
}

function toRung({ rung, amount, unit, relativeTo, to, atTime }: Row): Row {
  const time = atTime === undefined || atTime === '' ? {} : { atTime };
  return { rung, offset: { amount, unit, relativeTo }, to, ...time };
}

export type JudgedEntry =
  | { readonly ok: true; readonly complaint: ComplaintOverlay }
  | { readonly ok: false; readonly issues: readonly PlacedIssue[] };

interface PlacedIssue {
  /** Where in the form. */
  readonly name: (string | number)[];
  /** Null: the article is missing and nothing says that the document is silent. */
  readonly issue: z.core.$ZodIssue | null;
}

/** Lays the form's rule over the draft, judged by the very schema that the server judges by. */
export function judgeEntry(
  subject: RuleSubject,
  values: EntryValues,
  complaint: ComplaintOverlay,
): JudgedEntry {
  const entry = entryOf(subject, values);
  const alone = withEntry({}, subject, entry);
  const judged = complaintOverlaySchema.safeParse(alone);
  const issues = judged.success
    ? []
    : judged.error.issues.map((issue) => ({ name: placeOf(issue.path), issue }));
  const isUnfounded =
    entry !== null && values.article.trim() === '' && !values.silent && values.kind !== 'prompt';
  const all = isUnfounded ? [...issues, { name: ['article'], issue: null }] : issues;
  return all.length === 0
    ? { ok: true, complaint: withEntry(complaint, subject, entry) }
    : { ok: false, issues: all };
}

const INNER = ['budget', 'internalTarget', 'value', 'basis', 'offset'];

/** `limits/verify/budget/amount` → amount; `ladders/verify/value/0/offset/amount` → rows, 0, amount. */
function placeOf(path: readonly PropertyKey[]): (string | number)[] {
  const row = path.find((segment): segment is number => typeof segment === 'number');
  const last = path.findLast((segment) => typeof segment === 'string' && !INNER.includes(segment));
  const field = path.at(-1) === 'value' || last === undefined ? 'value' : String(last);
  return row === undefined ? [field] : ['rows', row, field];
}
