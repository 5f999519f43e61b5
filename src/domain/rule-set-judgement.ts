import { provisionObstacles } from './commitment/rule-obstacles';
import { contractRuleObstacles } from './contract/rule-obstacles';
import {
  mergedContract,
  missingFromContract,
  resolveContractRules,
  speaksOfContracts,
  type ContractOverlay,
} from './contract/rule-overlay';
import type { PlainDate } from './ids';
import {
  bindsCase,
  inLayerOrder,
  mergedLayers,
  missingFrom,
  resolveRules,
  type ComplaintOverlay,
  type RuleSet,
  type RuleSetVersion,
} from './rule-set';
import { changesBetween, contractChangesBetween, type RuleChange } from './rule-set-diff';
import type { RuleObstacle } from './rule-obstacle';
import { ruleSetObstacles } from './rule-set-obstacles';
import { overlayObstacles } from './rule-set-overlay';

/** What a version is judged against. */
export interface Standing {
  /** Case time. */
  readonly today: PlainDate;
  /** Of the same rule set, the latest first. */
  readonly versions: readonly RuleSetVersion[];
  /** Of all rule sets, what rules on the day on which the version begins. */
  readonly inForce: readonly RuleSetVersion[];
  /** Confirmed and not superseded, also those whose day is still to come. */
  readonly active: readonly RuleSetVersion[];
}

/** What somebody proposes; without a word on contracts, what was confirmed of them last goes on. */
export type ProposedContent = Omit<RuleSet, 'version' | 'contract'> & Partial<Pick<RuleSet, 'contract'>>;

/** @param versions of the same rule set, the latest first */
export function nextVersionOf(proposed: ProposedContent, versions: readonly RuleSetVersion[]): RuleSet {
  const confirmed = versions.find(({ state }) => state === 'active' || state === 'superseded');
  const contract = proposed.contract ?? confirmed?.contract ?? {};
  return { ...proposed, contract, version: (versions[0]?.version ?? 0) + 1 };
}

/** What a version would do, and what keeps it from standing. */
export interface RuleAssessment {
  readonly obstacles: readonly RuleObstacle[];
  readonly changes: readonly RuleChange[];
  /** Everything that holds at its place without it; null where nothing is in force yet. */
  readonly before: ComplaintOverlay | null;
  /** With it; null while something is left unsaid. */
  readonly after: ComplaintOverlay | null;
  /** The same of contracts. */
  readonly contract: { readonly before: ContractOverlay | null; readonly after: ContractOverlay | null };
}

/** A rule set of no region speaks for the whole nation. */
const placeOf = ({ regionCode, acceptingOrganizationId }: RuleSet) => ({
  regionCode: regionCode ?? '000000',
  acceptingOrganizationId,
});

const bindingAt = (place: RuleSet, ruleSets: readonly RuleSet[]): readonly RuleSet[] =>
  inLayerOrder(ruleSets.filter((other) => bindsCase(other, placeOf(place))));

/** A preset binds nobody; it is judged as if it lay over what binds the nation. */
function layersWith(candidate: RuleSet, after: readonly RuleSet[]): readonly RuleSet[] {
  const binding = bindingAt(candidate, after);
  return candidate.scope === 'preset' ? inLayerOrder([...binding, candidate]) : binding;
}

function wholeOf(layers: readonly RuleSet[]): ComplaintOverlay | null {
  const merged = mergedLayers(layers);
  return missingFrom(merged).length === 0 ? merged : null;
}

function wholeContractOf(layers: readonly RuleSet[]): ContractOverlay | null {
  const merged = mergedContract(layers);
  return missingFromContract(merged).length === 0 ? merged : null;
}

function obstaclesOf(layers: readonly RuleSet[]): readonly RuleObstacle[] {
  const ofContracts =
    wholeContractOf(layers) === null ? [] : contractRuleObstacles(resolveContractRules(layers));
  const ofCommitments = provisionObstacles(mergedContract(layers).commitments?.value);
  return [...ruleSetObstacles(resolveRules(layers)), ...ofContracts, ...ofCommitments];
}

/** Whoever speaks of contracts where the base does not yet could never be obeyed. */
function baselessObstacles(candidate: RuleSet, layers: readonly RuleSet[]): readonly RuleObstacle[] {
  if (!speaksOfContracts(candidate) || wholeContractOf(layers) !== null) return [];
  const gaps = missingFromContract(mergedContract(layers)).join('、');
  return [{ pointer: '#/contract', message: `缺省规则没有写全合同部分：${gaps}`, fix: '先补全缺省规则' }];
}

