import { randomUUID } from 'node:crypto';
import type { CaseEvent } from '../../src/domain/case';
import type { ComplaintData } from '../../src/domain/complaint/events';
import type { Instant } from '../../src/domain/ids';
import { eventually } from '../support/eventually';
import { openWholeStack, type WholeStack } from '../support/whole-stack';
import { findBrokenPromises } from './complaint-check';
import { gather, type Evidence, type StoredCase } from './evidence';
import { deliverBatch, hotlineToken } from './hotline';
import {
  expectStatus,
  openSenders,
  type Answer,
  type By,
  type Said,
  type Senders,
  type Sent,
} from './sender';

const REGISTRAR: By = ['credit', 'registrar'];
const HANDLER: By = ['housing', 'case-handler'];
const CLERK: By = ['housing', 'receiving-clerk'];
const LIAISON: By = ['works', 'respondent-liaison'];
const WATCHER: By = ['region-inspectorate', 'inspector'];

const TRANSFER: Said = { type: 'transfer', verifyingOrganizationId: 'housing' };
const NOTIFY: Said = { type: 'notify-respondent', disclose: ['field'], notice: '请作出书面答复。' };
const ANSWER: Said = { type: 'answer', answer: '款项确未支付，正在筹措。' };

let stack: WholeStack;
let senders: Senders;

beforeAll(async () => {
  // A Monday in an ordinary week.
  stack = await openWholeStack('2026-03-02 09:00');
  senders = openSenders(stack.url);
}, 120_000);

afterAll(() => stack.close());

const file = async (): Promise<string> => (await senders.settleFiling(senders.filing())).id;

async function does(by: By, caseId: string, said: Said): Promise<void> {
  expectStatus(await senders.settle(senders.command(by, caseId, said)), 200);
}

async function notified(): Promise<string> {
  const id = await file();
  await does(REGISTRAR, id, { type: 'accept' });
  await does(REGISTRAR, id, TRANSFER);
  await does(CLERK, id, { type: 'sign-in' });
  await does(HANDLER, id, NOTIFY);
  return id;
}

/** Sent while the engine is away: it can only be stored. */
async function isStored(by: By, caseId: string, said: Said): Promise<Sent> {
  const sent = senders.command(by, caseId, said);
  const answer = await senders.send(sent);
  expect(answer).toMatchObject({ status: 202, location: `/api/v1/commands/${sent.commandId}` });
  return sent;
}

type Event = CaseEvent<ComplaintData>;

const eventsOf = ({ cases }: Evidence, id: string): readonly Event[] =>
  cases.find(({ caseId }) => caseId === id)?.events ?? [];

const typesOf = (evidence: Evidence, id: string): readonly string[] =>
  eventsOf(evidence, id).map(({ data }) => data.type);

async function dueInstants(id: string): Promise<Dues> {
  const { deadlines } = await senders.look(WATCHER, id);
  return Object.fromEntries(deadlines.map(({ dutyId, dueAt }) => [dutyId, dueAt]));
}

async function soundEvidence(): Promise<Evidence> {
  const evidence = await gather(stack, senders);
  expect(findBrokenPromises(evidence)).toEqual([]);
  return evidence;
}

const twenty = Array.from({ length: 20 }, (_, index) => index);

/** What everybody was told who sent the same under the same key; one answer, when all is well. */
const toldApart = (answers: readonly (Answer | null)[]): readonly string[] => [
  ...new Set(answers.map((answer) => JSON.stringify([answer?.status, answer?.body]))),
];

it('gives one answer and has one effect when one command is sent twenty times at once', async () => {
  const id = await file();
  const sent = senders.command(REGISTRAR, id, { type: 'accept' });
  const answers = await Promise.all(
    twenty.map(() =>
      eventually(async () => {
        const answer = await senders.send(sent);
        // A slow machine stores it, and answers when it is asked again.
        if (answer?.status === 202) throw new Error('not yet');
        return answer;
      }, 60_000),
    ),
  );
  expect(answers[0]).toMatchObject({ status: 200, body: { commandId: sent.commandId } });
  expect(toldApart(answers)).toHaveLength(1);
  const planted = { status: 200, mediaType: '', location: null, body: { commandId: 'planted' } };
  expect(toldApart([...answers, planted])).toHaveLength(2);
  expect((await senders.look(WATCHER, id)).version).toBe(2);
}, 90_000);

it('lets one of twenty succeed when twenty do at once what can be done only once', async () => {
  const id = await file();
  const answers = await Promise.all(
    twenty.map(() => senders.settle(senders.command(REGISTRAR, id, { type: 'accept' }))),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused).toHaveLength(19);
  expect(refused[0]?.body).toMatchObject({ refusal: { status: 'accepted' } });
  const evidence = await soundEvidence();
  expect(typesOf(evidence, id)).toEqual(['complaint-received', 'complaint-accepted']);
}, 90_000);

it('delivers once what the API had stored when it was killed before it could deliver', async () => {
  await stack.stop('temporal');
  const filing = senders.filing();
  const filed = await senders.settleFiling(filing);
  const accept = senders.command(REGISTRAR, filed.id, { type: 'accept' });
  const cutOff = senders.send(accept);
  await eventually(async () => {
    const { rowCount } = await stack.pool.query('SELECT FROM app.case_command WHERE id = $1', [
      accept.commandId,
    ]);
    expect(rowCount).toBe(1);
  });
  await stack.kill('api');
  expect(await cutOff).toBeNull();
  await stack.start('temporal');

  // Nobody asks again: the relay alone brings both to the engine.
  await eventually(async () => {
    const { rows } = await stack.pool.query('SELECT state FROM app.case_command WHERE id = $1', [
      accept.commandId,
    ]);
    expect(rows).toEqual([{ state: 'recorded' }]);
  }, 60_000);
  expect(await senders.settle(accept)).toMatchObject({ status: 200, body: { commandId: accept.commandId } });
  expect(await senders.settleFiling(filing)).toEqual(filed);
  const evidence = await soundEvidence();
  expect(typesOf(evidence, filed.id)).toEqual(['complaint-received', 'complaint-accepted']);
}, 150_000);

