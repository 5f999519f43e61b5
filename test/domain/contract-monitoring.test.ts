import { permissionsFor } from '../../src/domain/contract/permission';
import { promptsOf } from '../../src/domain/contract/prompts';
import { promptSentence } from '../../src/domain/contract/prompt-words';
import { englishPromptSentence } from '../../src/domain/contract/prompt-words.en';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { toOfficerId, type PlainDate } from '../../src/domain/ids';
import { body, officer } from '../support/complaint-city';
import { saidSince } from '../support/contract-notices';
import { answered, checkOf, problem } from '../support/contract-refusals';
import {
  contractWorld,
  HANDLER,
  INSPECTOR,
  MANAGER,
  payment,
  REGULATOR,
  TREASURY,
  type ContractWorld,
} from '../support/contract-world';
import { day } from '../support/national-calendar';

const filed = { type: 'file', number: 'BA-2026-0001' } as const;
const confirmed = { type: 'confirm-problem', problemId: 'q1' } as const;
const returned = (dueOn: PlainDate | null = null): ContractFacts => ({
  ...{ type: 'return-problem', problemId: 'q1', dueOn },
});
const SECTION_HEAD = officer('zone', 'section-head');

const codesOn = ({ state }: ContractWorld, on: string): readonly string[] =>
  promptsOf(state, day(on)).map(({ code, checkItem, milestoneId }) =>
    [code, checkItem ?? milestoneId].filter((part) => part !== null).join(' '),
  );
const reasonOf = (
  { state }: ContractWorld,
  actor: typeof MANAGER,
  type: string,
): string | null | undefined => {
  const found = permissionsFor(state, actor).find((permission) => permission.type === type);
  return found === undefined ? undefined : (found.reason?.type ?? null);
};

describe('a check of a contract', () => {
  it('proposes a problem for what it finds wanting, until one is assigned or the next check finds it in order', () => {
    const world = contractWorld().does(
      HANDLER,
      checkOf({ progress: 'unsatisfactory', quality: 'unsatisfactory' }),
    );
    expect(codesOn(world, '2026-01-13')).toEqual(['check-failed progress', 'check-failed quality']);
    world.does(MANAGER, problem({ checkItem: 'progress' }));
    expect(codesOn(world, '2026-01-13')).toEqual(['check-failed quality']);
    expect(world.refusalOf(MANAGER, problem({ checkItem: 'progress' })).type).toBe('check-item-unknown');
    world.does(MANAGER, checkOf({}));
    expect(codesOn(world, '2026-01-13')).toEqual([]);
  });

  it('is of what the rules name for its category, and of all of it', () => {
    const built = contractWorld({ categoryCode: '01' });
    expect(built.refusalOf(MANAGER, checkOf({}))).toEqual({
      ...{ type: 'check-incomplete', missing: ['manager-present', 'safety'] },
    });
    expect(contractWorld().refusalOf(MANAGER, checkOf({ safety: 'satisfactory' }))).toMatchObject({
      ...{ type: 'check-item-unknown', known: ['quality', 'progress', 'changes', 'after-sales'] },
    });
  });

  it('is owed again after the days of the category’s own cadence, and where there is none never', () => {
    const built = contractWorld({ categoryCode: '01' });
    expect(codesOn(built, '2026-04-12')).not.toContain('check-overdue');
    expect(codesOn(built, '2026-04-13')).toContain('check-overdue');
    expect(codesOn(contractWorld(), '2027-01-01')).not.toContain('check-overdue');
  });

  it('that is recorded late is no news beside a later one', () => {
    const world = contractWorld()
      .until('2026-01-20')
      .does(MANAGER, { ...checkOf({}), on: day('2026-01-20') } as ContractFacts);
    world.does(HANDLER, checkOf({ progress: 'unsatisfactory' }));
    expect(world.state.monitoring?.lastCheck).toEqual({ on: '2026-01-20', failed: [] });
  });

  it('is no paying system’s and no inspector’s to record', () => {
    for (const actor of [TREASURY, INSPECTOR])
      expect(contractWorld().refusalOf(actor, checkOf({})).type).toMatch(/role-missing|actor-not-concerned/);
  });
});

