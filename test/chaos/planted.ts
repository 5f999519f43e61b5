import { toCommandId } from '../../src/domain/ids';
import type { Evidence } from './evidence';
import type { Answer } from './sender';

type Plant = (evidence: Evidence) => Evidence;

function first<T>(values: readonly T[], fits: (value: T) => boolean = () => true): T {
  const found = values.find(fits);
  if (found === undefined) throw new Error('there is nothing to plant a fault in');
  return found;
}

/** The list with one of its members replaced. */
function instead<T>(values: readonly T[], old: T, ...put: readonly T[]): readonly T[] {
  return values.flatMap((value) => (value === old ? put : [value]));
}

const acknowledged = ({ sent }: Evidence) =>
  first(sent, ({ answers }) => answers.some((answer) => answer?.status === 200));
const longest = ({ cases }: Evidence) =>
  first(
    cases,
    ({ events }) =>
      events.every((event) => event.sequence === 1 || event.commandId !== null) && events.length > 3,
  );
const remembered = ({ memories }: Evidence) =>
  first(memories, ({ events, told }) => events.length > 1 && told.length > 0);

const answered = (status: number, body: object): Answer => ({
  status,
  body,
  location: null,
  mediaType: 'application/problem+json',
});

/** One fault for each thing that is looked for: what is wrong, how it would look, and what must be said of it. */
export const PLANTED: readonly (readonly [string, Plant, RegExp])[] = [
  [
    'an acknowledged command that is in no log',
    (evidence) => {
      const lost = { ...acknowledged(evidence), commandId: toCommandId('planted') };
      return { ...evidence, sent: [...evidence.sent, lost] };
    },
    /planted was acknowledged and is lost/,
  ],
  [
    'a stored command that is in no table',
    (evidence) => {
      const answers = [{ ...answered(202, {}), location: '/api/v1/commands/planted' }];
      const lost = { ...acknowledged(evidence), commandId: toCommandId('planted'), answers };
      return { ...evidence, sent: [...evidence.sent, lost] };
    },
    /planted was stored and is lost/,
  ],
  [
    'a refused command that is in the log',
    (evidence) => {
      const answers = [answered(409, { refusal: { type: 'complaint-not-in-status' } })];
      return { ...evidence, sent: [...evidence.sent, { ...acknowledged(evidence), answers }] };
    },
    /was refused and is in the log/,
  ],
  [
    'an answer that says that the system broke down',
    (evidence) => {
      const broken = { ...acknowledged(evidence), answers: [answered(500, {})] };
      return { ...evidence, sent: [...evidence.sent, broken] };
    },
    /was answered \{"status":500/,
  ],
  [
    'a command that was applied twice',
    (evidence) => {
      const stored = longest(evidence);
      const last = first(stored.events, ({ sequence }) => sequence === stored.version);
      const events = [...stored.events, { ...last, sequence: stored.version + 1 }];
      const doubled = { ...stored, events, version: stored.version + 1 };
      return { ...evidence, cases: instead(evidence.cases, stored, doubled) };
    },
    /is not in the log once/,
  ],
  [
    'an event that the law does not make of its command',
    (evidence) => {
      const stored = longest(evidence);
      const [opening, second, ...rest] = stored.events;
      if (opening === undefined || second === undefined) throw new Error('the case is too short');
      const events = [opening, { ...second, commandId: stored.events[2]?.commandId ?? null }, ...rest];
      return { ...evidence, cases: instead(evidence.cases, stored, { ...stored, events }) };
    },
    /is not what the law makes of it/,
  ],
  [
    'an instant that fell due and was not',
    (evidence) => {
      const stored = longest(evidence);
      const [opening, second, ...rest] = stored.events;
      if (opening === undefined || second === undefined) throw new Error('the case is too short');
      const events = [opening, { ...second, commandId: null }, ...rest];
      return { ...evidence, cases: instead(evidence.cases, stored, { ...stored, events }) };
    },
    /nothing was due at/,
  ],
  [
    'a row that is not what its events make of it',
    (evidence) => {
      const stored = longest(evidence);
      const state = { ...stored.state, returnedOnce: !stored.state.returnedOnce };
      return { ...evidence, cases: instead(evidence.cases, stored, { ...stored, state }) };
    },
    /its row is not what its events make of it/,
  ],
  [
    'an engine that has missed the last event',
    (evidence) => {
      const memory = remembered(evidence);
      const forgetful = { ...memory, events: memory.events.slice(0, -1) };
      return { ...evidence, memories: instead(evidence.memories, memory, forgetful) };
    },
    /the engine has not come to/,
  ],
  [
    'an engine that remembers an event otherwise',
    (evidence) => {
      const memory = remembered(evidence);
      const events = memory.events.map((event) => ({ ...event, commandId: toCommandId('another') }));
      return { ...evidence, memories: instead(evidence.memories, memory, { ...memory, events }) };
    },
    /the engine remembers \d+ otherwise/,
  ],
  [
    'an engine that told a sender something else',
    (evidence) => {
      const memory = remembered(evidence);
      const told = memory.told.map((one) => ({ ...one, sequence: (one.sequence ?? 0) + 1 }));
      return { ...evidence, memories: instead(evidence.memories, memory, { ...memory, told }) };
    },
    /the engine told its sender something else/,
  ],
  [
    'a complaint that was received and is lost',
    (evidence) => ({ ...evidence, cases: evidence.cases.slice(1) }),
    /was received and is lost/,
  ],
  [
    'a complaint that is stored twice',
    (evidence) => ({ ...evidence, filings: evidence.filings.slice(1) }),
    /is stored, and nobody was told so/,
  ],
  [
    'a mail that went out twice',
    (evidence) => ({
      ...evidence,
      mailedNotices: [...evidence.mailedNotices, first(evidence.mailedNotices)],
    }),
    /was mailed more than once/,
  ],
  [
    'a notice that never went out',
    (evidence) => ({ ...evidence, mailedNotices: evidence.mailedNotices.slice(1) }),
    /was not mailed/,
  ],
  [
    'a letter that was written twice',
    (evidence) => ({
      ...evidence,
      letters: [...evidence.letters, { ...first(evidence.letters), number: '植入1号' }],
    }),
    /was written twice/,
  ],
  ['a letter without its file', (evidence) => ({ ...evidence, fileHashes: [] }), /has no file/],
];
