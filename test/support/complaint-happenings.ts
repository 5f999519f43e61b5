import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent } from '../../src/domain/case';
import type { ComplaintData, ComplaintEventType } from '../../src/domain/complaint/events';
import type { JournalNames } from '../../src/domain/complaint/journal-voice';
import {
  toCaseId,
  toDemandId,
  toEvidenceId,
  toOfficerId,
  toOrganizationId,
  type Instant,
  type PlainDate,
} from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import type { OrganizationRef } from '../../src/domain/organization';
import { resolveRules, type RuleSet } from '../../src/domain/rule-set';
import { shownInPart, takenDown } from './complaint-cases/determination';
import { cameBack, handOver, takeOver } from './complaint-cases/outside';
import { nationalCalendar as calendar } from './national-calendar';
import { openedDetermination } from './opened-determination';

const seedOf = (id: string): RuleSet =>
  JSON.parse(
    readFileSync(join(__dirname, '..', '..', 'prisma', 'seed', 'rule-sets', `${id}.json`), 'utf8'),
  ) as RuleSet;
export const rules = resolveRules([seedOf('BASE'), seedOf('NM-1444')]);

export const BODIES: Readonly<Record<string, string>> = {
  credit: '青城市发展和改革委员会',
  industry: '青城市工业和信息化局',
  zone: '青城经济开发区管理委员会',
};
export const PEOPLE: Readonly<Record<string, string>> = { li: '李敏', wang: '王强' };
export const names: JournalNames = {
  organization: (id) => BODIES[id] ?? '',
  officer: (id) => PEOPLE[id] ?? '',
  rules,
};

const body = (id: string): OrganizationRef => ({
  organizationId: toOrganizationId(id),
  path: [toOrganizationId(id)],
  regionCode: '150100',
  kind: 'line-authority',
  status: 'active',
  predecessorIds: [],
});
const demandId = toDemandId('d1');
const evidenceIds = [toEvidenceId('e1')];
const on = (text: string): PlainDate => text as PlainDate;

export const registrar: Extract<Actor, { type: 'officer' }> = {
  type: 'officer',
  officerId: toOfficerId('li'),
  organizationId: toOrganizationId('credit'),
  organizationPath: [toOrganizationId('credit')],
  roles: ['leader', 'registrar'],
};

export const eventBy = (data: ComplaintData, actor: Actor = registrar): CaseEvent<ComplaintData> => ({
  sequence: 1,
  commandId: null,
  actor,
  occurredAt: '2026-01-30T02:00:00.000Z' as Instant,
  recordedAt: '2026-01-30T02:00:00.000Z' as Instant,
  data,
});

