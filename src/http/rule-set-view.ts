import type { z } from 'zod';
import { caseNow } from '../domain/case-clock';
import { DUTY_LABELS } from '../domain/complaint/labels';
import { contractPathOf, contractSourceIn, contractSubjectsOf } from '../domain/contract/rule-lines';
import { mergedContract } from '../domain/contract/rule-overlay';
import type { PlainDate } from '../domain/ids';
import { fromMilliseconds, plainDateAt } from '../domain/plain-date';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { RULE_SUBJECTS, rulePathOf, sourceIn, type RuleSource } from '../domain/rule-lines';
import type { RuleSet, RuleSetVersion } from '../domain/rule-set';
import type { RuleDecider } from '../domain/rule-set-governance';
import { EVIDENCE_LABELS, limitWords } from '../domain/rule-words';
import { loadClock } from '../store/case-clock.store';
import type { Database } from '../store/database';
import { findGoverningBody } from '../store/rule-set-proposal.store';
import type { StoredRuleSet } from '../store/rule-set.store';
import type { Reader } from '../store/transaction';
import type { ruleOriginSchema, ruleSetSchema } from '../wire/rule-set.wire';
import type { OfficerActor } from './authenticate';

export const ANOTHER_BODY = { type: 'rules-of-another-body' } as const;

/** Rules begin and end by case time, as the cases do. */
export async function ruleDay({ pool }: Database): Promise<PlainDate> {
  return plainDateAt(caseNow(await loadClock(pool), fromMilliseconds(Date.now())));
}

type RuleSetView = z.input<typeof ruleSetSchema>;

/** A version with its limits in words, without the rules themselves. */
export function toRuleSetSummary({
  complaint,
  contract: _,
  ...version
}: StoredRuleSet): Omit<RuleSetView, 'complaint' | 'contract'> {
  const limits = COMPLAINT_DUTIES.flatMap((duty) => {
    const limit = complaint.limits?.[duty];
    if (limit === undefined) return [];
    const evidence = limit?.evidence ?? null;
    const evidenceLabel = evidence === null ? null : EVIDENCE_LABELS[evidence];
    return [{ duty, label: DUTY_LABELS[duty], words: limitWords(limit), evidence, evidenceLabel }];
  });
  return { ...version, limits };
}

export const toRuleSetView = (ruleSet: StoredRuleSet) => ({
  ...toRuleSetSummary(ruleSet),
  complaint: ruleSet.complaint,
  contract: ruleSet.contract,
});

/** Who acts on rules, and for which body; null when that body is unknown or dissolved. */
export async function ruleDeciderOf(
  reader: Reader,
  { officerId, organizationId, roles }: OfficerActor,
): Promise<RuleDecider | null> {
  const body = await findGoverningBody(reader, organizationId);
  return body === null ? null : { officerId, roles, body };
}

type RuleOrigin = z.input<typeof ruleOriginSchema>;
type Said = Pick<RuleSet, 'complaint' | 'contract'>;

/** A thing that rules say: where it stands, and what a rule set says of its document. */
interface Sayable {
  readonly path: string;
  readonly sourceIn: (said: Said) => RuleSource | null | undefined;
}

const complaintSayables: readonly Sayable[] = RULE_SUBJECTS.map((subject) => ({
  path: rulePathOf(subject),
  sourceIn: ({ complaint }) => sourceIn(complaint, subject),
}));

const contractSayables = (layers: readonly Said[]): readonly Sayable[] =>
  contractSubjectsOf(mergedContract(layers)).map((subject) => ({
    path: contractPathOf(subject),
    sourceIn: ({ contract }) => contractSourceIn(contract, subject),
  }));

/** For each rule the uppermost layer that says it, with its document. */
export function originsOf(layers: readonly RuleSetVersion[]): ReadonlyMap<string, RuleOrigin> {
  const fromAbove = [...layers].reverse();
  const all = [...complaintSayables, ...contractSayables(layers)];
  const found = all.flatMap(({ path, sourceIn: read }): readonly (readonly [string, RuleOrigin])[] => {
    const layer = fromAbove.find((one) => read(one) !== undefined);
    if (layer === undefined) return [];
    const { ruleSetId, version, name } = layer;
    const source = read(layer) ?? null;
    const evidence = source?.evidence ?? null;
    return [[path, { ruleSetId, version, name, basis: source?.basis ?? null, evidence }]];
  });
  return new Map(found);
}
