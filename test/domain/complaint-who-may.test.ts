import { isDeepStrictEqual } from 'node:util';
import { COMPLAINT_STATUSES, type ComplaintStatus } from '../../src/domain/complaint/complaint';
import { COMMAND_TYPES } from '../../src/domain/complaint/command-table';
import type { ComplaintCommandType } from '../../src/domain/complaint/facts';
import { mayIssue } from '../../src/domain/complaint/permission';
import type { Refusal } from '../../src/domain/refusal';
import { ROLES, type Actor, type Role } from '../../src/domain/officer';
import { AGENT, CHANNEL, COMPLAINANT, OFFICE_SYSTEM, officer, SYSTEM } from '../support/complaint-city';
import { aComplaint } from '../support/complaint-builder';
import { complaintWorld } from '../support/complaint-world';

/**
 * Written from the procedure, not from the code: status by letter
 * (R received, S supplementing, A accepted, T transferred, V verifying, C rectifying, G determining, D determined,
 * X closed), then who by relation and office. `~` stays open while suspended, `+` also on a case handled elsewhere.
 */
const INTAKE = 'registrar acceptance-reviewer';
const HANDLER = 'case-handler section-head';
const CLERK = 'receiving-clerk case-handler';
const LIAISON = 'respondent-liaison respondent-leader';
const SUPERIOR = 'acceptance-reviewer section-head issuer';
const APPROVER = 'acceptance-reviewer section-head legal-reviewer issuer leader';
const REVIEWING = 'registrar acceptance-reviewer case-handler section-head issuer inspector';
const SIGNING = { accepting: APPROVER, verifying: APPROVER, reviewer: `${APPROVER} inspector` };
const HEAD = 'issuer leader';
const HALTING = { verifying: HANDLER, superior: SUPERIOR, supervising: 'inspector', others: 'office-system' };
const RECORDER = 'instruction-recorder inspector';

type By = Readonly<
  Partial<Record<'accepting' | 'verifying' | 'reviewer' | 'respondent' | 'superior' | 'supervising', string>>
> & {
  readonly others?: string;
};