/** One of each kind. A new kind of event does not compile until it is here. */
export const EVENTS: { readonly [Type in ComplaintEventType]: Extract<ComplaintData, { type: Type }> } = {
  'complaint-received': {
    type: 'complaint-received',
    caseId: toCaseId('c1'),
    number: 'TS150100-2026-000001',
    kind: 'complaint',
    channel: 'credit-portal',
    handling: 'driven',
    field: 'government-procurement',
    identity: 'sealed',
    hasAgent: false,
    receivedOn: on('2026-01-30'),
    regionCode: '150100',
    respondent: body('zone'),
    accepting: body('credit'),
    demands: [{ demandId, kind: 'payment', amountFen: 12_345_600 }],
    parentId: null,
    listed: false,
    rules,
    calendar,
  },
  'determination-opened': { type: 'determination-opened', ...openedDetermination },
  'supplement-requested': { type: 'supplement-requested', itemCodes: ['contract', 'facts'] },
  'supplement-supplied': { type: 'supplement-supplied', evidenceIds },
  'complaint-accepted': { type: 'complaint-accepted' },
  'approval-requested': {
    type: 'approval-requested',
    approval: {
      approvalId: 'a1',
      act: { type: 'revoke-determination' },
      steps: rules.approvals.determine,
      signedBy: [],
      proposedBy: toOfficerId('wang'),
    },
  },
  'approval-given': { type: 'approval-given', approvalId: 'a1', officerId: toOfficerId('li') },
  'approval-returned': { type: 'approval-returned', approvalId: 'a1', act: 'determine' },
  'complaint-rejected': { type: 'complaint-rejected', reasonCode: 'R08' },
  'complaint-transferred': { type: 'complaint-transferred', verifying: body('industry'), again: false },
  'officer-assigned': { type: 'officer-assigned', party: 'verifying', officerId: toOfficerId('wang') },
  'complaint-redirected': { type: 'complaint-redirected', accepting: body('credit'), rules, calendar },
  'complaint-split': {
    type: 'complaint-split',
    children: [
      { caseId: toCaseId('c2'), number: 'TS150100-2026-000002', respondent: body('zone'), part: 'lead' },
    ],
  },
  'clerical-error-corrected': {
    type: 'clerical-error-corrected',
    demandId,
    amountFen: 12_345_600,
    respondent: null,
  },
  'settlement-declared': { type: 'settlement-declared' },
  'settlement-confirmed': {
    type: 'settlement-confirmed',
    instalments: [{ instalmentId: 'i1', dueOn: on('2026-06-30'), amountFen: 12_345_600 }],
  },
  'instalment-recorded': { type: 'instalment-recorded', instalmentId: 'i1', paid: false },
  'follow-up-recorded': { type: 'follow-up-recorded', result: 'dissatisfied' },
  'handled-again': { type: 'handled-again' },
  'handed-over-for-recusal': { type: 'handed-over-for-recusal', party: 'accepting', to: body('industry') },
  'appointment-requested': { type: 'appointment-requested', rightBody: body('industry') },
  'transfer-signed-in': { type: 'transfer-signed-in' },
  'complaint-returned': { type: 'complaint-returned', rightBody: body('industry') },
  'respondent-notified': { type: 'respondent-notified', disclose: ['demand-kinds', 'field'] },
  'question-asked': { type: 'question-asked', questionId: 'q1', party: 'respondent' },
  'question-answered': { type: 'question-answered', questionId: 'q1', evidenceIds },
  'answer-given': { type: 'answer-given', evidenceIds },
  'contact-attempted': { type: 'contact-attempted', on: on('2026-02-03'), method: 'phone', reached: false },
  'demands-concluded': { type: 'demands-concluded', items: [{ demandId, conclusion: 'substantiated' }] },
  'result-explained': { type: 'result-explained', method: 'electronic', on: on('2026-02-06') },
  'rectification-ordered': {
    type: 'rectification-ordered',
    items: [{ demandId, dueOn: on('2026-03-10') }],
  },
  'progress-reported': {
    type: 'progress-reported',
    demandId,
    percent: 60,
    completed: false,
    evidenceIds,
  },
  'rectification-confirmed': { type: 'rectification-confirmed', demandId },
  'completion-refused': { type: 'completion-refused', demandId },
  'justification-claimed': {
    type: 'justification-claimed',
    claimId: 'j1',
    demandId,
    ground: 'force-majeure',
    evidenceIds,
  },
  'justification-judged': {
    type: 'justification-judged',
    claimId: 'j1',
    accepted: true,
    newDueOn: on('2026-04-10'),
  },
  'refusal-declared': {
    type: 'refusal-declared',
    demandIds: [demandId],
    kind: 'successor-repudiation',
    excuse: 'leadership-change',
    sealedEvidenceId: toEvidenceId('e1'),
  },
  'determination-proposed': {
    type: 'determination-proposed',
    demandIds: [demandId],
    ground: 'overdue',
    excuse: null,
  },
  'proposal-withdrawn': { type: 'proposal-withdrawn' },
  'defence-submitted': { type: 'defence-submitted', evidenceIds },
  'defence-recorded': {
    ...{ type: 'defence-recorded', on: on('2026-02-13'), asksHearing: true },
    evidenceIds,
  },
  'hearing-held': { type: 'hearing-held', on: on('2026-02-16'), evidenceIds },
  'defence-heard': { type: 'defence-heard' },
  'breach-determined': { type: 'breach-determined', demandIds: [demandId], ground: 'overdue', excuse: null },
  'document-served': {
    type: 'document-served',
    letterKind: 'determination-notice',
    party: 'respondent',
    method: 'direct',
    on: on('2026-03-12'),
    receiptEvidenceId: toEvidenceId('e1'),
  },
  'performance-recorded': { type: 'performance-recorded', demandId, on: on('2026-05-01') },
  'determination-corrected': { type: 'determination-corrected' },
  'determination-revoked': { type: 'determination-revoked' },
  'publication-decided': shownInPart('2027-03-05'),
  'publication-withdrawn': takenDown('wrong-content'),
  'withdrawal-confirmed': { type: 'withdrawal-confirmed', publicationId: 'a1' },
  'publication-ended': { type: 'publication-ended', publicationId: 'a1' },
  'review-asked': { type: 'review-asked', reviewer: body('region-credit') },
  'review-decided': { type: 'review-decided', result: 'reopened', reviewer: body('credit') },
  'right-body-named': { type: 'right-body-named', rightBody: body('industry') },
  'evidence-added': { type: 'evidence-added', evidenceIds },
  'naming-agreed': { type: 'naming-agreed' },
  'complaint-withdrawn': { type: 'complaint-withdrawn' },
  'complaint-rated': { type: 'complaint-rated', score: 4 },
  'agent-called-off': { type: 'agent-called-off' },
  'duplicate-linked': { type: 'duplicate-linked', leadingId: toCaseId('c-2') },
  'duplicate-unlinked': { type: 'duplicate-unlinked', leadingId: toCaseId('c-2') },
  'leading-case-answered': { type: 'leading-case-answered', leadingId: toCaseId('c2'), outcome: null },
  'contract-linked': {
    ...({
      type: 'contract-linked',
      contractId: toCaseId('c-3'),
      contractCode: '150100-KFQ-06-2026-000001-0',
    } as const),
    ...{ linkedOn: '2026-01-12' as PlainDate },
    standing: {
      overdueSince: '2025-12-31' as PlainDate,
      overdueMilestones: 2,
      payableFen: 100_00,
      paidFen: 0,
    },
  },
  'contract-unlinked': {
    ...{
      type: 'contract-unlinked',
      contractId: toCaseId('c-3'),
      contractCode: '150100-KFQ-06-2026-000001-0',
    },
  },
  urged: { type: 'urged', dutyId: 'verify' },
  'complaint-listed': { type: 'complaint-listed' },
  'verifier-appointed': { type: 'verifier-appointed', verifying: body('industry') },
  'extension-granted': { type: 'extension-granted', dutyId: 'verify' },
  'handling-suspended': { type: 'handling-suspended', ground: 'arbitration', fromOn: on('2026-02-03') },
  'handling-resumed': { type: 'handling-resumed', on: on('2026-03-03') },
  'handling-discontinued': { type: 'handling-discontinued', ground: 'court-proceedings' },
  'instruction-recorded': { type: 'instruction-recorded', instructionId: 'n1', dueOn: on('2026-02-13') },
  'instruction-answered': { type: 'instruction-answered', instructionId: 'n1' },
  'case-reassigned': { type: 'case-reassigned', party: 'verifying', to: body('industry') },
  'notice-undelivered': {
    type: 'notice-undelivered',
    notificationId: 'n1',
    notice: 'supplement-requested',
    unreached: { type: 'complainant' },
    reason: 'refused',
  },
  'calendar-changed': { type: 'calendar-changed', calendar },
  'respondent-succeeded': { type: 'respondent-succeeded', respondent: body('zone'), verifying: null },
  'body-succeeded': takeOver('verifying', 'industry', 'housing'),
  'officer-succeeded': handOver('wang'),
  'delivery-failed': cameBack('2026-03-12'),
  'channel-progressed': { type: 'channel-progressed', stage: 'closed', closedAs: 'rectified' },
  'rungs-reached': {
    type: 'rungs-reached',
    dutyId: 'rectify/d1',
    revision: 0,
    rungs: [{ rung: 'due', at: '2026-03-10T01:00:00.000Z' as Instant, to: 'respondent-leader' }],
  },
  'duty-lapsed': { type: 'duty-lapsed', dutyId: 'answer' },
};
