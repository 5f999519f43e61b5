import { low } from '../contract/journal-voice.en';
import { ENGLISH_NOTICES, ENGLISH_UNDELIVERED_REASONS } from '../notice-kind.en';
import { englishAddressee, englishDate, listed } from '../rule-words.en';
import { rungLabel } from '../rung-label';
import { englishRung } from '../rung-label.en';
import { englishUnreached } from '../unreached-words.en';
import type { DataOf } from './events';
import { partsOfDuty, placeOfNode, type JournalNames, type Sentences } from './journal-voice';
import { ENGLISH_COMMITMENT_LABELS } from './labels.en';

const { changeGrounds, duties, overdueReasons, supervisionForms, supervisions, toleranceGrounds, units } =
  ENGLISH_COMMITMENT_LABELS;

/** node 2; where the nodes are not known, no more than that it is one. */
export function englishNode(names: Pick<JournalNames, 'nodes'>, nodeId: string): string {
  const place = placeOfNode(names, nodeId);
  return place === null ? 'a node' : `node ${place}`;
}

function englishDuty(dutyId: string, names: JournalNames): string {
  const parts = partsOfDuty(dutyId);
  if (parts === null) return dutyId;
  return `${duties[parts.duty]}${parts.nodeId === null ? '' : ` · ${englishNode(names, parts.nodeId)}`}`;
}

function performedWords(data: DataOf<'performance-recorded'>, { nodes = [] }: JournalNames): string {
  const unit = nodes.find(({ nodeId }) => nodeId === data.nodeId)?.target?.unitCode;
  const parts = [
    ...(data.thousandths === null
      ? []
      : [`${data.thousandths / 1000}${unit === undefined ? '' : ` ${low(units[unit])}`}`]),
    ...(data.completes ? ['the node is done'] : []),
  ];
  return parts.join(', ');
}

const CONCLUDED = {
  performed: 'the node is honoured',
  impossible: 'it may be proposed as not honoured, or changed lawfully',
  continued: 'the time to supervise begins anew',
  'not-performed': 'it may be proposed as not honoured, and the body is heard',
} as const;

export const ENGLISH_COMMITMENT_SENTENCES: Sentences = {
  'commitment-registered': ({ who, data, names }) => {
    const kind = data.rules.kinds.find(({ code }) => code === data.kindCode)?.label ?? data.kindCode;
    return `${who} registered what ${names.organization(data.promisor.organizationId)} promised on ${englishDate(data.madeOn)} (${kind}), with ${data.nodes.length} nodes, regulated by ${names.organization(data.regulator.organizationId)}.`;
  },
  'performance-recorded': ({ who, data, node, names }) =>
    `${who} recorded that ${node(data.nodeId)} was honoured on ${englishDate(data.on)}: ${performedWords(data, names)}.`,
  'overdue-explained': ({ who, data, node }) =>
    `${who} explained why ${node(data.nodeId)} is not honoured: ${low(overdueReasons[data.reasonCode])}; it is planned for ${englishDate(data.plannedOn)}, and the promised day stays.`,
  'supervision-opened': ({ who, data, node }) =>
    `${who} opened the supervision of ${node(data.nodeId)}: ${low(supervisionForms[data.form])}.`,
  'supervision-concluded': ({ who, data, node }) =>
    `${who} concluded the supervision of ${node(data.nodeId)}: ${low(supervisions[data.result])}; ${CONCLUDED[data.result]}.`,
  'tolerance-asked': ({ who, data, node }) =>
    `${who} asked for ${data.days} days of tolerance for ${node(data.nodeId)}, ground: ${low(toleranceGrounds[data.ground])}; a second person decides.`,
  'tolerance-granted': ({ who, data, node }) =>
    `${who} granted ${data.days} days of tolerance for ${node(data.nodeId)}, by which the supervision is put off; the promised day and the days overdue stay.`,
  'tolerance-refused': ({ who, data, node }) =>
    `${who} refused tolerance for ${node(data.nodeId)}; the time to supervise stays.`,
  'not-honoured-proposed': ({ who, data, node, clock }) =>
    `${who} proposed to confirm ${node(data.nodeId)} as not honoured; the body is heard first, and a second person confirms${clock('answer-proposal')}.`,
  'proposal-answered': ({ who, data, node }) =>
    `${who} answered in writing to the proposal about ${node(data.nodeId)}.`,
  'not-honoured-confirmed': ({ who, data, node }) =>
    `${who} confirmed that ${node(data.nodeId)} was not honoured.`,
  'not-honoured-declined': ({ who, data, node, clock }) =>
    `${who} did not confirm that ${node(data.nodeId)} was not honoured; it is supervised again${clock('supervise')}.`,
  'commitment-changed': ({ who, data, node }) => {
    const changes = data.changes.map(({ nodeId, dueOn, isDropped }) =>
      isDropped ? `${node(nodeId)} is dropped` : `${node(nodeId)} is due on ${englishDate(dueOn)}`,
    );
    return `${who} changed the commitment lawfully, ground: ${low(changeGrounds[data.ground])}; ${changes.join(', ')}. Whoever is harmed is compensated by law.`;
  },
  'commitment-withdrawn': ({ who, data, clock }) =>
    `${who} withdrew the commitment lawfully, ground: ${low(changeGrounds[data.ground])}. Whoever is harmed is compensated by law${clock('close')}.`,
  'contract-linked': ({ who }) => `${who} linked the commitment to a contract that carries it out.`,
  'manager-assigned': ({ who, data, names }) =>
    `${who} made ${names.officer(data.officerId)} the officer in charge, who is reminded from now on.`,
  'commitment-closed': ({ who, data }) => `${who} closed the commitment on ${englishDate(data.on)}.`,
  'commitment-urged': ({ who, data, names }) =>
    `${who} urged ${data.dutyId === null ? 'the commitment' : `“${englishDuty(data.dutyId, names)}”`}; every date stays.`,
  'notice-undelivered': ({ data, names }) =>
    `The notice “${ENGLISH_NOTICES[data.notice]}” did not reach ${englishUnreached(data.unreached, names)} (${ENGLISH_UNDELIVERED_REASONS[data.reason]}); the officer in charge has to tell them in another way, and every date stays.`,
  'calendar-changed': ({ data }) =>
    `The holidays have changed (${data.calendar.version}): what is not done yet is due on a day counted anew; what is done, and the promised days, stand.`,
  'promisor-succeeded': ({ data, names }) =>
    `${names.organization(data.promisor.organizationId)} takes over the commitment, which stands with its days.`,
  'rungs-reached': ({ data, names }) => {
    const steps = data.rungs.map(
      ({ rung, to }) => `“${englishRung(rung, rungLabel(rung))}” (to ${englishAddressee(to)})`,
    );
    const together = data.rungs.length > 1 ? '; all are recorded, only the highest is sent' : '';
    return `“${englishDuty(data.dutyId, names)}” reached ${listed(steps)}${together}.`;
  },
  'duty-lapsed': ({ data, names, clock }) =>
    data.dutyId.startsWith('perform/')
      ? `“${englishDuty(data.dutyId, names)}” was not done in time${clock('explain-overdue')}${clock('supervise')}.`
      : `The time to “${englishDuty(data.dutyId, names)}” is over.`,
};
