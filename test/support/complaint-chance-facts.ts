import {
  BREACH_GROUNDS,
  CONCLUSIONS,
  EXCUSES,
  LETTER_KINDS,
  SERVICE_METHODS,
  type ComplaintState,
  type DemandState,
} from '../../src/domain/complaint/complaint';
import type { ComplaintCommandType, ComplaintFacts } from '../../src/domain/complaint/facts';
import { bodyOf } from '../../src/domain/complaint/party';
import { toCaseId, toOfficerId, toOrganizationId, type PlainDate } from '../../src/domain/ids';
import { addDays } from '../../src/domain/plain-date';
import type { WorkingCalendar } from '../../src/domain/working-calendar';
import { BODY_NAMES, body, type BodyName } from './complaint-city';
import { EVIDENCE } from './complaint-people';
import { nationalCalendar } from './national-calendar';
import type { Chance } from './complaint-chance';

type FactsBy = {
  readonly [Type in ComplaintCommandType]: (
    about: About,
  ) => Omit<Extract<ComplaintFacts, { type: Type }>, 'type' | 'version'>;
};

export interface About {
  readonly state: ComplaintState;
  readonly today: PlainDate;
  readonly chance: Chance;
}

const SERVED_FIRST = ['rectification-order', 'determination-notice', 'determination-document'] as const;
const nothing = (): object => ({});
const anyBody = ({ chance }: About) => body(chance.of(BODY_NAMES));
const anyVerifier = ({ chance }: About) =>
  body(chance.of<BodyName>(['industry', 'housing', 'industry', 'housing', 'zone-office', 'city']));
/** Mostly demands that stand as the command needs them; now and then any at all. */
const someDemands = ({ state, chance }: About, ...wanted: readonly DemandState[]) => {
  const fitting = state.demands.filter((one) => wanted.includes(one.state));
  const from = fitting.length === 0 || chance.below(8) === 0 ? state.demands : fitting;
  const chosen = from.filter(() => chance.below(3) > 0);
  return (chosen.length === 0 ? from : chosen).map((one) => one.demandId);
};
const anyDemand = (about: About, ...wanted: readonly DemandState[]) =>
  about.chance.of(someDemands(about, ...wanted));
const nearDay = ({ today, chance }: About, from: number, to: number): PlainDate =>
  addDays(today, from + chance.below(to - from + 1));
const known = (ids: readonly string[], { chance }: About): string => chance.of([...ids, ...ids, 'unknown']);
const party = ({ chance }: About) => chance.of(['accepting', 'verifying'] as const);
const evidence = { evidenceIds: [EVIDENCE] };

/** 2026 with one more off-day: a notice that came late. */
function movedCalendar({ chance }: About): WorkingCalendar {
  const on = `2026-0${1 + chance.below(4)}-1${chance.below(10)}` as PlainDate;
  const exceptions = [
    ...nationalCalendar.exceptions.filter((one) => one.on !== on),
    { on, kind: 'off-day', name: 'late notice' } as const,
  ].sort((left, right) => (left.on < right.on ? -1 : 1));
  return { ...nationalCalendar, version: `cn-2026-${on}`, exceptions };
}

