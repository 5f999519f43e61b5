import type { ContractFacts } from '../../src/domain/contract/facts';
import { SUCCESSION_CAUSES } from '../../src/domain/contract/succession';
import { permissionsFor } from '../../src/domain/contract/permission';
import { noticesFor } from '../../src/domain/contract/notices';
import { toEvidenceId } from '../../src/domain/ids';
import { body, officer, SYSTEM } from '../support/complaint-city';
import { amendedFor, problem, review } from '../support/contract-refusals';
import { contractWorld, HANDLER, INSPECTOR, MANAGER, payment, REGULATOR } from '../support/contract-world';
import { day } from '../support/national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const twoYears = () =>
  contractWorld({ milestones: [payment('m1', '2026-02-12'), payment('m2', '2027-02-12')] });
const negotiated: ContractFacts = {
  ...({ type: 'record-negotiation', on: day('2026-01-12'), posts: ['body-leader', 'counterparty'] } as const),
  ...{ result: 'to-be-amended', evidenceIds },
};
const concluded = (finding: 'continues' | 'negotiated' | 'disputed'): ContractFacts => ({
  ...{ type: 'review-succession', finding },
});

describe('a change of government', () => {
  it('opens a review within the time of the rules, and moves no date of the contract', () => {
    const before = twoYears();
    const dates = before.state.milestones.map(({ dueOn }) => dueOn);
    const after = before.does(INSPECTOR, review());
    expect(after.duty('review-succession')).toMatchObject({ state: 'running', owner: 'public' });
    expect(after.dueOn('review-succession')).toBe('2026-02-09');
    expect(after.state.milestones.map(({ dueOn }) => dueOn)).toEqual(dates);
    expect(after.state.succession).toMatchObject({ cause: 'change-of-government', finding: null });
  });

  it('climbs its ladder when nobody answers, each rung once, and is confirmed late all the same', () => {
    const late = twoYears().does(INSPECTOR, review()).until('2026-03-09 10:00');
    const rungs = late.events.flatMap(({ data }) =>
      data.type === 'rungs-reached' && data.dutyId === 'review-succession'
        ? data.rungs.map(({ rung }) => rung)
        : [],
    );
    expect(rungs).toEqual(expect.arrayContaining(['warning', 'due', 'overdue-1', 'overdue-1-direct']));
    expect(new Set(rungs).size).toBe(rungs.length);
    expect(late.duty('review-succession')?.state).toBe('running');
    late.does(MANAGER, concluded('continues'));
    expect(late.duty('review-succession')?.state).toBe('met');
    expect(late.refusalOf(MANAGER, concluded('continues')).type).toBe('duty-not-running');
  });

  it.each(SUCCESSION_CAUSES)('is no ground for changing, ending or rescinding a contract: %s', (cause) => {
    const late = twoYears()
      .until('2026-02-13 09:00')
      .does(INSPECTOR, { type: 'open-supervision', milestoneId: 'm1', form: 'special' })
      .does(HANDLER, {
        ...{ type: 'conclude-supervision', milestoneId: 'm1', result: 'impossible', evidenceIds },
      });
    const on = day('2026-02-13');
    const exits: readonly ContractFacts[] = [
      { type: 'terminate', milestoneId: 'm1', on, ground: cause },
      { type: 'rescind', on, by: 'public', ground: cause, evidenceIds },
      { ...amendedFor(cause), changes: [{ ...change, milestoneId: 'm2' }] } as ContractFacts,
    ];
    for (const facts of exits) expect(late.refusalOf(MANAGER, facts).type).toBe('succession-no-ground');
    expect(late.state.terminatedBy).toBeNull();
    const ended = late.does(MANAGER, { type: 'terminate', milestoneId: 'm1', on, ground: 'impossibility' });
    expect(ended.state.status).toBe('terminated');
  });

  it('asks that a negotiation stand on record before it is said that there was one', () => {
    const open = twoYears().does(INSPECTOR, review());
    expect(open.refusalOf(MANAGER, concluded('negotiated')).type).toBe('negotiation-missing');
    open.does(MANAGER, negotiated).does(MANAGER, concluded('negotiated'));
    expect(open.state.succession).toMatchObject({ negotiations: 1, finding: 'negotiated' });
    expect(open.milestone('m2')?.dueOn).toBe('2027-02-12');
  });

  it('starts with no negotiation when another change opens it anew', () => {
    const again = twoYears()
      .does(INSPECTOR, review())
      .does(MANAGER, negotiated)
      .does(MANAGER, concluded('negotiated'))
      .does(SYSTEM, review({ cause: 'change-of-leader' }));
    expect(again.refusalOf(MANAGER, concluded('negotiated')).type).toBe('negotiation-missing');
  });

  it('tells the regulator of a dispute, and nobody of what goes on', () => {
    const told = (finding: 'continues' | 'disputed') => {
      const open = twoYears().does(INSPECTOR, review());
      const before = open.state;
      open.does(MANAGER, concluded(finding));
      const event = open.events.at(-1);
      if (event === undefined) throw new Error('nothing happened');
      return noticesFor({ event, data: event.data, before, after: open.state });
    };
    expect(told('continues')).toEqual([]);
    expect(told('disputed')).toMatchObject([{ template: { type: 'succession-disputed' } }]);
  });

  it('is reviewed by the department, ordered by it or the inspectorate, and greyed with its reason', () => {
    const reasonOf = (actor: typeof MANAGER, type: string) =>
      permissionsFor(world.state, actor).find((one) => one.type === type);
    const world = twoYears();
    expect(reasonOf(MANAGER, 'review-succession')?.reason?.type).toBe('duty-not-running');
    expect(reasonOf(INSPECTOR, 'open-succession-review')?.mayIssue).toBe(true);
    expect(reasonOf(REGULATOR, 'open-succession-review')).toBeUndefined();
    world.does(INSPECTOR, review());
    expect(reasonOf(MANAGER, 'review-succession')?.mayIssue).toBe(true);
    expect(reasonOf(INSPECTOR, 'open-succession-review')?.reason?.type).toBe('succession-review-open');
  });
});