const WHO_MAY: Readonly<Record<ComplaintCommandType, readonly [statuses: string, by: By]>> = {
  'request-supplement': ['R', { accepting: INTAKE }],
  accept: ['R', { accepting: INTAKE }],
  reject: ['RSA', { accepting: INTAKE }],
  transfer: ['A', { accepting: `${INTAKE} hotline-dispatcher` }],
  assign: ['RSATVCGD~', { accepting: INTAKE, verifying: 'section-head receiving-clerk' }],
  redirect: ['RSA', { accepting: INTAKE }],
  'split-by-respondent': ['RSA', { accepting: INTAKE }],
  'correct-clerical': ['RSATVCG', { accepting: INTAKE }],
  'confirm-settlement': ['RSATVCG~', { accepting: INTAKE, verifying: HANDLER }],
  'record-instalment': ['RSATVCGDX~+', { accepting: INTAKE, verifying: HANDLER }],
  'record-follow-up': ['DX~+', { accepting: 'follow-up-caller registrar', others: 'channel' }],
  'hand-over-for-recusal': ['RSATVCGD~', { accepting: INTAKE, verifying: HANDLER, superior: SUPERIOR }],
  'sign-in': ['T', { verifying: CLERK }],
  return: ['TV', { verifying: CLERK }],
  'notify-respondent': ['TV', { verifying: HANDLER }],
  ask: ['VCG', { verifying: HANDLER }],
  'record-contact-attempt': ['TVCG', { verifying: HANDLER }],
  conclude: ['VCG', { verifying: HANDLER }],
  explain: ['VCGDX', { verifying: HANDLER }],
  'order-rectification': ['VCG', { verifying: HANDLER }],
  'confirm-rectification': ['VCG', { verifying: HANDLER }],
  'refuse-completion': ['VCGD', { verifying: HANDLER }],
  'judge-justification': ['VCG', { verifying: HANDLER }],
  'propose-determination': ['VCG', { verifying: HANDLER }],
  'withdraw-proposal': ['VCG', { verifying: HANDLER }],
  'record-defence': ['VCG', { verifying: HANDLER }],
  'hold-hearing': ['VCG', { verifying: HANDLER }],
  'hear-defence': ['VCG', { verifying: HANDLER }],
  determine: ['VCG', { verifying: HANDLER }],
  serve: ['RSATVCGDX~', { accepting: INTAKE, verifying: HANDLER }],
  'record-performance': ['VCGD~', { verifying: HANDLER }],
  'correct-determination': ['VCGDX', { verifying: HANDLER }],
  'revoke-determination': ['VCGDX', { verifying: HANDLER }],
  'publish-determination': ['VCGDX', { verifying: HANDLER }],
  'withdraw-publication': ['VCGDX~', { verifying: `${HANDLER} legal-reviewer issuer` }],
  'decide-review': ['DX', { reviewer: REVIEWING }],
  answer: ['ATVCG', { respondent: LIAISON }],
  'report-progress': ['ATVCGD', { respondent: LIAISON }],
  'claim-justification': ['ATVCG', { respondent: LIAISON }],
  'declare-refusal': ['ATVCG', { respondent: 'respondent-leader' }],
  defend: ['ATVCG', { respondent: LIAISON }],
  'name-right-body': ['TV', { respondent: LIAISON }],
  'supply-supplement': ['S', { others: 'complainant' }],
  'add-evidence': ['RSATVCGD~', { others: 'complainant' }],
  reply: ['RSATVCG~', { others: 'complainant' }],
  'agree-to-be-named': ['RSATVCG~', { others: 'complainant' }],
  withdraw: ['RSATVCG~+', { others: 'complainant' }],
  settle: ['RSATVCG~', { others: 'complainant' }],
  rate: ['DX~+', { others: 'complainant' }],
  'request-review': ['DX~+', { others: 'complainant' }],
  'call-off-agent': ['RSATVCGDX~+', { others: 'complainant' }],
  approve: ['RSATVCGDX~', { ...SIGNING, others: 'office-system' }],
  'return-for-revision': ['RSATVCGDX~', { ...SIGNING, others: 'office-system' }],
  'link-duplicate': ['RSATVCGD~+', { accepting: `${INTAKE} hotline-dispatcher`, verifying: HANDLER }],
  'unlink-duplicate': ['RSATVCGDX~+', { accepting: `${INTAKE} hotline-dispatcher`, verifying: HANDLER }],
  'link-contract': ['RSATVCGD~+', { accepting: `${INTAKE} hotline-dispatcher`, verifying: HANDLER }],
  'unlink-contract': ['RSATVCGDX~+', { accepting: `${INTAKE} hotline-dispatcher`, verifying: HANDLER }],
  urge: ['RSATVCGDX~+', { superior: SUPERIOR, supervising: 'inspector' }],
  list: ['RSATVCGD~+', { supervising: 'inspector' }],
  'appoint-verifier': ['ATV', { superior: SUPERIOR, supervising: 'inspector' }],
  'grant-extension': [
    'RSATVCG',
    { superior: SUPERIOR, supervising: 'inspector', accepting: HEAD, verifying: HEAD },
  ],
  suspend: ['RSATVCG', HALTING],
  resume: ['RSATVCG~', HALTING],
  discontinue: ['RSATVCG~', { verifying: HANDLER }],
  'record-instruction': [
    'RSATVCGDX~+',
    { accepting: RECORDER, verifying: RECORDER, superior: RECORDER, supervising: RECORDER },
  ],
  'answer-instruction': ['RSATVCGDX~+', { accepting: INTAKE, verifying: HANDLER }],
  reassign: ['RSATVCGD~', { superior: SUPERIOR, supervising: 'inspector' }],
  'notice-undelivered': ['RSATVCGDX~+', { others: 'system' }],
  'calendar-imported': ['RSATVCGDX~+', { others: 'system' }],
  'respondent-succeeded': ['RSATVCGDX~+', { others: 'system' }],
  'body-succeeded': ['RSATVCGDX~+', { others: 'system' }],
  'officer-succeeded': ['RSATVCGDX~+', { others: 'system' }],
  'leading-case-answered': ['RSATVCGDX~+', { others: 'system' }],
  'delivery-failed': ['RSATVCGDX~+', { others: 'office-system' }],
  'channel-progressed': ['RSATVCG~+', { others: 'channel' }],
};