describe('a prompt', () => {
  it('comes as the numbers of the rules have it, with its basis and a sentence in both languages', () => {
    const world = contractWorld({ milestones: [payment('m1', '2026-02-12'), payment('m2', '2026-03-12')] });
    expect(codesOn(world, '2026-02-04')).toEqual([]);
    expect(codesOn(world, '2026-02-05')).toEqual(['nothing-performed m1']);
    const [said] = promptsOf(world.state, day('2026-02-05'));
    if (said === undefined) throw new Error('nothing is said');
    expect(said.basis.document).toBe('榆林市重点领域合同履约信用监管工作实施方案');
    const names = { items: [], node: () => '第1个节点（付款）' };
    expect(promptSentence(said, names)).toContain('第1个节点（付款）将于2026年2月12日到期（还有7日）');
    expect(englishPromptSentence(said, names)).toContain('7 days left');
  });

  it('names the acceptance that a payment waits for, three amendments, a long suspension and a silent counterparty', () => {
    const acceptance = { ...payment('m0', '2026-02-01'), kind: 'acceptance', amountFen: null } as const;
    const { parties } = contractWorld().state;
    const world = contractWorld({
      milestones: [acceptance, payment('m1', '2026-02-12')],
      parties: parties.map((party) => ({ ...party, contacts: [] })),
    });
    expect(codesOn(world, '2026-02-10')).toEqual([
      'nothing-performed m1',
      'acceptance-missing m1',
      'no-contact',
    ]);
    const amend: ContractFacts = {
      ...({ type: 'amend', ground: 'agreement', on: day('2026-01-12') } as const),
      evidenceIds: answered.evidenceIds,
      changes: [
        { milestoneId: 'm1', dueOn: day('2026-06-12'), amountFen: null, quantity: null, isDropped: false },
      ],
    };
    world.does(MANAGER, amend).does(MANAGER, amend);
    expect(codesOn(world, '2026-01-13')).toEqual(['no-contact']);
    world
      .does(MANAGER, amend)
      .does(MANAGER, { type: 'suspend', ground: 'agreed', fromOn: day('2026-01-12') });
    expect(codesOn(world, '2026-04-11')).toEqual(['many-amendments', 'no-contact']);
    expect(codesOn(world, '2026-04-12')).toEqual(['many-amendments', 'suspended-long', 'no-contact']);
  });
});