/** What a command may say, mostly about things that exist; some of it is nonsense on purpose. */
const FACTS: FactsBy = {
  'request-supplement': () => ({ itemCodes: ['contract'] }),
  accept: nothing,
  reject: ({ chance }) => ({ reasonCode: chance.of(['R08', 'R02', 'R99']) }),
  transfer: (about) => ({ verifying: anyVerifier(about) }),
  assign: (about) => ({ party: party(about), officerId: toOfficerId('somebody') }),
  redirect: ({ state }) => ({
    accepting: body('other-credit'),
    rules: state.rules,
    calendar: state.calendar,
  }),
  'split-by-respondent': () => ({
    children: (['zone', 'new-zone'] as const).map((name, index) => ({
      caseId: toCaseId(`child-${index}`),
      number: `TS-${index}`,
      respondent: body(name),
      part: index === 0 ? ('lead' as const) : ('assisting' as const),
    })),
  }),
  'correct-clerical': (about) => ({ demandId: anyDemand(about), amountFen: 5_000, respondent: null }),
  'confirm-settlement': (about) => ({
    instalments: [{ instalmentId: '1', dueOn: nearDay(about, 0, 9), amountFen: 100 }],
  }),
  'record-instalment': (about) => ({ instalmentId: known(['1'], about), paid: about.chance.below(2) === 0 }),
  'record-follow-up': ({ chance }) => ({ result: chance.of(['satisfied', 'dissatisfied', 'unreachable']) }),
  'hand-over-for-recusal': (about) => ({ party: party(about), to: anyBody(about) }),
  'sign-in': nothing,
  return: (about) => ({ rightBody: anyVerifier(about) }),
  'notify-respondent': ({ chance }) => ({
    disclose: chance.of([['field'], ['field', 'amount']] as const),
  }),
  ask: ({ chance }) => ({ party: chance.of(['respondent', 'complainant']) }),
  'record-contact-attempt': (about) => ({
    on: nearDay(about, -3, 0),
    method: 'phone',
    reached: false,
  }),
  conclude: (about) => ({
    items: someDemands(about, 'open').map((demandId) => ({
      demandId,
      conclusion: about.chance.of([...CONCLUSIONS, 'substantiated', 'substantiated']),
    })),
  }),
  explain: (about) => ({ method: 'electronic', on: nearDay(about, -1, 0) }),
  'order-rectification': (about) => ({
    items: someDemands(about, 'substantiated', 'lawful-change').map((demandId) => ({
      demandId,
      dueOn: nearDay(about, 0, 20),
    })),
  }),
  'confirm-rectification': (about) => ({ demandId: anyDemand(about, 'rectifying', 'overdue') }),
  'refuse-completion': (about) => ({ demandId: anyDemand(about, 'rectifying', 'overdue', 'breach') }),
  'judge-justification': (about) => ({
    claimId: known(
      about.state.justifications.map((one) => one.claimId),
      about,
    ),
    ...about.chance.of([
      { accepted: true, newDueOn: nearDay(about, 10, 40) },
      { accepted: false, newDueOn: null },
    ]),
  }),
  'propose-determination': (about) => ({
    demandIds: someDemands(about, 'overdue', 'refused'),
    ground: about.chance.of(BREACH_GROUNDS),
    excuse: about.chance.of([null, ...EXCUSES]),
  }),
  'withdraw-proposal': nothing,
  'record-defence': ({ state }) => ({ on: state.receivedOn, asksHearing: true, ...evidence }),
  'hold-hearing': ({ state }) => ({ on: state.receivedOn, ...evidence }),
  'hear-defence': nothing,
  determine: nothing,
  serve: (about) => ({
    letterKind: about.chance.of([...LETTER_KINDS, ...SERVED_FIRST]),
    party: about.chance.of(['respondent', 'respondent', 'complainant', 'accepting']),
    method: about.chance.of(SERVICE_METHODS),
    on: nearDay(about, -1, 0),
    receiptEvidenceId: EVIDENCE,
  }),
  'record-performance': (about) => ({ demandId: anyDemand(about, 'breach'), on: about.today }),
  'correct-determination': nothing,
  'revoke-determination': nothing,
  'publish-determination': ({ chance }) => ({
    secrecy: chance.of(['full', 'redacted', 'withheld']),
    withholdingGround: chance.of([null, 'trade-secret']),
    redact: chance.of([[], ['promise']]),
  }),
  'withdraw-publication': ({ chance }) => ({ ground: chance.of(['trade-secret', 'wrong-content']) }),
  'decide-review': (about) => ({
    result: about.chance.of(['upheld', 'reopened']),
    reviewer: body(about.chance.of(['city', 'inspectorate', 'industry'])),
  }),
  answer: (about) => ({
    ...evidence,
    questionId: about.chance.of([null, ...about.state.questions.map((one) => one.questionId)]),
  }),
  'report-progress': (about) => ({
    ...evidence,
    demandId: anyDemand(about, 'rectifying', 'overdue', 'breach'),
    percent: 100,
    completed: about.chance.below(3) > 0,
  }),
  'claim-justification': (about) => ({
    ...evidence,
    demandId: anyDemand(about, 'rectifying', 'overdue'),
    ground: about.chance.of(['natural-disaster', 'election']),
  }),
  'declare-refusal': (about) => ({
    demandIds: someDemands(about, 'substantiated', 'rectifying', 'open'),
    kind: about.chance.of(['rectification-refused', 'successor-repudiation']),
    excuse: about.chance.of([null, ...EXCUSES]),
    sealedEvidenceId: about.chance.of([null, EVIDENCE]),
  }),
  defend: () => evidence,
  'name-right-body': (about) => ({ rightBody: anyBody(about) }),
  'supply-supplement': () => evidence,
  'add-evidence': () => evidence,
  reply: (about) => ({
    ...evidence,
    questionId: known(
      about.state.questions.map((one) => one.questionId),
      about,
    ),
  }),
  'agree-to-be-named': nothing,
  withdraw: nothing,
  settle: nothing,
  rate: () => ({ score: 4 }),
  'request-review': () => ({ reviewer: body('region-credit') }),
  'call-off-agent': nothing,
  approve: ({ state }) => ({ approvalId: state.approval?.approvalId ?? 'unknown' }),
  'return-for-revision': ({ state }) => ({ approvalId: state.approval?.approvalId ?? 'unknown' }),
  'link-duplicate': ({ chance }) => ({ leadingId: toCaseId(chance.of(['leading', 'other'])) }),
  'unlink-duplicate': nothing,
  'link-contract': ({ chance }) => ({
    contractId: toCaseId(chance.of(['contract-1', 'contract-2'])),
    contractCode: '150100-KFQ-06-2026-000001-0',
    standing: { overdueSince: null, overdueMilestones: 0, payableFen: 100_00, paidFen: 0 },
  }),
  'unlink-contract': nothing,
  'leading-case-answered': () => ({ leadingId: toCaseId('leading'), outcome: 'rectified' }),
  urge: (about) => ({
    dutyId: known(
      about.state.duties.map((one) => one.dutyId),
      about,
    ),
  }),
  list: nothing,
  'appoint-verifier': (about) => ({ verifying: anyVerifier(about) }),
  'grant-extension': (about) => ({
    dutyId: known(
      about.state.duties.map((one) => one.dutyId),
      about,
    ),
  }),
  suspend: (about) => ({ ground: 'court-proceedings', fromOn: nearDay(about, -2, 0) }),
  resume: (about) => ({ on: about.today }),
  discontinue: () => ({ ground: 'court-proceedings' }),
  'record-instruction': (about) => ({ instructionId: 'instruction', dueOn: nearDay(about, 0, 5) }),
  'answer-instruction': () => ({ instructionId: 'instruction' }),
  reassign: (about) => ({ party: party(about), to: anyBody(about) }),
  'notice-undelivered': () => ({
    notificationId: 'notification',
    notice: 'rung-reached',
    unreached: { type: 'agent' },
    reason: 'no-address',
  }),
  'calendar-imported': (about) => ({ calendar: movedCalendar(about) }),
  'respondent-succeeded': (about) => ({
    respondent: body('new-zone'),
    verifying: about.chance.of([null, body('housing')]),
  }),
  'body-succeeded': (about) => {
    const succeeded = about.chance.of(['accepting', 'verifying', 'reviewing'] as const);
    const from = bodyOf(about.state, succeeded)?.organizationId ?? toOrganizationId('industry');
    return { party: succeeded, from, to: anyBody(about), as: about.chance.of(['successor', 'supervisor']) };
  },
  'officer-succeeded': ({ state, chance }) => {
    const party = chance.of(['accepting', 'verifying'] as const);
    const from = state.assignedOfficers[party] ?? toOfficerId('wang');
    return { party, from, to: chance.of([toOfficerId('wang'), toOfficerId('zhao')]) };
  },
  'delivery-failed': (about) => ({
    letterKind: 'rectification-order',
    party: 'respondent',
    on: nearDay(about, -2, 0),
    reason: 'refused',
  }),
  'channel-progressed': ({ chance }) => ({
    stage: chance.of(['accepted', 'transferred', 'verified', 'rectifying', 'closed']),
    closedAs: chance.of([null, 'rectified']),
  }),
};

/** What somebody says with a command in the case as it stands. */
export function factsFor(type: ComplaintCommandType, about: About): ComplaintFacts {
  const say = FACTS[type];
  return { type, ...say(about) } as ComplaintFacts;
}
