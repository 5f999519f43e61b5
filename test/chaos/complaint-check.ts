import { canonicalJson } from '../../src/audit/canonical';
import type { CaseEvent } from '../../src/domain/case';
import type { ComplaintState } from '../../src/domain/complaint/complaint';
import type { ComplaintData } from '../../src/domain/complaint/events';
import { complaintLaw } from '../../src/domain/complaint/law';
import type { EngineMemory } from './engine-memory';
import type { Evidence, JudgedCommand, StoredCase } from './evidence';
import type { Answer, Filed, Filing, Sent } from './sender';

type Event = CaseEvent<ComplaintData>;
type Sentences = readonly string[];

/** Everything that was promised and does not hold, in words; nothing when all holds. */
export function findBrokenPromises(evidence: Evidence): Sentences {
  const { cases, memories } = evidence;
  return [
    ...evidence.sent.flatMap((sent) => brokenAnswers(sent, evidence)),
    ...brokenFilings(evidence),
    ...cases.flatMap((stored) => brokenCase(stored, evidence.commands)),
    ...cases.flatMap((stored) =>
      brokenMemory(
        stored,
        memories.find(({ caseId }) => caseId === stored.caseId),
        evidence.commands,
      ),
    ),
    ...evidence.commands
      .filter(({ state }) => state === 'pending')
      .map(({ commandId }) => `command ${commandId} was never decided`),
    ...brokenMails(evidence),
    ...brokenLetters(evidence),
    ...evidence.findings,
  ];
}

/** What an answer promises: that the command is in the log, that it is not, that it is stored, or nothing. */
type Promised = 'applied' | 'refused' | 'stored' | 'nothing' | 'undue';

/** Of a command's own answers, and of those to whoever asks after it later. */
function promisedBy(answer: Answer | null): Promised {
  if (answer === null) return 'nothing';
  if (answer.status === 503) return answer.mediaType === 'application/problem+json' ? 'nothing' : 'undue';
  if (isRefusal(answer)) return 'refused';
  if (answer.status === 202) return answer.location === null ? 'undue' : 'stored';
  const { state } = answer.body as { readonly state?: string };
  if (answer.status === 200) return state === 'pending' ? 'stored' : 'applied';
  return 'undue';
}

/** By the law, whatever status it is told with. */
const isRefusal = ({ body }: Answer): boolean =>
  typeof body === 'object' && body !== null && 'refusal' in body;

function brokenAnswers({ commandId, answers }: Sent, { commands, cases }: Evidence): Sentences {
  const promised = answers.map(promisedBy);
  const command = commands.find((one) => one.commandId === commandId);
  const own = cases.flatMap(({ events }) => events).filter((event) => event.commandId === commandId);
  return [
    ...answers
      .filter((_, index) => promised[index] === 'undue')
      .map((answer) => `${commandId} was answered ${JSON.stringify(answer).slice(0, 300)}`),
    ...when(promised.includes('applied') && own.length === 0, `${commandId} was acknowledged and is lost`),
    ...when(promised.includes('refused') && own.length > 0, `${commandId} was refused and is in the log`),
    ...when(promised.includes('stored') && command === undefined, `${commandId} was stored and is lost`),
    ...when(
      promised.every((one) => one === 'nothing'),
      `${commandId} never got an answer`,
    ),
    ...answers.flatMap((answer) => brokenView(commandId, answer, command)),
  ];
}

/** The case that came back with the answer already held the command. */
function brokenView(commandId: string, answer: Answer | null, command: JudgedCommand | undefined): Sentences {
  if (answer?.status !== 200) return [];
  const { complaint } = answer.body as { readonly complaint?: { readonly version: number } };
  const isEarlier = complaint !== undefined && complaint.version < (command?.lastSequence ?? 0);
  return when(isEarlier, `${commandId} was answered with the case before it`);
}

function brokenFilings({ filings, cases }: Evidence): Sentences {
  const filed = filings.map((filing) => ({ filing, found: filedBy(filing) }));
  const known = new Set(filed.flatMap(({ found }) => found.map(({ number }) => number)));
  const stored = new Set(cases.map(({ number }) => number));
  return [
    ...filed.flatMap(({ filing, found }) => [
      ...when(found.length === 0, `${filing.key} was never answered`),
      ...filing.answers
        .filter((answer) => answer?.status !== 201 && promisedBy(answer) !== 'nothing')
        .map((answer) => `${filing.key} was answered ${JSON.stringify(answer).slice(0, 300)}`),
      ...when(new Set(found.map((one) => canonicalJson(one))).size > 1, `${filing.key} got several answers`),
      ...found
        .filter(({ number }) => !stored.has(number))
        .map(({ number }) => `${number} was received and is lost`),
    ]),
    ...cases
      .filter(({ number }) => !known.has(number))
      .map(({ number }) => `${number} is stored, and nobody was told so`),
  ];
}

const filedBy = ({ answers }: Filing): readonly Pick<Filed, 'number' | 'receipt'>[] =>
  answers.flatMap((answer) => (answer?.status === 201 ? [answer.body as Filed] : []));

