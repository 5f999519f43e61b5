import { CHAINED_ACTS, type ChainedActType } from './complaint/approval';
import type { ContractOverlay } from './contract/rule-overlay';
import type { DayRules, LegalBasis, Rung } from './deadline';
import type { OfficerId, OrganizationId, PlainDate } from './ids';
import {
  COMPLAINT_DUTIES,
  type ApprovalStep,
  type ComplaintDuty,
  type ComplaintRules,
  type ExtensionTerms,
  type Limit,
  type RejectReason,
} from './policy';

/**
 * How well a figure is known: the text was read (V), it stands in the source documents (B), an excerpt was seen (S),
 * from memory (M), a proposal of ours (D). What is neither V nor B is shown with its tag and is never legal advice.
 */
export const EVIDENCE_TAGS = ['V', 'B', 'S', 'M', 'D'] as const;
export type Evidence = (typeof EVIDENCE_TAGS)[number];

/** A value of a rule set with the document and article it comes from. */
export interface Sourced<T> {
  readonly value: T;
  readonly basis: LegalBasis;
  readonly evidence: Evidence;
}

export type SourcedLimit = Limit & { readonly evidence: Evidence };

export interface ExtensionRule extends ExtensionTerms {
  readonly amount: number;
  readonly unit: 'working-day' | 'calendar-day';
}

/** What one rule set says of complaints. What it leaves out is for the layer below; null says "none" aloud. */
export interface ComplaintOverlay {
  readonly dayRules?: Sourced<DayRules>;
  readonly limits?: Readonly<Partial<Record<ComplaintDuty, SourcedLimit | null>>>;
  readonly ladders?: Readonly<Partial<Record<ComplaintDuty, Sourced<readonly Rung[]>>>>;
  readonly approvals?: Readonly<Partial<Record<ChainedActType, Sourced<readonly ApprovalStep[]>>>>;
  readonly extensions?: Readonly<Partial<Record<ComplaintDuty, Sourced<ExtensionRule> | null>>>;
  readonly rejectReasons?: Sourced<readonly RejectReason[]>;
  readonly rectificationLeaderDays?: Sourced<number>;
  readonly contactAttempts?: Sourced<number>;
  readonly parallelProceedings?: Sourced<'suspend' | 'discontinue'>;
  readonly wakingSpreadMinutes?: Sourced<number>;
  /** Months; where nobody says it, nothing is published. */
  readonly publicationMonths?: Sourced<number>;
}

/** 投诉受理、核实、整改、认定等程序 (内发改财金字〔2023〕1444号 二(一)3); closing is 反馈、复核、回访. */
export const RULE_STAGES = [
  'acceptance',
  'verification',
  'rectification',
  'determination',
  'closing',
] as const;
export type RuleStage = (typeof RULE_STAGES)[number];

/** `base` fills every gap; a `preset` binds nobody until a department adopts it. */
export const RULE_SCOPES = ['base', 'region', 'department', 'preset'] as const;
export type RuleScope = (typeof RULE_SCOPES)[number];

/** One version of the rules of a region or of an accepting department, for all stages or for one. */
export interface RuleSet {
  readonly ruleSetId: string;
  readonly scope: RuleScope;
  /** Six digits; null for the base and for presets. */
  readonly regionCode: string | null;
  readonly acceptingOrganizationId: OrganizationId | null;
  readonly stage: RuleStage | null;
  readonly version: number;
  readonly effectiveOn: PlainDate;
  readonly document: string;
  readonly name: string;
  readonly note: string;
  readonly complaint: ComplaintOverlay;
  readonly contract: ContractOverlay;
}

/** `superseded`: confirmed once, and a later version has been confirmed; it still rules the days before that one. */
export const RULE_SET_STATES = ['proposed', 'active', 'superseded', 'declined'] as const;
export type RuleSetState = (typeof RULE_SET_STATES)[number];

