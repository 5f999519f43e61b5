import type { CommitmentFacts } from '../../src/domain/commitment/facts';
import { toEvidenceId } from '../../src/domain/ids';
import { permissionsFor } from '../../src/domain/commitment/permission';
import { commitmentWorld, promised, type CommitmentWorld } from '../support/commitment-world';
import { body, officer, SYSTEM } from '../support/complaint-city';
import { HANDLER, INSPECTOR, ISSUER, MANAGER } from '../support/contract-world';
import { day } from '../support/national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const nodeId = 'n1';

const honours = (on: string, id = nodeId): CommitmentFacts => ({
  ...{ type: 'record-performance', nodeId: id, thousandths: null, completes: true, evidenceIds },
  on: day(on),
});
const concludes = (result: 'performed' | 'not-performed' | 'continued'): CommitmentFacts => ({
  ...{ type: 'conclude-supervision', nodeId, result, evidenceIds },
});
const opens = { type: 'open-supervision', nodeId, form: 'admonitory-talk' } as const;
const proposes = { type: 'propose-not-honoured', nodeId } as const;
const confirms = { type: 'confirm-not-honoured', nodeId } as const;
const explains = (plannedOn: string): CommitmentFacts => ({
  ...{ type: 'explain-overdue', nodeId, reasonCode: 'change-of-government', plannedOn: day(plannedOn) },
});

const overdue = (): CommitmentWorld => commitmentWorld().until('2026-02-13 10:00');
const supervised = (): CommitmentWorld =>
  overdue().does(HANDLER, opens).does(HANDLER, concludes('not-performed'));

describe('a commitment', () => {
  it('is reminded of a week before and on the day, and then falls overdue', () => {
    const world = overdue();
    expect(world.reminders).toEqual(['week-before 2026-02-05', 'due-day 2026-02-12']);
    expect(world.node(nodeId)?.state).toBe('overdue');
    expect(world.state.status).toBe('performing');
    expect(world.duty('explain-overdue/n1')?.state).toBe('running');
    expect(world.duty('supervise/n1')?.state).toBe('running');
  });

  it('is honoured when every node is, and closed by the body that promised', () => {
    const world = commitmentWorld().until('2026-02-10 10:00').does(MANAGER, honours('2026-02-10'));
    expect(world.state).toMatchObject({ status: 'honoured', outcome: 'honoured' });
    expect(world.does(MANAGER, { type: 'close' }).state.status).toBe('closed');
    expect(world.until('2026-06-01').reminders).toEqual(['week-before 2026-02-05']);
  });

  it('is honoured after a reason was told and a supervision was concluded', () => {
    const world = overdue().does(MANAGER, explains('2026-03-01')).does(INSPECTOR, opens);
    expect(world.duty('explain-overdue/n1')?.state).toBe('met');
    expect(world.does(INSPECTOR, concludes('performed')).state.status).toBe('honoured');
  });

  it('is honoured by its number as soon as the parts reach it', () => {
    const target = { thousandths: 3000, unitCode: 'item' } as const;
    const world = commitmentWorld({ nodes: [{ ...promised(nodeId, '2026-02-12'), target }] });
    const part = (thousandths: number): CommitmentFacts => ({
      ...{ type: 'record-performance', nodeId, on: day('2026-01-12'), completes: false, evidenceIds },
      thousandths,
    });
    expect(world.does(MANAGER, part(2000)).node(nodeId)?.state).toBe('partly-met');
    expect(world.does(MANAGER, part(1000)).state.status).toBe('honoured');
  });

  it('is partly honoured when one node was and another was not', () => {
    const nodes = [promised('n1', '2026-02-12'), promised('n2', '2026-03-12')];
    const world = commitmentWorld({ nodes }).does(MANAGER, honours('2026-01-12', 'n2'));
    world.until('2026-02-13 10:00').does(HANDLER, opens).does(HANDLER, concludes('not-performed'));
    world.does(HANDLER, proposes).does(MANAGER, { type: 'answer-proposal', nodeId, evidenceIds });
    expect(world.does(ISSUER, confirms).state.status).toBe('partly-honoured');
  });

  it('goes on in the hands of a successor, with every duty as it stood', () => {
    const before = overdue();
    const owed = before.state.duties;
    const after = before.does(SYSTEM, { type: 'promisor-succeeded', promisor: body('industry') });
    expect(after.state.promisor.organizationId).toBe(body('industry').organizationId);
    expect(after.state.duties).toEqual(owed);
  });
});