it('loses, doubles and delays nothing in law while the engine is away across deadlines', async () => {
  const token = await hotlineToken(stack);
  const [inTime, tooLate] = [await file(), await file()];
  for (const id of [inTime, tooLate]) await does(REGISTRAR, id, { type: 'accept' });
  const [answered, silent] = [await notified(), await notified()];
  const old = [inTime, tooLate, answered, silent];
  const promised = await Promise.all(old.map(dueInstants));

  await stack.stop('temporal');
  const filings = [senders.filing(), senders.filing()];
  const filed = await Promise.all(filings.map((filing) => senders.settleFiling(filing)));
  const calls = twenty.map(() => randomUUID());
  const batch = await deliverBatch(senders, token, calls, '2026-03-02T08:30:00+08:00');
  expect(batch.map(({ outcome }) => outcome)).toEqual(calls.map(() => 'received'));
  const [first = ''] = filed.map(({ id }) => id);
  const before = await Promise.all([
    isStored(REGISTRAR, inTime, TRANSFER),
    isStored(LIAISON, answered, ANSWER),
    isStored(REGISTRAR, first, { type: 'accept' }),
  ]);
  await stack.pacta('clock', 'advance', '2026-03-09 09:00');
  await isStored(REGISTRAR, tooLate, TRANSFER);
  await stack.start('temporal');
  await stack.untilServing();
  // Cases that sleep by the old clock were not told; a clock that stands still has no timer to wake them.
  await stack.pacta('clock', 'advance', '2026-03-09 09:05');

  for (const sent of before) expect(await senders.settle(sent)).toMatchObject({ status: 200 });
  expect(await Promise.all(filings.map((filing) => senders.settleFiling(filing)))).toEqual(filed);
  const again = await deliverBatch(senders, token, calls, '2026-03-02T08:30:00+08:00');
  expect(again).toEqual(batch.map((row) => ({ ...row, outcome: 'already-received' })));
  await eventually(async () => {
    const { deadlines } = await senders.look(WATCHER, silent);
    expect(deadlines.find(({ duty }) => duty === 'answer')?.state).toBe('lapsed');
  }, 60_000);

  const evidence = await soundEvidence();
  const now = await Promise.all(old.map(dueInstants));
  expect(movedBetween(promised, now)).toEqual([]);
  expect(typesOf(evidence, first)).toEqual(expect.arrayContaining(['complaint-accepted']));
  expect(lapsesBefore(evidence, inTime, 'complaint-transferred', 'transfer')).toEqual([]);
  expect(lapsesBefore(evidence, answered, 'answer-given', 'answer')).toEqual([]);
  expect(lapsesBefore(evidence, silent, null, 'answer')).toContainEqual([
    'duty-lapsed',
    '2026-03-04T16:00:00.000Z',
  ]);
  expect(lapsesBefore(evidence, tooLate, 'complaint-transferred', 'transfer')).not.toEqual([]);

  // Planted: the answer comes after its window, and a deadline moves by a second.
  const judgedLate = {
    ...evidence,
    cases: evidence.cases.map((one) => (one.caseId === answered ? late(one) : one)),
  };
  expect(lapsesBefore(judgedLate, answered, 'answer-given', 'answer')).not.toEqual([]);
  const moved = now.map((due) => ({ ...due, verify: '2026-03-09T16:00:01.000Z' }));
  expect(movedBetween(promised, moved)).not.toEqual([]);
}, 300_000);

type Dues = Readonly<Record<string, string | null>>;

/** Duties whose last instant is another one now. */
const movedBetween = (before: readonly Dues[], now: readonly Dues[]): readonly string[] =>
  before.flatMap((dues, index) => Object.keys(dues).filter((duty) => now[index]?.[duty] !== dues[duty]));

/** The same case, had its respondent been judged late. */
function late(stored: StoredCase): StoredCase {
  const at = stored.events.findIndex(({ data }) => data.type === 'answer-given');
  const [given] = stored.events.slice(at);
  if (given === undefined) throw new Error('nobody has answered');
  const dutyId = stored.state.duties.find(({ duty }) => duty === 'answer')?.dutyId ?? '';
  const lapse: Event = { ...given, commandId: null, data: { type: 'duty-lapsed', dutyId } };
  return { ...stored, events: [...stored.events.slice(0, at), lapse, ...stored.events.slice(at)] };
}

/** What fell due for a duty from its own instant on, before the event that settled it (null: at all), with its instant. */
function lapsesBefore(
  evidence: Evidence,
  id: string,
  settling: ComplaintData['type'] | null,
  duty: string,
): readonly (readonly [string, Instant])[] {
  const events = eventsOf(evidence, id);
  const until = settling === null ? events.length : events.findIndex(({ data }) => data.type === settling);
  expect(until).toBeGreaterThan(0);
  return events.slice(0, until).flatMap(({ data, occurredAt }) => {
    const isLapse = data.type === 'duty-lapsed' || (data.type === 'rungs-reached' && isOverdueIn(data));
    return isLapse && data.dutyId.startsWith(duty) ? [[data.type, occurredAt] as const] : [];
  });
}

const isOverdueIn = ({ rungs }: Extract<ComplaintData, { type: 'rungs-reached' }>): boolean =>
  rungs.some(({ rung }) => rung !== 'warning' && rung !== 'due');