/** What is wrong with the rules of every place that this version would reach. */
function resolvedObstacles(candidate: RuleSet, after: readonly RuleSet[]): readonly RuleObstacle[] {
  const reached = after.filter(
    (other) =>
      other.ruleSetId !== candidate.ruleSetId &&
      other.scope !== 'preset' &&
      bindsCase(candidate, placeOf(other)),
  );
  const layers = layersWith(candidate, after);
  const own = [...baselessObstacles(candidate, layers), ...obstaclesOf(layers)];
  const elsewhere = reached.flatMap((other) =>
    obstaclesOf(layersWith(other, after)).map((obstacle) => ({
      ...obstacle,
      message: `与“${other.name}”（${other.ruleSetId}）合并后：${obstacle.message}`,
    })),
  );
  const known = new Set(own.map(({ pointer }) => pointer));
  return [...own, ...elsewhere.filter(({ pointer }) => !known.has(pointer))];
}

function isSamePlace(left: RuleSet, right: RuleSet): boolean {
  return (
    left.scope === right.scope &&
    left.regionCode === right.regionCode &&
    left.acceptingOrganizationId === right.acceptingOrganizationId &&
    left.stage === right.stage
  );
}

/** A version that waits for its second person keeps the next one from being proposed. */
function waitingObstacles(candidate: RuleSet, [latest]: Standing['versions']): readonly RuleObstacle[] {
  if (latest?.state !== 'proposed' || latest.version === candidate.version) return [];
  const message = `第${latest.version}版正在等待确认`;
  return [{ pointer: '#/ruleSetId', message, fix: '先由第二个人确认或者否决' }];
}

function dayObstacles(candidate: RuleSet, { today, versions }: Standing): readonly RuleObstacle[] {
  const pointer = '#/effectiveOn';
  const last = versions.find(({ state }) => state === 'active');
  const isPast = candidate.effectiveOn < today;
  const isTooEarly = last !== undefined && candidate.effectiveOn <= last.effectiveOn;
  return [
    ...(isPast ? [{ pointer, message: '规则不能溯及既往', fix: `填写${today}或以后的日期` }] : []),
    ...(isTooEarly
      ? [
          {
            pointer,
            message: `第${last.version}版自${last.effectiveOn}起施行，新版本须在其后`,
            fix: '改为更晚的日期',
          },
        ]
      : []),
  ];
}

/** What stands in the way beside what the version says: its day, its place, its rivals. */
function standingObstacles(candidate: RuleSet, standing: Standing): readonly RuleObstacle[] {
  const [latest] = standing.versions;
  const hasMoved = latest !== undefined && !isSamePlace(latest, candidate);
  const rival = standing.active.find(
    (other) => other.ruleSetId !== candidate.ruleSetId && isSamePlace(other, candidate),
  );
  return [
    ...waitingObstacles(candidate, standing.versions),
    ...dayObstacles(candidate, standing),
    ...(hasMoved
      ? [
          {
            pointer: '#/scope',
            message: '同一规则集的各版本，适用范围不能改变',
            fix: '沿用原来的范围，或另立规则集',
          },
        ]
      : []),
    ...(rival !== undefined && candidate.scope !== 'preset'
      ? [
          {
            pointer: '#/ruleSetId',
            message: `这一范围已有规则集“${rival.name}”（${rival.ruleSetId}）`,
            fix: `在 ${rival.ruleSetId} 上提出新版本`,
          },
        ]
      : []),
  ];
}

/** What rules on its day without it: of its own rule set the version confirmed before it. */
function inForceWithout(candidate: RuleSet, { inForce, versions }: Standing): readonly RuleSet[] {
  const predecessors = versions
    .filter(({ state }) => state === 'active' || state === 'superseded')
    .filter((other) => other.version < candidate.version && other.effectiveOn <= candidate.effectiveOn)
    .sort((left, right) => (left.effectiveOn > right.effectiveOn ? -1 : right.version - left.version));
  const others = inForce.filter(({ ruleSetId }) => ruleSetId !== candidate.ruleSetId);
  return [...others, ...predecessors.slice(0, 1)];
}

/** What a version changes at its place on its day, and why it cannot stand; obstacles are empty when it can. */
export function assessRuleSet(candidate: RuleSet, standing: Standing): RuleAssessment {
  const without = inForceWithout(candidate, standing);
  const withIt = [...without.filter(({ ruleSetId }) => ruleSetId !== candidate.ruleSetId), candidate];
  const [layersBefore, layersAfter] = [bindingAt(candidate, without), layersWith(candidate, withIt)];
  const [before, after] = [wholeOf(layersBefore), wholeOf(layersAfter)];
  const contract = { before: wholeContractOf(layersBefore), after: wholeContractOf(layersAfter) };
  const plain = [...standingObstacles(candidate, standing), ...overlayObstacles(candidate)];
  const obstacles = plain.length > 0 || after === null ? plain : resolvedObstacles(candidate, withIt);
  const changes = [
    ...(after === null ? [] : changesBetween(before, after)),
    ...(contract.after === null ? [] : contractChangesBetween(contract.before, contract.after)),
  ];
  return { obstacles, changes, before, after, contract };
}
