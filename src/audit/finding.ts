/** What can be wrong with a log. Codes are stable: operations pages and exit codes go by them. */
export type FindingType =
  | 'case-missing'
  | 'case-without-events'
  | 'head-differs'
  | 'event-missing'
  | 'event-altered'
  | 'row-differs'
  | 'frame-altered'
  | 'chain-broken'
  | 'texts-missing'
  | 'event-not-sequenced'
  | 'pending-without-event'
  | 'leaf-without-event'
  | 'leaf-differs'
  | 'leaf-out-of-order'
  | 'index-gap'
  | 'tail-cut'
  | 'root-differs'
  | 'checkpoint-unsigned'
  | 'checkpoint-shrinks'
  | 'checkpoint-missing'
  | 'too-many-findings';

/** One thing that is not as it was written, with the row it was found in. */
export interface Finding {
  readonly type: FindingType;
  /** A Chinese sentence for the auditor; it quotes ids and field names, never contents. */
  readonly sentence: string;
  readonly caseId?: string;
  readonly sequence?: number;
  /** The event's place in the log over all cases, from 0. */
  readonly index?: number;
}

export interface EventPlace {
  readonly caseId: string;
  readonly sequence: number;
}

/** A finding about one event; the sentence begins with its place. */
export function eventFinding(type: FindingType, place: EventPlace, fact: string): Finding {
  const { caseId, sequence } = place;
  return { type, caseId, sequence, sentence: `案件 ${caseId} 第 ${sequence} 条事件：${fact}` };
}

/** A finding about one leaf of the log; the sentence begins with its index. */
export function leafFinding(
  type: FindingType,
  leaf: EventPlace & { readonly index: number },
  fact: string,
): Finding {
  const { caseId, sequence, index } = leaf;
  return {
    type,
    caseId,
    sequence,
    index,
    sentence: `日志编号 ${index}（案件 ${caseId} 第 ${sequence} 条事件）：${fact}`,
  };
}
