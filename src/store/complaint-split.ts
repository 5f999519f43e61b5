import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { ComplaintFacts } from '../domain/complaint/facts';
import type { ComplaintChange } from './complaint-change';
import { openCases } from './case-opening';
import type { CaseProjection } from './projection';
import type { StepTransaction } from './transaction';

/** The relay starts the children; nobody waits for them. */
const startGraceMs = 0;

/**
 * A complaint against several bodies becomes one case for each (主办/协办), under one receipt: opened in the very
 * transaction that records the split, with the number, the receipt date and the rules of the whole.
 */
export async function openChildCases(
  transaction: StepTransaction,
  projection: CaseProjection<ComplaintState, ComplaintFacts, ComplaintData>,
  { after, events }: ComplaintChange,
): Promise<void> {
  const split = events.find((event) => event.data.type === 'complaint-split');
  if (split?.data.type !== 'complaint-split') return;
  const [parent = {}] = await transaction.$queryRaw<readonly Readonly<Record<string, string | null>>[]>`
    SELECT title, narrative, contract_name AS "contractName", contract_number AS "contractNumber"
    FROM app.complaint WHERE id = ${after.caseId}::uuid`;
  const texts = Object.fromEntries(
    Object.entries(parent).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
  );
  const openings = split.data.children.map((child) => ({
    kind: 'complaint' as const,
    caseId: child.caseId,
    number: child.number,
    actor: split.actor,
    occurredAt: after.receivedAt,
    recordedAt: split.recordedAt,
    data: [receivedBy(after, child)],
    texts,
    startGraceMs,
  }));
  // The store looks into no kind of case; this one is handed on as it came.
  await openCases(transaction, { complaint: projection }, openings);
}

function receivedBy(
  parent: ComplaintState,
  child: Extract<ComplaintData, { type: 'complaint-split' }>['children'][number],
): ComplaintData {
  return {
    type: 'complaint-received',
    caseId: child.caseId,
    number: child.number,
    kind: parent.kind,
    channel: parent.channel,
    handling: parent.handling,
    field: parent.field,
    identity: parent.identity,
    hasAgent: parent.agentActive,
    receivedOn: parent.receivedOn,
    regionCode: parent.regionCode,
    respondent: child.respondent,
    accepting: parent.accepting,
    demands: parent.demands.map(({ demandId, kind, amountFen }) => ({ demandId, kind, amountFen })),
    parentId: parent.caseId,
    listed: parent.listed,
    rules: parent.rules,
    calendar: parent.calendar,
  };
}
