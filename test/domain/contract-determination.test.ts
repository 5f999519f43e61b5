import fc from 'fast-check';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { permissionsFor } from '../../src/domain/contract/permission';
import { toCaseId, toEvidenceId } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { officer } from '../support/complaint-city';
import { opening, vain } from '../support/contract-refusals';
import { saidSince } from '../support/contract-notices';
import { contractWorld, HANDLER, MANAGER, REGULATOR } from '../support/contract-world';
import { DEMAND, determinationCase } from '../support/determination-case';
import { day } from '../support/national-calendar';

const determinationId = toCaseId('case-9');
const demandId = DEMAND;
const demandIds = [demandId];
const answered = (outcome: 'breach-determined' | 'rectified' | null): ContractFacts => ({
  ...({ type: 'determination-answered', determinationId } as const),
  outcome,
});
const SYSTEM: Actor = { type: 'system' };
const performed: ContractFacts = {
  ...({ type: 'record-performance', milestoneId: 'm1', on: day('2026-02-13'), amountFen: null } as const),
  ...{ thousandths: null, completes: true, evidenceIds: [] },
};

const opened = () => determinationCase(vain().does(REGULATOR, opening()));

const handler = officer('industry', 'case-handler');
const proposing: ComplaintFacts = {
  ...({ type: 'propose-determination', demandIds, ground: 'malicious' } as const),
  excuse: null,
};
const serving: ComplaintFacts = {
  ...({ type: 'serve', letterKind: 'determination-notice', party: 'respondent', method: 'direct' } as const),
  ...{ on: day('2026-02-13'), receiptEvidenceId: toEvidenceId('e2') },
};

describe('the third exit of a contract (seed 001 二(四)4)', () => {
  it('is told to the department when it is opened, and when it has its result', () => {
    const contract = vain();
    const since = contract.events.length;
    contract
      .does(REGULATOR, opening())
      .does(SYSTEM, answered('breach-determined'))
      .does(SYSTEM, answered(null));
    expect(saidSince(contract, since)).toEqual(
      ['opened', 'answered', 'answered'].flatMap((what) =>
        ['contract-manager', 'respondent-liaison'].map(
          (role) => `contract-determination-${what}: role/zone/${role}`,
        ),
      ),
    );
  });

  it('opens only behind a supervision that found it not performed', () => {
    const { state } = contractWorld();
    const early = permissionsFor(state, REGULATOR).find(({ type }) => type === 'open-determination');
    expect(early).toMatchObject({ mayIssue: false, reason: { type: 'supervision-missing' } });
    const ready = permissionsFor(vain().state, REGULATOR).find(({ type }) => type === 'open-determination');
    expect(ready).toMatchObject({ mayIssue: true, reason: null });
  });

  it('is opened by the sector regulator or the government above, never by the department itself', () => {
    expect(vain().refusalOf(MANAGER, opening()).type).toBe('actor-not-concerned');
    expect(vain().refusalOf(REGULATOR, opening('zone')).type).toBe('verifier-is-respondent');
    expect(vain().refusalOf(REGULATOR, opening('credit')).type).toBe('verifier-not-competent');
  });

  it('meets the supervision, and the contract waits for its result before it is closed out', () => {
    const world = vain().does(REGULATOR, opening());
    expect(world.duty('supervise/m1')?.state).toBe('met');
    const done = world.does(MANAGER, performed);
    expect(done.refusalOf(MANAGER, { type: 'close-out' }).type).toBe('determination-open');
    const closed = done.does(SYSTEM, answered('rectified')).does(MANAGER, { type: 'close-out' });
    expect(closed.state.outcome).toBe('performed');
  });

  it('names the contract by the breach once that is determined, and not while it is undone', () => {
    const determined = vain().does(REGULATOR, opening()).does(SYSTEM, answered('breach-determined'));
    const undone = determined.does(SYSTEM, answered(null)).does(MANAGER, performed);
    expect(undone.refusalOf(MANAGER, { type: 'close-out' }).type).toBe('determination-open');
    const again = undone.does(SYSTEM, answered('breach-determined')).does(MANAGER, { type: 'close-out' });
    expect(again.state.outcome).toBe('breach-determined');
  });

  it('is told once of each result', () => {
    const world = vain().does(REGULATOR, opening()).does(SYSTEM, answered('rectified'));
    expect(world.refusalOf(SYSTEM, answered('rectified')).type).toBe('target-is-same');
    expect(world.does(HANDLER, opening()).state.determinations).toHaveLength(2);
  });
});

describe('the case that it opens', () => {
  it('begins behind the verification, with what is still owed, and its notice and defence before it', () => {
    const world = opened();
    expect(world.state).toMatchObject({ kind: 'ex-officio', status: 'determining', identity: 'anonymous' });
    expect(world.state.demands).toMatchObject([
      { kind: 'payment', amountFen: 100_000_00, state: 'refused', conclusion: 'substantiated' },
    ]);
    world.does(handler, proposing);
    expect(world.tries(handler, { type: 'determine' })?.type).toBe('notice-not-served');
    world.does(handler, serving);
    expect(world.tries(handler, { type: 'determine' })?.type).toBe('defence-window-open');
    world.does(handler, { type: 'determine' }, '2026-03-10').signs('2026-03-10');
    expect(world.state).toMatchObject({
      status: 'determined',
      outcome: 'breach-determined',
      explained: true,
    });
    const paid: ComplaintFacts = { type: 'record-performance', demandId, on: day('2026-03-11') };
    expect(world.does(handler, paid, '2026-03-11').state.status).toBe('closed');
    expect(world.state.duties.map(({ duty }) => duty)).not.toContain('explain');
  });

  it('has no complainant to ask, to serve or to tell', () => {
    const world = opened();
    expect(world.tries(handler, { type: 'ask', party: 'complainant' })?.type).toBe('no-complainant');
    expect(world.tries(handler, { ...serving, party: 'complainant' })?.type).toBe('no-complainant');
    const explained = { type: 'explain', method: 'electronic', on: day('2026-02-13') } as const;
    expect(world.tries(handler, explained)?.type).toBe('no-complainant');
  });

  it('stands on no ground of a complaint, nor a complaint on its own', () => {
    const refused = opened().tries(handler, { ...proposing, ground: 'rectification-refused' });
    expect(refused?.type).toBe('ground-not-given');
  });

  it('owes and tells nobody who complained, whatever its officers do', () => {
    const acts: readonly ((world: ReturnType<typeof opened>, on: string) => unknown)[] = [
      (world, on) => world.tries(handler, proposing, on),
      (world, on) => world.tries(handler, { ...serving, on: day(on) }, on),
      (world, on) => world.tries(handler, { type: 'withdraw-proposal' }, on),
      (world, on) => world.tries(handler, { type: 'determine' }, on),
      (world, on) => world.signs(on),
      (world, on) => world.tries(handler, { type: 'revoke-determination' }, on),
      (world, on) => world.tries(handler, { type: 'correct-determination' }, on),
      (world, on) =>
        world.tries(handler, { type: 'conclude', items: [{ demandId, conclusion: 'unfounded' }] }, on),
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(acts.length - 1), { minLength: 5, maxLength: 25 }), (chosen) => {
        const world = opened();
        const days = ['2026-02-13', '2026-02-25', '2026-03-10', '2026-03-25', '2026-04-10'];
        chosen.forEach((which, step) =>
          acts[which]?.(world, days[Math.floor((step * days.length) / chosen.length)] ?? '2026-04-10'),
        );
        expect(world.told).not.toContain('complainant');
        expect(world.state.duties.filter(({ owner }) => owner === 'complainant')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