describe('a commitment that is confirmed as not honoured', () => {
  it('was supervised, proposed by one person, answered by the body, and confirmed by another', () => {
    const world = supervised().does(HANDLER, proposes);
    expect(world.refusalOf(ISSUER, confirms)).toMatchObject({ type: 'defence-window-open' });
    world.does(MANAGER, { type: 'answer-proposal', nodeId, evidenceIds });
    expect(world.does(ISSUER, confirms).state).toMatchObject({ status: 'not-honoured' });
  });

  it('may be confirmed unanswered only when the days to answer have run out', () => {
    const world = supervised().does(HANDLER, proposes);
    const dueOn = world.duty('answer-proposal/n1')?.dueOn ?? '';
    expect(world.until(`${dueOn} 23:00`).refusalOf(ISSUER, confirms)).toMatchObject({
      ...{ type: 'defence-window-open', until: dueOn },
    });
    world.until('2026-04-01');
    const late = { type: 'answer-proposal', nodeId, evidenceIds } as const;
    expect(world.refusalOf(MANAGER, late).type).toBe('defence-window-closed');
    expect(world.does(ISSUER, confirms).state.status).toBe('not-honoured');
  });

  it('is not confirmed unheard where the rules name no days to answer', () => {
    const { rules } = commitmentWorld().state;
    const silent = { ...rules, limits: { ...rules.limits, 'answer-proposal': null } };
    const world = commitmentWorld({ rules: silent }).until('2026-02-13 10:00').does(HANDLER, opens);
    world.does(HANDLER, concludes('not-performed')).does(HANDLER, proposes);
    expect(world.refusalOf(ISSUER, confirms).type).toBe('defence-not-heard');
  });

  it('is never confirmed by the person who proposed it', () => {
    const head = officer('industry', 'section-head');
    const world = supervised().does(head, proposes).until('2026-04-01');
    expect(world.refusalOf(head, confirms).type).toBe('approval-own-proposal');
  });

  it('is not proposed before a supervision has its result', () => {
    expect(overdue().refusalOf(HANDLER, proposes).type).toBe('supervision-missing');
    const world = overdue().does(HANDLER, opens).does(HANDLER, concludes('continued'));
    expect(world.refusalOf(HANDLER, proposes).type).toBe('supervision-missing');
  });

  it('is supervised anew when the second person declines', () => {
    const world = supervised().does(HANDLER, proposes);
    world.does(ISSUER, { type: 'decline-not-honoured', nodeId });
    expect(world.node(nodeId)).toMatchObject({ proposal: null, supervision: 'none', state: 'overdue' });
    expect(world.duty('supervise/n1')?.state).toBe('running');
    expect(world.refusalOf(HANDLER, proposes).type).toBe('supervision-missing');
  });
});

describe('tolerance', () => {
  const asks = { type: 'ask-tolerance', nodeId, days: 10, ground: 'being-remedied' } as const;

  it('moves the supervision by the days asked, granted by another person, and leaves the promised day', () => {
    const world = overdue();
    const before = world.duty('supervise/n1')?.dueOn ?? '';
    world.does(MANAGER, asks).does(ISSUER, { type: 'grant-tolerance', nodeId });
    expect((world.duty('supervise/n1')?.dueOn ?? '') > before).toBe(true);
    expect(world.node(nodeId)).toMatchObject({ dueOn: '2026-02-12', state: 'overdue' });
  });

  it('is not granted by who asked, and is not longer than the rules allow', () => {
    const head = officer('industry', 'section-head');
    const world = overdue();
    expect(world.refusalOf(head, { ...asks, days: 31 })).toEqual({ type: 'date-too-far', maximumDays: 30 });
    world.does(head, asks);
    expect(world.refusalOf(head, { type: 'grant-tolerance', nodeId }).type).toBe('approval-own-proposal');
  });
});

describe('a lawful change', () => {
  const change = (papers: typeof evidenceIds): CommitmentFacts => ({
    ...{ type: 'change', ground: 'plan-adjustment', on: day('2026-01-12'), evidenceIds: papers },
    changes: [{ nodeId, dueOn: day('2026-03-12'), isDropped: false }],
  });

  it('rests on a document, and moves the promised day with its reminders', () => {
    const world = commitmentWorld();
    expect(world.refusalOf(MANAGER, change([])).type).toBe('evidence-required');
    world.does(MANAGER, change(evidenceIds)).until('2026-03-13');
    expect(world.reminders).toEqual(['week-before 2026-03-05', 'due-day 2026-03-12']);
  });

  it('takes nothing out of the overdue register before a supervision with its result, or while a proposal waits', () => {
    const withdraws: CommitmentFacts = {
      ...{ type: 'withdraw', ground: 'policy-change', on: day('2026-02-13'), evidenceIds },
    };
    for (const leaves of [change(evidenceIds), withdraws]) {
      expect(overdue().refusalOf(MANAGER, leaves).type).toBe('supervision-missing');
      expect(supervised().does(HANDLER, proposes).refusalOf(MANAGER, leaves).type).toBe('proposal-pending');
      expect(supervised().does(MANAGER, leaves).duty('supervise/n1')?.state).not.toBe('running');
    }
  });

  it('ends the promise as withdrawn when the whole is withdrawn, and nothing but the closing is owed', () => {
    const world = commitmentWorld().does(MANAGER, {
      ...{ type: 'withdraw', ground: 'national-interest', on: day('2026-01-12'), evidenceIds },
    });
    expect(world.state.status).toBe('withdrawn');
    const owed = world.state.duties.filter(({ state }) => state === 'running').map(({ duty }) => duty);
    expect(owed).toEqual(['close']);
  });
});

describe('who may act on a commitment', () => {
  it('is nobody outside its bodies, and the body never judges its own promise', () => {
    const stranger = officer('hotline', 'contract-manager');
    expect(commitmentWorld().refusalOf(stranger, honours('2026-01-12')).type).toBe('actor-not-concerned');
    expect(supervised().refusalOf(MANAGER, proposes).type).toBe('actor-not-concerned');
  });

  it('is told to the console with the reason why a button is grey', () => {
    const permissions = permissionsFor(commitmentWorld().state, MANAGER);
    expect(permissions).toContainEqual({ type: 'record-performance', mayIssue: true, reason: null });
    expect(permissions).toContainEqual({
      ...{ type: 'explain-overdue', mayIssue: false, reason: { type: 'milestone-not-overdue' } },
    });
  });
});
