import { setTimeout as sleep } from 'node:timers/promises';
import type { ComplaintView } from '../../src/http/complaint-view';
import { usernameOf } from '../journeys/support/journey-city';
import { eventually } from '../support/eventually';
import type { Answer, By, Said, Senders, Sent } from './sender';

interface Step {
  readonly by: By;
  readonly said: (view: ComplaintView) => Said;
}

const REGISTRAR: By = ['credit', 'registrar'];
const CLERK: By = ['housing', 'receiving-clerk'];
const HANDLER: By = ['housing', 'case-handler'];

/** From acceptance to a result that was explained, by the real law and its real people. */
const COURSE: readonly Step[] = [
  { by: REGISTRAR, said: () => ({ type: 'accept' }) },
  { by: REGISTRAR, said: () => assignTo('accepting', REGISTRAR) },
  { by: REGISTRAR, said: () => ({ type: 'transfer', verifyingOrganizationId: 'housing' }) },
  { by: CLERK, said: () => ({ type: 'sign-in' }) },
  { by: CLERK, said: () => assignTo('verifying', HANDLER) },
  {
    by: HANDLER,
    said: () => ({
      type: 'notify-respondent',
      disclose: ['demand-kinds', 'field'],
      notice: '请就反映的欠付款项问题作出书面答复。',
    }),
  },
  {
    by: ['works', 'respondent-liaison'],
    said: () => ({ type: 'answer', answer: '款项已经按合同约定付清，付款凭证附后。' }),
  },
  {
    by: HANDLER,
    said: ({ demands }) => ({
      type: 'conclude',
      items: demands.map(({ demandId }) => ({ demandId, conclusion: 'unfounded' })),
      findings: '经查阅合同、验收资料和付款凭证，款项已经付清。',
    }),
  },
  {
    by: ['housing', 'section-head'],
    said: ({ approval }) => ({ type: 'approve', approvalId: approval?.approvalId ?? 'none' }),
  },
  {
    by: HANDLER,
    said: ({ receivedOn }) => ({
      type: 'explain',
      method: 'electronic',
      on: receivedOn,
      explanation: '现将核实结果和理由说明如下：款项已经付清。',
    }),
  },
];

const assignTo = (party: 'accepting' | 'verifying', to: By): Said => ({
  type: 'assign',
  party,
  officerId: usernameOf(...to),
});

export interface Load {
  /** Commands that were acknowledged so far. */
  readonly applied: () => number;
  /** No new complaint is begun; ends when every one that was has come to its end. */
  end(): Promise<void>;
}

/** People who file complaints and take them through their course, until they are told to end. */
export function startLoad(senders: Senders, lanes: number, chance: () => number): Load {
  let isOver = false;
  const work = async (): Promise<void> => {
    while (!isOver) await oneComplaint(senders, chance, () => isOver);
  };
  const running = Promise.all(Array.from({ length: lanes }, work));
  // Whoever ends the load hears of it; until then nobody has to.
  running.catch(() => undefined);
  return {
    applied: () =>
      senders.sent.filter(({ answers }) => answers.some((answer) => answer?.status === 200)).length,
    end: async () => {
      isOver = true;
      await running;
    },
  };
}

async function oneComplaint(senders: Senders, chance: () => number, isOver: () => boolean): Promise<void> {
  const { id } = await senders.settleFiling(senders.filing());
  for (const { by, said } of COURSE) {
    if (isOver()) return;
    const body = said(await senders.look(WATCHER, id));
    await oneStep(senders, () => senders.command(by, id, body), chance());
    await sleep(Math.round(chance() * 60));
  }
}

/** Most people send once; some send twice at once, under one key or under two; some come back to what is done. */
async function oneStep(senders: Senders, another: () => Sent, dice: number): Promise<void> {
  const first = another();
  if (dice < 0.15) await Promise.all([senders.settle(first), senders.settle(first)]);
  else if (dice < 0.35) await Promise.all([senders.settle(first), senders.settle(another())]);
  else await senders.settle(first);
  if (dice > 0.85) await senders.settle(another());
}

/** The region's inspectorate sees every case whole, from its first moment. */
const WATCHER: By = ['region-inspectorate', 'inspector'];

/** A fault is worth something only when the last one has been overcome. */
export async function untilWorking({ applied }: Load, more: number, withinMs = 60_000): Promise<void> {
  const before = applied();
  await eventually(() => {
    if (applied() < before + more) throw new Error('nothing is applied any more');
    return Promise.resolve();
  }, withinMs);
}

/** Each answer of every attempt, counted by its status; 0 for those that never came. */
export function statusesOf({ sent, filings }: Senders): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const answers: readonly (Answer | null)[] = [...sent, ...filings].flatMap((one) => one.answers);
  for (const answer of answers) counts[answer?.status ?? 0] = (counts[answer?.status ?? 0] ?? 0) + 1;
  return counts;
}