describe('a problem', () => {
  it('climbs the ladder when it is not answered, though the contract is suspended', () => {
    const world = contractWorld().does(REGULATOR, filed).does(HANDLER, problem());
    // Ten working days from Monday the 12th.
    expect(world.dueOn('answer-issue/q1')).toBe('2026-01-26');
    world.does(MANAGER, { type: 'suspend', ground: 'agreed', fromOn: day('2026-01-12') });
    const since = world.events.length;
    world.until('2026-02-02 10:00');
    expect(saidSince(world, since).at(-1)).toBe('rung-reached: role/zone/inspector');
    expect(world.duty('answer-issue/q1')?.reachedRungs).toEqual(
      expect.arrayContaining(['warning', 'due', 'overdue-1', 'overdue-1-direct', 'listed']),
    );
  });

  it('is answered, sent back by a new day, answered again and confirmed, and leaves nothing behind', () => {
    const world = contractWorld().does(HANDLER, problem());
    expect(saidSince(world, 1)).toEqual(['problem-assigned: role/zone/contract-manager']);
    world.does(MANAGER, answered);
    expect(world.duty('answer-issue/q1')?.state).toBe('met');
    expect(saidSince(world, 2)).toEqual(['problem-answered: role/industry/case-handler']);
    world.does(REGULATOR, returned(day('2026-02-02')));
    expect(world.dueOn('answer-issue/q1')).toBe('2026-02-02');
    world.does(MANAGER, answered).does(REGULATOR, confirmed);
    expect(world.state.monitoring).toMatchObject({ raised: 1, problems: [] });
    expect(world.duty('answer-issue/q1')).toBeNull();
    expect(world.does(HANDLER, problem()).state.monitoring?.problems[0]?.problemId).toBe('q2');
  });

  it('is confirmed by another person than who answered it, where a body assigns one to itself', () => {
    const world = contractWorld().does(MANAGER, problem()).does(MANAGER, answered);
    expect(world.refusalOf(MANAGER, confirmed).type).toBe('second-person-required');
    expect(reasonOf(world, MANAGER, 'confirm-problem')).toBe('second-person-required');
    world.does({ ...SECTION_HEAD, officerId: toOfficerId('zone.head') }, confirmed);
    expect(world.state.monitoring?.problems).toEqual([]);
  });

  it('is the assigned body’s to answer, and the raising body’s to confirm, send back and withdraw', () => {
    const world = contractWorld().does(INSPECTOR, problem({ assignee: 'regulator' }));
    expect(world.refusalOf(MANAGER, answered).type).toBe('problem-not-yours');
    expect([reasonOf(world, MANAGER, 'answer-problem'), reasonOf(world, HANDLER, 'answer-problem')]).toEqual([
      ...['problem-not-yours', null],
    ]);
    world.does(HANDLER, answered);
    expect(world.refusalOf(REGULATOR, confirmed).type).toBe('problem-not-raised-by-you');
    expect(world.refusalOf(MANAGER, returned()).type).toBe('problem-not-raised-by-you');
    expect(
      world.does(INSPECTOR, { type: 'withdraw-problem', problemId: 'q1' }).state.monitoring?.problems,
    ).toEqual([]);
  });

  it('is told to whom the body has named, who gives way with the body', () => {
    const world = contractWorld()
      .does(HANDLER, problem())
      .does(SECTION_HEAD, { type: 'name-handler', problemId: 'q1', officerId: toOfficerId('zone.x') });
    expect(saidSince(world, 2)).toEqual(['problem-assigned: officer/zone.x']);
    const since = world.events.length;
    world.until('2026-01-22 10:00');
    expect(saidSince(world, since)).toContain('rung-reached: officer/zone.x');
    world.does({ type: 'system' } as never, { type: 'undertaking-succeeded', undertaking: body('new-zone') });
    expect(world.state.monitoring?.problems[0]?.handler).toBeNull();
    expect(world.refusalOf(MANAGER, answered).type).toBe('problem-not-yours');
    world.does(officer('new-zone', 'contract-manager'), answered);
  });

  it('stands in the way of 销号 by the rules, and by other rules not, though never of the archive', () => {
    const paid: ContractFacts = {
      ...({ type: 'record-performance', milestoneId: 'm1', on: day('2026-01-12') } as const),
      ...{ amountFen: null, thousandths: null, completes: true, evidenceIds: [] },
    };
    const done = (world: ContractWorld) =>
      world.does(REGULATOR, filed).does(HANDLER, problem()).does(MANAGER, paid);
    const strict = done(contractWorld());
    expect(strict.refusalOf(MANAGER, { type: 'close-out' })).toEqual({ type: 'problem-open', numbers: [1] });
    strict.does(MANAGER, answered).does(HANDLER, confirmed).does(MANAGER, { type: 'close-out' });
    const { rules } = strict.state;
    if (rules.monitoring === undefined) throw new Error('no monitoring');
    const monitoring = { ...rules.monitoring, openProblemBlocksClosing: false };
    const mild = done(contractWorld({ rules: { ...rules, monitoring } })).does(MANAGER, {
      type: 'close-out',
    });
    expect(mild.duty('answer-issue/q1')?.state).toBe('running');
    expect(mild.refusalOf(MANAGER, { type: 'archive' }).type).toBe('problem-open');
    mild.does(MANAGER, answered).does(HANDLER, confirmed).does(MANAGER, { type: 'archive' });
    expect(mild.state.status).toBe('archived');
  });

  it('outlives the termination of its contract', () => {
    const world = contractWorld().does(HANDLER, problem());
    world.does(MANAGER, {
      type: 'rescind',
      on: day('2026-01-12'),
      by: 'both',
      evidenceIds: answered.evidenceIds,
    });
    expect(world.duty('answer-issue/q1')?.state).toBe('running');
    world.does(MANAGER, answered);
  });
});