describe('a body that is no more', () => {
  it('leaves what it regulates or reports to its successor: the same dates, the same problems, other hands', () => {
    const world = twoYears().does(INSPECTOR, problem({ assignee: 'regulator' }));
    const dates = world.state.duties.map(({ dutyId, dueOn }) => [dutyId, dueOn]);
    world.does(SYSTEM, { type: 'body-succeeded', party: 'regulator', body: body('housing') });
    expect(world.state.regulator.organizationId).toBe('housing');
    expect(world.state.duties.map(({ dutyId, dueOn }) => [dutyId, dueOn])).toEqual(dates);
    expect(world.refusalOf(REGULATOR, { type: 'file', number: 'BA-1' }).type).toBe('actor-not-concerned');
    world.does(officer('housing', 'section-head'), { type: 'file', number: 'BA-1' });
    const again = { type: 'body-succeeded', party: 'regulator', body: body('housing') } as const;
    expect(world.refusalOf(SYSTEM, again).type).toBe('target-is-same');
  });

  it('leaves what it undertakes with a review, which a review that runs already does not stop', () => {
    const world = twoYears().does(INSPECTOR, review());
    world.until('2026-02-02 10:00');
    world.does(SYSTEM, { type: 'undertaking-succeeded', undertaking: body('new-zone') });
    expect(world.duty('review-succession')).toMatchObject({ state: 'running' });
    expect(world.state.succession?.cause).toBe('reorganization');
    world.does(officer('new-zone', 'contract-manager'), concluded('continues'));
    expect(world.duty('review-succession')?.state).toBe('met');
  });
});

const change = { dueOn: day('2027-03-12'), amountFen: null, quantity: null, isDropped: false };
