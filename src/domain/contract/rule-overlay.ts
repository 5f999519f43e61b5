import type { CommitmentProvisions } from '../commitment/commitment-rules';
import type { DayRules, Rung } from '../deadline';
import type { ReportingRules } from '../upward-report/reporting-rules';
import type { RuleSet, Sourced, SourcedLimit } from '../rule-set';
import {
  CONTRACT_DUTIES,
  type ContractCategory,
  type ContractDuty,
  type ContractRules,
} from './contract-rules';
import type { DecisionRules } from './decision-procedure';
import type { LprRate } from './lpr';
import type { MonitoringRules } from './monitoring-rules';
import type { InterestRules } from './overdue-interest';
import type { PaymentRules } from './payment-limit';

/** One category, with its own limits and ladders where a document gives it some. */
export interface CategoryOverlay extends Sourced<Omit<ContractCategory, 'code' | 'limits' | 'ladders'>> {
  readonly limits?: Readonly<Partial<Record<ContractDuty, SourcedLimit>>>;
  readonly ladders?: Readonly<Partial<Record<ContractDuty, Sourced<readonly Rung[]>>>>;
}

/** What one rule set says of contracts. What it leaves out is for the layer below; null says "none" aloud. */
export interface ContractOverlay {
  readonly dayRules?: Sourced<DayRules>;
  readonly limits?: Readonly<Partial<Record<ContractDuty, SourcedLimit | null>>>;
  /** The reminders of a milestone are the rungs of `perform`. */
  readonly ladders?: Readonly<Partial<Record<ContractDuty, Sourced<readonly Rung[]>>>>;
  /** By the two digits of their code; a layer above says of each what it changes, and nobody takes one away. */
  readonly categories?: Readonly<Record<string, CategoryOverlay>>;
  readonly payment?: Sourced<Omit<PaymentRules, 'basis'>>;
  readonly interest?: Sourced<InterestRules>;
  /** 一年期贷款市场报价利率; a base may leave it out, as it may `monitoring`. */
  readonly lpr?: Sourced<readonly LprRate[]>;
  /** 每月归集上报; a base may leave it out, and then nobody reports monthly. No contract's own clock hangs on it. */
  readonly reporting?: Sourced<ReportingRules>;
  readonly keySupervisedFromFen?: Sourced<number | null>;
  readonly mostToleranceDays?: Sourced<number>;
  readonly wakingSpreadMinutes?: Sourced<number>;
  /** 监测与问题交办; where no layer says anything of it, nothing is checked for. */
  readonly monitoring?: Sourced<MonitoringRules>;
  /** 政务承诺; where no layer says anything of it, none can be registered. */
  readonly commitments?: Sourced<CommitmentProvisions>;
  /** 决策程序; where no layer says anything of it, nothing is asked for before signing. */
  readonly decision?: Sourced<DecisionRules>;
}

type Optional = 'lpr' | 'reporting' | 'monitoring' | 'commitments' | 'decision';

type Complete = Required<Omit<ContractOverlay, Optional>> &
  Pick<ContractOverlay, Optional> & {
    readonly limits: Readonly<Record<ContractDuty, SourcedLimit | null>>;
  };

const PARTS = [
  'dayRules',
  'limits',
  'ladders',
  'categories',
  'payment',
  'interest',
  'keySupervisedFromFen',
  'mostToleranceDays',
  'wakingSpreadMinutes',
] as const satisfies readonly (keyof ContractOverlay)[];

/** Whether a rule set says anything of contracts at all. */
export function speaksOfContracts({ contract }: Pick<RuleSet, 'contract'>): boolean {
  return Object.keys(contract).length > 0;
}

/** What the layers together do not say yet of contracts; empty when they are whole. */
export function missingFromContract(overlay: ContractOverlay): readonly string[] {
  return [
    ...PARTS.filter((part) => overlay[part] === undefined),
    ...CONTRACT_DUTIES.filter((duty) => overlay.limits?.[duty] === undefined).map((one) => `limits/${one}`),
  ];
}

