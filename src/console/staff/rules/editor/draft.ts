import type { z } from 'zod';
import { RULE_SUBJECTS, rulePathOf, sourceIn, type RuleSubject } from '../../../../domain/rule-lines';
import type { ComplaintOverlay } from '../../../../domain/rule-set';
import { ruleSetProposalSchema } from '../../../../wire/rule-set.wire';
import type { Proposal, RuleSetView } from '../rules-data';

/** What stands above the rules themselves; empty texts are what nobody has filled in yet. */
export interface HeadValues {
  readonly ruleSetId: string;
  readonly scope: Proposal['scope'];
  readonly regionCode: string;
  readonly acceptingOrganizationId?: string | undefined;
  readonly stage?: NonNullable<Proposal['stage']> | undefined;
  readonly effectiveOn: string;
  readonly document: string;
  readonly name: string;
  readonly note: string;
  readonly reason: string;
}

/** A version to begin with: what was said last, for another day and another reason. */
export const headOf = (last: RuleSetView): HeadValues => ({
  ruleSetId: last.ruleSetId,
  scope: last.scope,
  regionCode: last.regionCode ?? '',
  acceptingOrganizationId: last.acceptingOrganizationId ?? undefined,
  stage: last.stage ?? undefined,
  effectiveOn: '',
  document: last.document,
  name: last.name,
  note: last.note,
  reason: '',
});

/** @param regionCode of whoever begins it */
export const emptyHead = (regionCode: string): HeadValues => ({
  ruleSetId: '',
  scope: 'region',
  regionCode,
  effectiveOn: '',
  document: '',
  name: '',
  note: '',
  reason: '',
});

const NATION_WIDE: readonly Proposal['scope'][] = ['base', 'preset'];

/** @param contract goes along as it was said last; undefined: a first version says nothing of contracts */
export function toProposal(
  head: HeadValues,
  complaint: ComplaintOverlay,
  contract: RuleSetView['contract'] | undefined,
): Proposal {
  const isNationWide = NATION_WIDE.includes(head.scope);
  return {
    ...head,
    regionCode: isNationWide || head.regionCode === '' ? null : head.regionCode,
    acceptingOrganizationId: head.scope === 'department' ? (head.acceptingOrganizationId ?? null) : null,
    stage: head.stage ?? null,
    // Read-only here, and not so in what the schema takes.
    complaint: complaint as Proposal['complaint'],
    ...(contract === undefined ? {} : { contract }),
  };
}

/** Judges by the very schema that the server judges by. */
export function issuesIn(proposal: Proposal): readonly z.core.$ZodIssue[] {
  const judged = ruleSetProposalSchema.safeParse(proposal);
  return judged.success ? [] : judged.error.issues;
}

/** One thing said anew, or no longer said (undefined). */
export function withEntry(
  complaint: ComplaintOverlay,
  subject: RuleSubject,
  entry: object | null | undefined,
): ComplaintOverlay {
  if (!('duty' in subject) && !('act' in subject)) return put(complaint, subject.part, entry);
  const key = 'duty' in subject ? subject.duty : subject.act;
  const part = put<object>(complaint[subject.part] ?? {}, key, entry);
  return put(complaint, subject.part, Object.keys(part).length === 0 ? undefined : part);
}

function put<Whole extends object>(whole: Whole, key: string, entry: object | null | undefined): Whole {
  const others = Object.entries(whole).filter(([name]) => name !== key);
  const all = entry === undefined ? others : [...others, [key, entry]];
  // The same keys with values of the same kinds: the form that made the entry has judged it.
  return Object.fromEntries(all) as Whole;
}

/** What is said now and was not said so before. */
export function changedPaths(before: ComplaintOverlay, now: ComplaintOverlay): ReadonlySet<string> {
  const changed = RULE_SUBJECTS.filter(
    (subject) => JSON.stringify(sourceIn(before, subject)) !== JSON.stringify(sourceIn(now, subject)),
  );
  return new Set(changed.map(rulePathOf));
}