/** A rule set as it is kept: with its state, and the two people behind it. */
export interface RuleSetVersion extends RuleSet {
  readonly state: RuleSetState;
  readonly origin: 'seed' | 'proposal';
  readonly proposedBy: OfficerId | null;
  readonly decidedBy: OfficerId | null;
}

export const STAGE_OF_DUTY = {
  accept: 'acceptance',
  transfer: 'acceptance',
  supplement: 'acceptance',
  'transfer-again': 'acceptance',
  'sign-in': 'verification',
  return: 'verification',
  verify: 'verification',
  answer: 'verification',
  question: 'verification',
  order: 'rectification',
  rectify: 'rectification',
  confirm: 'rectification',
  justify: 'rectification',
  defend: 'determination',
  determine: 'determination',
  'report-to-acceptors': 'determination',
  explain: 'closing',
  'ask-review': 'closing',
  'decide-review': 'closing',
  'answer-instruction': 'closing',
  'settle-instalment': 'closing',
  'check-suspension': 'closing',
  'follow-up': 'closing',
  rate: 'closing',
} as const satisfies Record<ComplaintDuty, RuleStage>;

export const STAGE_OF_ACT = {
  reject: 'acceptance',
  conclude: 'verification',
  'order-rectification': 'rectification',
  determine: 'determination',
  'revoke-determination': 'determination',
  discontinue: 'closing',
  'decide-review': 'closing',
} as const satisfies Record<ChainedActType, RuleStage>;

/**
 * `150105` → `000000`, `150000`, `150100`, `150105`: the nation first, the place itself last (GB/T 2260). A zone
 * without a code of its own (`150100-JKQ`) stands below the place whose code it carries.
 */
export function regionChain(regionCode: string): readonly string[] {
  const [province, city] = [`${regionCode.slice(0, 2)}0000`, `${regionCode.slice(0, 4)}00`];
  return [...new Set(['000000', province, city, regionCode.slice(0, 6), regionCode])];
}

const SCOPE_RANK = { base: 0, region: 1, department: 2, preset: 3 } as const satisfies Record<
  RuleScope,
  number
>;

function rankOf(ruleSet: RuleSet): readonly number[] {
  const depth = ruleSet.regionCode === null ? 0 : regionChain(ruleSet.regionCode).length;
  return [SCOPE_RANK[ruleSet.scope], depth, ruleSet.stage === null ? 0 : 1];
}

/** Base, regions from the nation down, the accepting department; what speaks of one stage goes on top of its own. */
export function inLayerOrder<T extends RuleSet>(ruleSets: readonly T[]): readonly T[] {
  return [...ruleSets].sort((left, right) => {
    const ranks = rankOf(right);
    const difference = rankOf(left)
      .map((rank, index) => rank - (ranks[index] ?? 0))
      .find((one) => one !== 0);
    return difference ?? (left.ruleSetId < right.ruleSetId ? -1 : 1);
  });
}

/** Which rule sets bind a department in a region. Presets bind nobody. */
export function bindsCase(
  ruleSet: RuleSet,
  at: { readonly regionCode: string; readonly acceptingOrganizationId: OrganizationId | null },
): boolean {
  if (ruleSet.scope === 'base') return true;
  if (ruleSet.scope === 'preset' || ruleSet.regionCode === null) return false;
  if (!regionChain(at.regionCode).includes(ruleSet.regionCode)) return false;
  return ruleSet.scope === 'region' || ruleSet.acceptingOrganizationId === at.acceptingOrganizationId;
}

type Complete = Required<Omit<ComplaintOverlay, 'publicationMonths'>> & {
  readonly publicationMonths?: Sourced<number>;
  readonly limits: Readonly<Record<ComplaintDuty, SourcedLimit | null>>;
  readonly approvals: Readonly<Record<ChainedActType, Sourced<readonly ApprovalStep[]>>>;
};

const PARTS = [
  'dayRules',
  'limits',
  'ladders',
  'approvals',
  'extensions',
  'rejectReasons',
  'rectificationLeaderDays',
  'contactAttempts',
  'parallelProceedings',
  'wakingSpreadMinutes',
] as const satisfies readonly (keyof ComplaintOverlay)[];