function isComplete(overlay: ContractOverlay): overlay is Complete {
  return missingFromContract(overlay).length === 0;
}

function categoryOverlaid(below: CategoryOverlay | undefined, above: CategoryOverlay): CategoryOverlay {
  const limits = { ...below?.limits, ...above.limits };
  const ladders = { ...below?.ladders, ...above.ladders };
  return { ...above, limits, ladders };
}

/** Duty by duty and category by category: what the upper layer says counts, what it leaves out stays. */
export function contractOverlaid(below: ContractOverlay, above: ContractOverlay): ContractOverlay {
  const changed = Object.entries(above.categories ?? {}).map(
    ([code, category]) => [code, categoryOverlaid(below.categories?.[code], category)] as const,
  );
  return {
    ...below,
    ...above,
    limits: { ...below.limits, ...above.limits },
    ladders: { ...below.ladders, ...above.ladders },
    categories: { ...below.categories, ...Object.fromEntries(changed) },
  };
}

/** What the layers say together of contracts, in order, each thing by the uppermost that says it. */
export function mergedContract(layers: readonly Pick<RuleSet, 'contract'>[]): ContractOverlay {
  return layers.reduce<ContractOverlay>((below, { contract }) => contractOverlaid(below, contract), {});
}

/** The codes in their order; a record's own keys would put `10` before `01`. */
export function categoryCodesOf({ categories }: ContractOverlay): readonly string[] {
  return Object.keys(categories ?? {}).sort();
}

/** Ladders without their documents. The keys are those of the record that came in. */
function rungsOf(ladders: NonNullable<ContractOverlay['ladders']>): ContractRules['ladders'] {
  const known = CONTRACT_DUTIES.flatMap((duty) => {
    const ladder = ladders[duty];
    return ladder === undefined ? [] : [[duty, ladder.value] as const];
  });
  return Object.fromEntries(known);
}

function categoriesOf(merged: ContractOverlay): readonly ContractCategory[] {
  return categoryCodesOf(merged).flatMap((code) => {
    const category = merged.categories?.[code];
    if (category === undefined) return [];
    const { value, limits, ladders } = category;
    return [
      {
        ...{ code, ...value },
        ...(limits === undefined || Object.keys(limits).length === 0 ? {} : { limits }),
        ...(ladders === undefined || Object.keys(ladders).length === 0 ? {} : { ladders: rungsOf(ladders) }),
      },
    ];
  });
}

/**
 * The rules of a contract from its layers in order: base, regions, department. The uppermost rule set that speaks of
 * contracts gives id, version and name; what it does not say is filled from below.
 * @throws RangeError when the layers together leave something unsaid: a base is missing.
 */
export function resolveContractRules(layers: readonly RuleSet[]): ContractRules {
  const uppermost = layers.filter(speaksOfContracts).at(-1);
  if (uppermost === undefined) throw new RangeError('no rule set that speaks of contracts is in force');
  const merged = mergedContract(layers);
  if (!isComplete(merged)) {
    throw new RangeError(`rule sets leave unsaid of contracts: ${missingFromContract(merged).join(', ')}`);
  }
  return {
    ruleSetId: uppermost.ruleSetId,
    version: uppermost.version,
    name: uppermost.name,
    dayRules: merged.dayRules.value,
    limits: merged.limits,
    ladders: rungsOf(merged.ladders),
    categories: categoriesOf(merged),
    payment: { ...merged.payment.value, basis: merged.payment.basis },
    interest: merged.interest.value,
    ...(merged.lpr === undefined ? {} : { lpr: merged.lpr.value }),
    keySupervisedFromFen: merged.keySupervisedFromFen.value,
    mostToleranceDays: merged.mostToleranceDays.value,
    wakingSpreadMinutes: merged.wakingSpreadMinutes.value,
    ...(merged.monitoring === undefined
      ? {}
      : { monitoring: { ...merged.monitoring.value, basis: merged.monitoring.basis } }),
    ...(merged.decision === undefined ? {} : { decision: merged.decision.value }),
  };
}
