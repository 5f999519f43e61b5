import type { z } from 'zod';
import type { RuleSubject } from '../../../../domain/rule-lines';
import type { ComplaintOverlay } from '../../../../domain/rule-set';
import { complaintOverlaySchema } from '../../../../wire/rule-overlay.wire';
import { withEntry } from './draft';
import type { EntryValues, Row } from './entry-values';

type ValueOf = (values: EntryValues) => unknown;

const rowsOf: ValueOf = ({ rows }) => rows ?? [];
const valueOf: ValueOf = ({ value }) => value;

/** The value of each sort of rule that has its document beside it. */
const VALUES: Readonly<Record<Exclude<RuleSubject['part'], 'limits'>, ValueOf>> = {
  extensions: ({ amount, unit, times, grantedBy }) => ({ amount, unit, times, grantedBy }),
  ladders: ({ rows }) => (rows ?? []).map(toRung),
  approvals: rowsOf,
  rejectReasons: rowsOf,
  dayRules: ({ closeOfBusiness, afterHoursReceipt }) => ({ closeOfBusiness, afterHoursReceipt }),
  rectificationLeaderDays: valueOf,
  contactAttempts: valueOf,
  parallelProceedings: valueOf,
  publicationMonths: valueOf,
  wakingSpreadMinutes: valueOf,
};

function toRung({ rung, amount, unit, relativeTo, to, atTime }: Row): Row {
  const time = atTime === undefined || atTime === '' ? {} : { atTime };
  return { rung, offset: { amount, unit, relativeTo }, to, ...time };
}

const isSilent = ({ silent, kind }: EntryValues): boolean => silent || kind === 'prompt';

/** What the form says, in the shape of the rules; judged afterwards. */
function entryOf(subject: RuleSubject, values: EntryValues): object | null {
  if (values.kind === 'none') return null;
  const { document, article, evidence } = values;
  const named = { document: document.trim(), article: article.trim() };
  const basis = isSilent(values) ? { ...named, silent: true } : named;
  if (subject.part !== 'limits') return { value: VALUES[subject.part](values), basis, evidence };
  const counted = { unit: values.unit, amount: values.amount };
  const isPrompt = values.kind === 'prompt';
  const limit = { budget: isPrompt ? null : counted, internalTarget: isPrompt ? counted : null };
  return { ...limit, basis, evidence, ...(values.from === undefined ? {} : { from: values.from }) };
}

interface PlacedIssue {
  /** Where in the form. */
  readonly name: (string | number)[];
  /** Null: the article is missing and nothing says that the document is silent. */
  readonly issue: z.core.$ZodIssue | null;
}

export type JudgedEntry =
  | { readonly ok: true; readonly complaint: ComplaintOverlay }
  | { readonly ok: false; readonly issues: readonly PlacedIssue[] };

/** Lays the form's rule over the draft, judged by the very schema that the server judges by. */
export function judgeEntry(
  subject: RuleSubject,
  values: EntryValues,
  complaint: ComplaintOverlay,
): JudgedEntry {
  const entry = entryOf(subject, values);
  const judged = complaintOverlaySchema.safeParse(withEntry({}, subject, entry));
  const issues: PlacedIssue[] = (judged.error?.issues ?? []).map((issue) => ({
    name: placeOf(issue.path),
    issue,
  }));
  const isUnfounded = entry !== null && values.article.trim() === '' && !isSilent(values);
  if (isUnfounded) issues.push({ name: ['article'], issue: null });
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, complaint: withEntry(complaint, subject, entry) };
}

const INNER = ['budget', 'internalTarget', 'value', 'basis', 'offset'];

/** `limits/verify/budget/amount` → amount; `ladders/verify/value/0/offset/amount` → rows, 0, amount. */
function placeOf(path: readonly PropertyKey[]): (string | number)[] {
  const row = path.find((segment) => typeof segment === 'number');
  const last = path.findLast((segment) => typeof segment === 'string' && !INNER.includes(segment));
  const field = path.at(-1) === 'value' || last === undefined ? 'value' : String(last);
  return row === undefined ? [field] : ['rows', row, field];
}