/** What the layers together do not say yet; empty when they are whole. */
export function missingFrom(overlay: ComplaintOverlay): readonly string[] {
  return [
    ...PARTS.filter((part) => overlay[part] === undefined),
    ...COMPLAINT_DUTIES.filter((duty) => overlay.limits?.[duty] === undefined).map((one) => `limits/${one}`),
    ...CHAINED_ACTS.filter((act) => overlay.approvals?.[act] === undefined).map((one) => `approvals/${one}`),
  ];
}

function isComplete(overlay: ComplaintOverlay): overlay is Complete {
  return missingFrom(overlay).length === 0;
}

/** Duty by duty and act by act: what the upper layer says counts, what it leaves out stays. */
export function overlaid(below: ComplaintOverlay, above: ComplaintOverlay): ComplaintOverlay {
  return {
    ...below,
    ...above,
    limits: { ...below.limits, ...above.limits },
    ladders: { ...below.ladders, ...above.ladders },
    approvals: { ...below.approvals, ...above.approvals },
    extensions: { ...below.extensions, ...above.extensions },
  };
}

/** Entries without a value drop out. The keys are those of the record that came in. */
function valuesOf<Key extends string, T>(
  record: Readonly<Partial<Record<Key, Sourced<T> | null>>>,
): Partial<Record<Key, T>> {
  const known = Object.entries<Sourced<T> | null | undefined>(record).flatMap(([key, sourced]) =>
    sourced === null || sourced === undefined ? [] : [[key, sourced.value] as const],
  );
  return Object.fromEntries(known) as Partial<Record<Key, T>>;
}

/** What the layers say together, in order, each thing by the uppermost that says it. */
export function mergedLayers(layers: readonly RuleSet[]): ComplaintOverlay {
  return layers.reduce<ComplaintOverlay>((below, layer) => overlaid(below, layer.complaint), {});
}

/** Whose name the rules of a complaint carry: what speaks of contracts alone lends it none. */
export function uppermostOf<T extends Pick<RuleSet, 'complaint'>>(layers: readonly T[]): T | undefined {
  return layers.filter(({ complaint }) => Object.keys(complaint).length > 0).at(-1);
}

/**
 * The rules of a case from its layers in order: base, regions, accepting department, stage. The uppermost rule set that
 * speaks of complaints gives id, version and name (已有规定，按已有规定执行; what it does not say is filled from below).
 * @throws RangeError when the layers together leave something unsaid: a base is missing.
 */
export function resolveRules(layers: readonly RuleSet[]): ComplaintRules {
  const uppermost = uppermostOf(layers);
  if (uppermost === undefined) throw new RangeError('no rule set is in force');
  const merged = mergedLayers(layers);
  if (!isComplete(merged)) {
    throw new RangeError(`rule sets leave unsaid: ${missingFrom(merged).join(', ')}`);
  }
  const { reject, conclude, determine, discontinue } = merged.approvals;
  const { publicationMonths: months } = merged;
  return {
    ruleSetId: uppermost.ruleSetId,
    version: uppermost.version,
    name: uppermost.name,
    dayRules: merged.dayRules.value,
    limits: merged.limits,
    ladders: valuesOf(merged.ladders),
    approvals: {
      reject: reject.value,
      conclude: conclude.value,
      'order-rectification': merged.approvals['order-rectification'].value,
      determine: determine.value,
      'revoke-determination': merged.approvals['revoke-determination'].value,
      discontinue: discontinue.value,
      'decide-review': merged.approvals['decide-review'].value,
    },
    extensions: valuesOf(merged.extensions),
    rejectReasons: merged.rejectReasons.value,
    rectificationLeaderDays: merged.rectificationLeaderDays.value,
    contactAttempts: merged.contactAttempts.value,
    parallelProceedings: merged.parallelProceedings.value,
    wakingSpreadMinutes: merged.wakingSpreadMinutes.value,
    ...(months === undefined ? {} : { publication: { months: months.value, basis: months.basis } }),
  };
}
