import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentEnvironment, handedOn } from '../config';
import { caseNow } from '../domain/case-clock';
import { whyNow } from '../domain/complaint/why-now';
import type { Budget } from '../domain/deadline';
import type { Instant, PlainDate } from '../domain/ids';
import { addDays, plainDateAt } from '../domain/plain-date';
import type { ComplaintView } from '../http/complaint-view';
import { runCommand } from '../local/command';
import { loadClock } from '../store/case-clock.store';
import { beijingTime } from './case-story';
import { realNow } from './clock.command';
import { createDemoClient, DemoRefusedError, type DemoClient, type JournalEntry } from './demo-client';
import { DEMO_FILING, DEMO_STEPS, type DemoStep } from './demo-story';
import { exitCodes } from './printing';
import type { Printing } from './printing';
import { withDatabase, type RunningHome } from './running-home';

type DeadlineView = ComplaintView['deadlines'][number];

/** One step as it is told: for people in lines, for scripts as one object a line. */
interface ToldStep {
  readonly heading: string;
  readonly as: string | null;
  readonly journal: readonly Pick<JournalEntry, 'sequence' | 'occurredAt' | 'sentence'>[];
  readonly deadlines: readonly {
    readonly label: string;
    readonly dueOn: string | null;
    readonly why: string;
  }[];
}

interface Telling {
  readonly client: DemoClient;
  readonly options: Printing;
  readonly isTraining: boolean;
  readonly caseId: string;
  /** What has been told already. */
  readonly told: { sequence: number; readonly deadlines: Map<string, string> };
}

/** Everything of the case is open to its accepting department before the transfer, and ever after. */
const READER = 'credit.registrar';

/** Tells the story against the running stack; stops at the first deadline where time cannot be set forward. */
export async function tellDemo(home: RunningHome, options: Printing): Promise<void> {
  const client = createDemoClient(home);
  const isTraining = home.caseTime !== null;
  say(options, [
    '一件投诉，从投诉到认定',
    isTraining
      ? '这里是训练时钟：等待的日子直接拨过去。'
      : '这里按真实时间办案：能当场办的都办，到第一个要等的时限为止。',
  ]);
  const { id: caseId, number, receipt } = await client.file(DEMO_FILING);
  const telling: Telling = {
    client,
    options,
    isTraining,
    caseId,
    told: { sequence: 0, deadlines: new Map() },
  };
  await tellNews(telling, '企业投诉（实名保密：身份封存，谁也看不到）', null);
  say(options, [`    编号 ${number}，查询凭证 ${receipt}（只给投诉人）`]);
  for (const [index, step] of DEMO_STEPS.entries()) {
    if (!(await took(telling, step, DEMO_STEPS.slice(index)))) break;
  }
  say(options, ['', `全部经过：npm run pacta -- case show ${number}`]);
}

/** @returns false when the story ends here: refused, or a deadline that only time brings. */
async function took(telling: Telling, step: DemoStep, left: readonly DemoStep[]): Promise<boolean> {
  try {
    return step.type === 'act' ? await acted(telling, step) : await waited(telling, step, left);
  } catch (error) {
    if (!(error instanceof DemoRefusedError)) throw error;
    console.error(`\n✗ ${step.heading}：${error.message}`);
    process.exitCode = exitCodes.failed;
    return false;
  }
}

async function acted(telling: Telling, step: Extract<DemoStep, { type: 'act' }>): Promise<boolean> {
  const { client, caseId } = telling;
  const seen = await client.see(caseId, READER);
  const today = plainDateAt(await caseTime());
  await client.act(
    caseId,
    step.as,
    step.command(seen, (days) => addDays(today, days)),
  );
  await tellNews(telling, step.heading, step.as);
  return true;
}

async function waited(
  telling: Telling,
  step: Extract<DemoStep, { type: 'wait' }>,
  left: readonly DemoStep[],
): Promise<boolean> {
  const { client, caseId, options } = telling;
  const deadline = (await client.see(caseId, READER)).deadlines.find(
    ({ duty, state }) => duty === step.duty && state === 'running',
  );
  if (deadline?.dueAt == null) return true;
  if (!telling.isTraining) {
    say(options, [
      '',
      `⏸ ${step.heading}：${beijingTime(deadline.dueAt)}（北京时间）`,
      ...honestly(step, left),
    ]);
    return false;
  }
  say(options, ['', `⏩ 时钟拨到 ${beijingTime(deadline.dueAt)}：${step.meanwhile}`]);
  await setForward(deadline.dueAt);
  await untilLapsed(telling, deadline.dutyId);
  await tellNews(telling, step.heading, null);
  return true;
}