const LETTER = {
  received: 'R',
  supplementing: 'S',
  accepted: 'A',
  transferred: 'T',
  verifying: 'V',
  rectifying: 'C',
  determining: 'G',
  determined: 'D',
  closed: 'X',
} as const satisfies Record<ComplaintStatus, string>;

/** A body in each relation, the reviewer only once it is asked; the last four stand in none, whatever offices their people hold. */
const PLACES = {
  accepting: 'credit',
  verifying: 'industry',
  reviewer: 'region-credit',
  respondent: 'zone',
  superior: 'city',
  supervising: 'inspectorate',
  'below the respondent': 'zone-office',
  'before the respondent': 'old-zone',
  'beside them': 'housing',
  'in another city': 'other-credit',
} as const;

type Place = keyof typeof PLACES;

const isNotified = (status: ComplaintStatus): boolean => 'VCGDX'.includes(LETTER[status]);
const hasVerifier = (status: ComplaintStatus): boolean => 'TVCGDX'.includes(LETTER[status]);

/** 督查室: whoever holds that office in, or directly below, a government above the case, whatever else his body is. */
const UNDER_THE_GOVERNMENT: readonly Place[] = [
  'supervising',
  'superior',
  'accepting',
  'verifying',
  'reviewer',
  'beside them',
];

interface Stage {
  readonly status: ComplaintStatus;
  readonly isReviewed: boolean;
}

/** Which relations a person of a place with an office has to the case, by the procedure. */
function relationsIn({ status, isReviewed }: Stage, place: Place, role: Role): readonly string[] {
  if (place === 'respondent') return isNotified(status) ? [place] : [];
  if (place === 'below the respondent' || place === 'before the respondent') return [];
  const parties: readonly Place[] = [
    'accepting',
    'superior',
    ...(hasVerifier(status) ? ['verifying' as const] : []),
    ...(isReviewed ? ['reviewer' as const] : []),
  ];
  const supervises = role === 'inspector' && UNDER_THE_GOVERNMENT.includes(place);
  return [
    ...parties.filter((party) => party === place),
    ...(supervises ? ['supervising'] : []),
    ...(role === 'operations' ? ['operations'] : []),
  ];
}

const officesFor = (by: By, relation: string): readonly string[] =>
  Object.entries(by).flatMap(([name, offices]) => (name === relation ? offices.split(' ') : []));

const mayNow = (type: ComplaintCommandType, status: ComplaintStatus): boolean =>
  WHO_MAY[type][0].includes(LETTER[status]);

/** What the procedure answers an officer. */
function expected(
  type: ComplaintCommandType,
  status: ComplaintStatus,
  relations: readonly string[],
  role: Role,
) {
  const [, by] = WHO_MAY[type];
  const offices = relations.flatMap((relation) => officesFor(by, relation));
  if (offices.length === 0) return { type: 'actor-not-concerned' };
  if (!offices.includes(role)) return { type: 'role-missing', needed: [...offices].sort() };
  if (mayNow(type, status)) return 'may';
  const instead = COMMAND_TYPES.filter(
    (other) =>
      mayNow(other, status) &&
      relations.some((relation) => officesFor(WHO_MAY[other][1], relation).includes(role)),
  );
  return { type: 'case-not-in-status', status, allowed: [...instead].sort() };
}

/** The answer with its lists in one order, so that only what they hold is compared. */
function told(refusal: Refusal): object {
  if (refusal.type === 'role-missing') return { ...refusal, needed: [...refusal.needed].sort() };
  if (refusal.type === 'case-not-in-status') return { ...refusal, allowed: [...refusal.allowed].sort() };
  return refusal;
}