/** Judges the whole story again by the law: every step must be what the law makes of the state before it. */
function brokenCase(
  { caseId, version, state, events }: StoredCase,
  commands: readonly JudgedCommand[],
): Sentences {
  const broken: string[] = [];
  let before: ComplaintState | null = null;
  let own: string | null = null;
  for (const [index, event] of events.entries()) {
    if (event.sequence !== index + 1) broken.push(`${caseId} has a gap before ${event.sequence}`);
    const isFirst = event.commandId === null || event.commandId !== own;
    if (before !== null && isFirst) broken.push(...unlawfulStep(before, events.slice(index), commands));
    own = event.commandId;
    before = complaintLaw.evolve(before, event);
  }
  if (!isSame(before, state)) broken.push(`${caseId}: its row is not what its events make of it`);
  if (version !== events.length) broken.push(`${caseId} has version ${version} over ${events.length} events`);
  const recorded = commands.filter((command) => command.caseId === caseId && command.state === 'recorded');
  return [...broken, ...recorded.flatMap((command) => scattered(command, events))];
}

/** All that one command did stands together, ends where its row says, and is there once. */
function scattered({ commandId, lastSequence }: JudgedCommand, events: readonly Event[]): Sentences {
  const places = events.filter((event) => event.commandId === commandId).map(({ sequence }) => sequence);
  const [first = 0] = places;
  const isOne = places.every((place, index) => place === first + index) && places.at(-1) === lastSequence;
  return when(places.length === 0 || !isOne, `${commandId} is not in the log once: ${places.join()}`);
}

function unlawfulStep(
  before: ComplaintState,
  [first, ...later]: readonly Event[],
  commands: readonly JudgedCommand[],
): Sentences {
  if (first === undefined) return [];
  if (first.commandId === null) {
    const due = complaintLaw.fallDue(before, first.occurredAt);
    const inTime = later.find((event) => event.commandId !== null && event.occurredAt < first.occurredAt);
    return [
      ...when(due?.at !== first.occurredAt, `${before.caseId}: nothing was due at ${first.occurredAt}`),
      ...when(
        inTime !== undefined,
        `${inTime?.commandId ?? ''} came before ${first.occurredAt}, judged after it`,
      ),
    ];
  }
  const command = commands.find(({ commandId }) => commandId === first.commandId);
  if (command === undefined) return [`${first.commandId} is in the log and nobody sent it`];
  const judged = complaintLaw.decide(before, command);
  const own = [first, ...later].filter(({ commandId }) => commandId === first.commandId);
  const lawful =
    judged.ok &&
    isSame(
      judged.value,
      own.map(({ data }) => data),
    );
  return when(!lawful, `${first.commandId} is not what the law makes of it`);
}

/** What the engine remembers, without asking anybody, is what the store holds; and what it said is what is stored. */
function brokenMemory(
  { caseId, version, events }: StoredCase,
  memory: EngineMemory | undefined,
  commands: readonly JudgedCommand[],
): Sentences {
  if (memory === undefined || memory.began === null) return [`${caseId} was never begun in the engine`];
  const { began } = memory;
  const until = events.filter(({ sequence }) => sequence <= began.sequence);
  const folded = until.reduce<ComplaintState | null>(
    (state, event) => complaintLaw.evolve(state, event),
    null,
  );
  return [
    ...when(!isSame(folded, began), `${caseId} began in the engine from another state than is stored`),
    ...memory.events.flatMap((event) => {
      const stored = events.find(({ sequence }) => sequence === event.sequence);
      return when(
        !isSame(stored ?? null, event),
        `${caseId}: the engine remembers ${event.sequence} otherwise`,
      );
    }),
    ...when(
      (memory.events.at(-1)?.sequence ?? began.sequence) !== version,
      `${caseId}: the engine has not come to ${version}`,
    ),
    ...memory.told.flatMap(({ commandId, round, sequence }) => {
      const command = commands.find((one) => one.commandId === commandId);
      const state = sequence === null ? 'refused' : 'recorded';
      const isTrue = command?.state === state && command.lastSequence === sequence;
      return when(
        command?.round === round && !isTrue,
        `${commandId}: the engine told its sender something else`,
      );
    }),
  ];
}

function brokenMails({ notices, mailedNotices }: Evidence): Sentences {
  const mailed = new Set(mailedNotices);
  const known = new Set(notices.map(({ id }) => id));
  return [
    ...repeated(mailedNotices).map((id) => `notice ${id} was mailed more than once`),
    ...[...mailed]
      .filter((id) => !known.has(id))
      .map((id) => `a mail carries a notice ${id} that is not stored`),
    ...notices
      .filter(({ id, state }) => (state === 'sent' || state === 'pending') && !mailed.has(id))
      .map(({ id, state }) => `notice ${id} is ${state} and was not mailed`),
  ];
}

/** In these courses no office writes the same letter to the same party twice. */
function brokenLetters({ letters, fileHashes }: Evidence): Sentences {
  const files = new Set(fileHashes);
  return [
    ...repeated(letters.map(({ number }) => number)).map(
      (number) => `${number} is the number of two letters`,
    ),
    ...repeated(letters.map(({ caseId, kind, party }) => `${caseId} ${kind} ${party}`)).map(
      (letter) => `letter ${letter} was written twice`,
    ),
    ...letters
      .filter(({ sha256 }) => sha256 === null || !files.has(sha256))
      .map(({ number }) => `letter ${number} has no file`),
  ];
}

const when = (isBroken: boolean, sentence: string): Sentences => (isBroken ? [sentence] : []);

const repeated = (values: Sentences): Sentences => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

const isSame = (left: unknown, right: unknown): boolean => textOf(left) === textOf(right);

/** Members in one order; a fraction, which the log forbids, may stand in a rule. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
