import type { Role } from '../officer';
import type { UnreachedNames } from '../unreached-words';
import { ruleFor } from './command-table';
import type { CommitmentNode } from './commitment';
import { COMMITMENT_DUTIES, type CommitmentDuty, type CommitmentRules } from './commitment-rules';
import type { CommitmentEventType, DataOf } from './events';
import type { CommitmentCommandType } from './facts';

/** What a journal may look up. */
export interface JournalNames extends UnreachedNames {
  /** The nodes in their order, so that a sentence says which one. */
  readonly nodes?: readonly Pick<CommitmentNode, 'nodeId' | 'target'>[];
  /** With the rules a sentence also says how long the next step may take. */
  readonly rules?: Pick<CommitmentRules, 'limits' | 'kinds'>;
}

/** One event on its way to become a sentence. */
export interface Told<Type extends CommitmentEventType> {
  readonly data: DataOf<Type>;
  /** The office and the role of who acted. */
  readonly who: string;
  readonly names: JournalNames;
  /** 第2个节点. */
  readonly node: (nodeId: string) => string;
  /** `，说明未兑现原因期限自次日起算3个工作日`; empty where the rules give the duty no clock, or are not known here. */
  readonly clock: (duty: CommitmentDuty) => string;
}

export type Sentences<Types extends CommitmentEventType = CommitmentEventType> = {
  readonly [Type in Types]: (told: Told<Type>) => string;
};

/** Whose act an event is; the law's and the clock's are nobody's. */
const COMMANDS_OF_EVENT: Readonly<Partial<Record<CommitmentEventType, CommitmentCommandType>>> = {
  'commitment-registered': 'record-performance',
  'performance-recorded': 'record-performance',
  'overdue-explained': 'explain-overdue',
  'supervision-opened': 'open-supervision',
  'supervision-concluded': 'conclude-supervision',
  'tolerance-asked': 'ask-tolerance',
  'tolerance-granted': 'grant-tolerance',
  'tolerance-refused': 'refuse-tolerance',
  'not-honoured-proposed': 'propose-not-honoured',
  'proposal-answered': 'answer-proposal',
  'not-honoured-confirmed': 'confirm-not-honoured',
  'not-honoured-declined': 'decline-not-honoured',
  'commitment-changed': 'change',
  'commitment-withdrawn': 'withdraw',
  'contract-linked': 'link-contract',
  'manager-assigned': 'assign-manager',
  'commitment-closed': 'close',
  'commitment-urged': 'urge',
};

/** The offices in which such a thing is done. */
export function rolesBehind(type: CommitmentEventType): readonly Role[] {
  const command = COMMANDS_OF_EVENT[type];
  return command === undefined ? [] : ruleFor(command).by.flatMap(({ roles }) => roles);
}

/** The place of a node among all, from 1; null where the nodes are not known. */
export function placeOfNode({ nodes = [] }: Pick<JournalNames, 'nodes'>, nodeId: string): number | null {
  const place = nodes.findIndex((node) => node.nodeId === nodeId);
  return place < 0 ? null : place + 1;
}

/** A duty with the node that it is about; null for what is no duty of a commitment. */
export function partsOfDuty(
  dutyId: string,
): { readonly duty: CommitmentDuty; readonly nodeId: string | null } | null {
  const duty = COMMITMENT_DUTIES.find((one) => dutyId === one || dutyId.startsWith(`${one}/`));
  if (duty === undefined) return null;
  return { duty, nodeId: dutyId === duty ? null : dutyId.slice(duty.length + 1) };
}