function honestly(
  { meanwhile }: { readonly meanwhile: string },
  left: readonly DemoStep[],
): readonly string[] {
  return [
    `    ${meanwhile}。时间不能跳过，后面的步骤要等到那一天：`,
    ...left.slice(1).map(({ heading }) => `      · ${heading}`),
    '    想当场看完，另起一套训练系统：PACTA_HOME=.pacta-training PACTA_TIME_SCALE=0 PORT=0 npm start',
    '    再运行：PACTA_HOME=.pacta-training npm run demo',
  ];
}

const caseTime = (): Promise<Instant> =>
  withDatabase(async ({ pool }) => caseNow(await loadClock(pool), realNow()));

/** As `pacta clock advance` does: clock, note and cases; not at all where the clock is there already. */
async function setForward(dueAt: Instant | string): Promise<void> {
  if ((await caseTime()) > dueAt) return;
  const target = new Date(Date.parse(dueAt) + 60_000).toISOString();
  const script = join(__dirname, '..', 'cli.js');
  const env = handedOn(currentEnvironment());
  const signal = AbortSignal.timeout(120_000);
  await runCommand({ script, args: ['clock', 'advance', target, '--json'], env, signal });
}

const patienceMs = 90_000;

async function untilLapsed({ client, caseId }: Telling, dutyId: string): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(500)) {
    const { deadlines } = await client.see(caseId, READER);
    if (deadlines.some((one) => one.dutyId === dutyId && one.state !== 'running')) return;
  }
  throw new DemoRefusedError('时限已过，案件没有动：流程引擎在运行吗？（npm run pacta -- status）');
}

/** What is new since it was last told: events in sentences, and deadlines that began or moved. */
async function tellNews(telling: Telling, heading: string, as: string | null): Promise<void> {
  const { client, caseId, told, options } = telling;
  const [seen, events] = await Promise.all([client.see(caseId, READER), client.journal(caseId, READER)]);
  const journal = events.filter(({ sequence }) => sequence > told.sequence);
  const begun = seen.deadlines.filter(({ dutyId, state, dueOn }) => {
    const isNews = state === 'running' && told.deadlines.get(dutyId) !== dueOn;
    if (dueOn !== null) told.deadlines.set(dutyId, dueOn);
    return isNews;
  });
  told.sequence = journal.at(-1)?.sequence ?? told.sequence;
  const step: ToldStep = {
    heading,
    as,
    journal: journal.map(({ sequence, occurredAt, sentence }) => ({ sequence, occurredAt, sentence })),
    deadlines: begun.map((one) => ({ label: one.label, dueOn: one.dueOn, why: whyOf(one) })),
  };
  if (options.json === true) console.log(JSON.stringify(step));
  else say(options, stepLines(step, seen.statusLabel));
}

function stepLines({ heading, as, journal, deadlines }: ToldStep, status: string): readonly string[] {
  return [
    '',
    `▶ ${heading}${as === null ? '' : `（${as}）`}    〔${status}〕`,
    ...journal.map(({ occurredAt, sentence }) => `    ${beijingTime(occurredAt)}  ${sentence}`),
    ...deadlines.flatMap(({ label, dueOn, why }) => [`    ⏱ ${label}：${dueOn ?? '暂停'}`, `       ${why}`]),
  ];
}

/** For scripts the steps alone are printed. */
function say(options: Printing, lines: readonly string[]): void {
  if (options.json !== true) console.log(lines.join('\n'));
}

/** The answer explains every day; the sentence needs to know what was counted. */
function whyOf({ basis, startOn, dueOn, provisional, explanation }: DeadlineView): string {
  const days = explanation.map((day) => ({ ...day, on: day.on as PlainDate })) as Parameters<
    typeof whyNow
  >[0]['due']['explanation'];
  const { document, article, isInternal, isSilent } = basis;
  return whyNow({
    deadline: {
      basis: { document, article, internal: isInternal, silent: isSilent },
      startOn: startOn as PlainDate,
      budget: budgetBehind(explanation, dueOn as PlainDate | null),
      extensions: [],
    },
    due: { dueOn: dueOn as PlainDate | null, provisional, explanation: days },
  });
}

function budgetBehind(explanation: DeadlineView['explanation'], dueOn: PlainDate | null): Budget {
  const counted = explanation.filter((day) => day.counted);
  const first = explanation[0]?.on as PlainDate | undefined;
  const isNamed = counted.length === 1 && explanation.length <= 2 && dueOn !== null;
  if (isNamed && first !== undefined && addDays(first, 1) !== dueOn) return { unit: 'date', on: dueOn };
  const isEveryDay = counted.some(({ kind }) => kind === 'weekend' || kind === 'off-day');
  return { unit: isEveryDay ? 'calendar-day' : 'working-day', amount: counted.length };
}
