import { CHAINED_ACTS } from './complaint/approval';
import { ACT_LABELS, DUTY_LABELS } from './complaint/labels';
import { contractPathOf, contractSourceIn, contractSubjectsOf } from './contract/rule-lines';
import { missingFromContract, type ContractOverlay } from './contract/rule-overlay';
import { CHINESE_CONTRACT_WORDING } from './contract/rule-words';
import type { LegalBasis } from './deadline';
import { COMPLAINT_DUTIES } from './policy';
import {
  missingFrom,
  STAGE_OF_ACT,
  STAGE_OF_DUTY,
  type ComplaintOverlay,
  type RuleSet,
  type RuleStage,
} from './rule-set';
import { DUTY_PARTS, SINGLE_PARTS } from './rule-lines';
import { CHINESE_RULE_WORDING } from './rule-set-diff';
import { basisObstacles, type RuleObstacle } from './rule-obstacle';
import { reportingObstacles } from './upward-report/reporting-obstacles';

export const STAGE_LABELS = {
  acceptance: '受理',
  verification: '核实',
  rectification: '整改',
  determination: '认定',
  closing: '反馈与复核',
} as const satisfies Record<RuleStage, string>;

const REGION_CODE = /^\d{6}(?:-[a-z0-9]{1,12})?$/i;

/** Which place and department each scope names, and which it leaves open. */
function scopeObstacles({ scope, regionCode, acceptingOrganizationId }: RuleSet): readonly RuleObstacle[] {
  const hasRegion = regionCode !== null && REGION_CODE.test(regionCode);
  const fits = {
    base: regionCode === null && acceptingOrganizationId === null,
    preset: regionCode === null && acceptingOrganizationId === null,
    region: hasRegion && acceptingOrganizationId === null,
    department: hasRegion && acceptingOrganizationId !== null,
  }[scope];
  if (fits) return [];
  return [
    {
      pointer: '#/scope',
      message: '适用范围与地区、部门不相符',
      fix: '地区规则填六位区划代码；部门规则另填受理部门；缺省规则和备选规则两者都不填',
    },
  ];
}

/** Null: no single stage owns it. */
const STAGE_OF_PART = {
  dayRules: null,
  rejectReasons: 'acceptance',
  rectificationLeaderDays: 'rectification',
  contactAttempts: 'verification',
  parallelProceedings: null,
  publicationMonths: 'determination',
  wakingSpreadMinutes: null,
} as const satisfies Record<(typeof SINGLE_PARTS)[number], RuleStage | null>;

/** Everything the overlay says: where it stands, what people call it, and its stage. */
function entriesOf(complaint: ComplaintOverlay): readonly Entry[] {
  const byDuty = DUTY_PARTS.flatMap((part) =>
    COMPLAINT_DUTIES.flatMap((duty): readonly Entry[] => {
      const entry = complaint[part]?.[duty];
      const place = { pointer: `#/complaint/${part}/${duty}`, label: DUTY_LABELS[duty] };
      return entry === undefined
        ? []
        : [{ ...place, stage: STAGE_OF_DUTY[duty], basis: entry?.basis ?? null }];
    }),
  );
  const byAct = CHAINED_ACTS.flatMap((act): readonly Entry[] => {
    const entry = complaint.approvals?.[act];
    const place = { pointer: `#/complaint/approvals/${act}`, label: ACT_LABELS[act] };
    return entry === undefined ? [] : [{ ...place, stage: STAGE_OF_ACT[act], basis: entry.basis }];
  });
  const single = SINGLE_PARTS.flatMap((part): readonly Entry[] => {
    const entry = complaint[part];
    const place = { pointer: `#/complaint/${part}`, label: CHINESE_RULE_WORDING.label({ part }) };
    return entry === undefined ? [] : [{ ...place, stage: STAGE_OF_PART[part], basis: entry.basis }];
  });
  return [...byDuty, ...byAct, ...single];
}

interface Entry {
  readonly pointer: string;
  readonly label: string;
  readonly stage: RuleStage | null;
  readonly basis: LegalBasis | null;
}

/** A rule set for one stage speaks of that stage alone, and of no contract: the stages are those of a complaint. */
function stageObstacles({ stage, complaint, contract }: RuleSet): readonly RuleObstacle[] {
  if (stage === null) return [];
  const labelled = [
    ...entriesOf(complaint).filter((entry) => entry.stage !== stage),
    ...contractSubjectsOf(contract).map((subject) => ({
      pointer: `#/${contractPathOf(subject)}`,
      label: CHINESE_CONTRACT_WORDING.label(subject),
    })),
  ];
  return labelled.map(({ pointer, label }) => ({
    pointer,
    message: `“${label}”不属于${STAGE_LABELS[stage]}阶段`,
    fix: '删去这一项，或不限定阶段',
  }));
}

/** The base fills every gap, so it may have none. */
function baseObstacles({ scope, stage, complaint, contract }: RuleSet): readonly RuleObstacle[] {
  if (scope !== 'base') return [];
  const unsaid = [
    ...missingFrom(complaint).map((part) => `complaint/${part}`),
    ...missingFromContract(contract).map((part) => `contract/${part}`),
  ];
  const gaps = unsaid.map((part) => ({
    pointer: `#/${part}`,
    message: '缺省规则须写全，这一项没有写',
    fix: '写上这一项；不计时的时限写为 null',
  }));
  const staged = { pointer: '#/stage', message: '缺省规则不限定阶段', fix: '改为 null' };
  return stage === null ? gaps : [...gaps, staged];
}

function contractBasisObstacles(contract: ContractOverlay): readonly RuleObstacle[] {
  return contractSubjectsOf(contract).flatMap((subject) => {
    const source = contractSourceIn(contract, subject);
    return source == null ? [] : basisObstacles(`#/${contractPathOf(subject)}/basis`, source.basis);
  });
}

/** What is wrong with a rule set in itself, before it is laid over others. */
export function overlayObstacles(ruleSet: RuleSet): readonly RuleObstacle[] {
  return [
    ...scopeObstacles(ruleSet),
    ...baseObstacles(ruleSet),
    ...stageObstacles(ruleSet),
    ...entriesOf(ruleSet.complaint).flatMap(({ pointer, basis }) =>
      basis === null ? [] : basisObstacles(`${pointer}/basis`, basis),
    ),
    ...contractBasisObstacles(ruleSet.contract),
    ...reportingObstacles(ruleSet.contract.reporting?.value),
  ];
}