function answerTo(world: ReturnType<typeof aComplaint>, actor: Actor, type: ComplaintCommandType): unknown {
  const verdict = mayIssue(world.state, actor, type);
  return verdict.ok ? 'may' : told(verdict.refusal);
}

/** The result has reached the complainant, who has asked for the review. */
function inReview(status: ComplaintStatus): ReturnType<typeof aComplaint> {
  const world = aComplaint({ status });
  if (status === 'determined') world.handler.serves('determination-document', 'complainant');
  return world.complainant.asksForReview();
}

describe('who may issue what, and when', () => {
  describe.each([
    ...COMPLAINT_STATUSES.map((status) => ({ status, isReviewed: false, stage: status })),
    { status: 'closed' as const, isReviewed: true, stage: 'closed, and in review' },
    { status: 'determined' as const, isReviewed: true, stage: 'determined, and in review' },
  ])('in a case that is $stage', ({ status, isReviewed }) => {
    const world = isReviewed ? inReview(status) : aComplaint({ status });

    it.each(Object.keys(PLACES) as Place[])('every office %s', (place) => {
      const wrong = ROLES.flatMap((role) =>
        COMMAND_TYPES.flatMap((type) => {
          const answer = answerTo(world, officer(PLACES[place], role), type);
          const right = expected(type, status, relationsIn({ status, isReviewed }, place, role), role);
          return isDeepStrictEqual(answer, right) ? [] : [{ role, type, answer, right }];
        }),
      );
      expect(wrong).toEqual([]);
    });

    it.each<readonly [string, Actor]>([
      ['complainant', COMPLAINANT],
      ['complainant', AGENT],
      ['system', SYSTEM],
      ...(hasVerifier(status) ? [['office-system', OFFICE_SYSTEM] as const] : []),
    ])('%s', (name, actor) => {
      for (const type of COMMAND_TYPES) {
        const isTheirs = WHO_MAY[type][1].others === name;
        const may = isTheirs && mayNow(type, status);
        const refusal = answerTo(world, actor, type);
        const because = isTheirs ? 'case-not-in-status' : 'actor-not-concerned';
        expect({ type, refusal }).toEqual({
          type,
          refusal: may ? 'may' : expect.objectContaining({ type: because }),
        });
      }
    });
  });

  it('lets a suspended case rest: only what may go on while it stands still goes on', () => {
    const world = aComplaint({ status: 'verifying' }).handler.suspends();
    for (const type of COMMAND_TYPES) {
      const [statuses, by] = WHO_MAY[type];
      const [place, offices] = Object.entries(by)[0] ?? ['others', ''];
      if (place === 'others' || !statuses.includes('V')) continue;
      const actor = officer(PLACES[place as Place], offices.split(' ')[0] as Role);
      const answer = answerTo(world, actor, type);
      expect({ type, answer }).toEqual({
        type,
        answer: statuses.includes('~') ? 'may' : { type: 'already-suspended' },
      });
    }
  });

  it('leaves a case that a channel handles itself to the channel', () => {
    const world = complaintWorld({ handling: 'followed', accepting: 'hotline' });
    for (const type of COMMAND_TYPES) {
      const [statuses, by] = WHO_MAY[type];
      if (by.accepting === undefined || !statuses.includes('R')) continue;
      const actor = officer('hotline', by.accepting.split(' ')[0] as Role);
      const answer = answerTo(world, actor, type);
      expect({ type, answer }).toEqual({
        type,
        answer: statuses.includes('+') ? 'may' : { type: 'case-handled-elsewhere' },
      });
    }
    expect(answerTo(world, CHANNEL, 'channel-progressed')).toBe('may');
    expect(answerTo(aComplaint({ status: 'received' }), CHANNEL, 'channel-progressed')).toEqual({
      type: 'actor-not-concerned',
    });
  });
});
