import { standInFor } from '../../src/domain/complaint/access';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { permissionsFor } from '../../src/domain/complaint/permission';
import { toEvidenceId } from '../../src/domain/ids';
import { body, officer } from '../support/complaint-city';
import { opening, vain } from '../support/contract-refusals';
import { contractWorld, MANAGER, REGULATOR } from '../support/contract-world';
import { determinationCase, DEMAND } from '../support/determination-case';
import { day } from '../support/national-calendar';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { toCaseId } from '../../src/domain/ids';

const owed = { kind: 'delivery', owedBy: 'counterparty' };
const ofCompany = () => vain(owed).does(REGULATOR, opening());
const opened = () => determinationCase(ofCompany());
const handler = officer('industry', 'case-handler');
const evidenceIds = [toEvidenceId('e2')];
const proposing: ComplaintFacts = {
  ...({ type: 'propose-determination', demandIds: [DEMAND], ground: 'not-performed' } as const),
  excuse: null,
};
const serving: ComplaintFacts = {
  ...({ type: 'serve', letterKind: 'determination-notice', party: 'respondent', method: 'post' } as const),
  ...{ on: day('2026-02-13'), receiptEvidenceId: toEvidenceId('e1') },
};
const told = () => opened().does(handler, proposing).does(handler, serving);
const defence = (asksHearing: boolean): ComplaintFacts => ({
  ...({ type: 'record-defence', on: day('2026-02-13') } as const),
  ...{ asksHearing, evidenceIds },
});
const answered: ContractFacts = {
  ...({ type: 'determination-answered', outcome: 'breach-determined' } as const),
  determinationId: toCaseId('case-9'),
};

describe("a company's breach of a contract (seed 001 二(四)4)", () => {
  it('is opened against the company that owes the milestone, and never by the department it owes it to', () => {
    const world = ofCompany();
    const [partyId] = world.state.parties.flatMap((one) =>
      one.side === 'counterparty' ? [one.partyId] : [],
    );
    expect(world.state.determinations).toMatchObject([{ milestoneId: 'm1', partyId }]);
    expect(opened().state).toMatchObject({
      respondent: { kind: 'company', predecessorIds: [] },
      origin: { partyId, undertakingId: 'zone' },
    });
    expect(vain(owed).refusalOf(MANAGER, opening()).type).toBe('actor-not-concerned');
    expect(vain(owed).refusalOf(REGULATOR, opening('zone')).type).toBe('verifier-is-respondent');
  });

  it('accuses no party that owes nothing of the milestone', () => {
    const named = (partyId: string) => ({ ...opening(), partyId }) as ContractFacts;
    expect(vain(owed).refusalOf(REGULATOR, named('p1')).type).toBe('breaching-party-unknown');
    expect(vain().refusalOf(REGULATOR, named('p2')).type).toBe('breaching-party-unknown');
    const { parties } = contractWorld().state;
    expect(parties.map(({ side }) => side)).toEqual(['public', 'counterparty']);
  });

  it('is no breach of the department: the contract closes out by what was performed', () => {
    const performed: ContractFacts = {
      ...({ type: 'record-performance', milestoneId: 'm1', on: day('2026-02-13'), amountFen: null } as const),
      ...{ thousandths: null, completes: true, evidenceIds: [] },
    };
    const world = ofCompany().does({ type: 'system' }, answered).does(MANAGER, performed);
    expect(world.does(MANAGER, { type: 'close-out' }).state.outcome).toBe('performed');
  });

  it('is determined behind its notice, its own written defence, and its hearing where it asks for one', () => {
    const world = told();
    const hearing: ComplaintFacts = { type: 'hold-hearing', on: day('2026-02-13'), evidenceIds };
    expect(world.tries(handler, { type: 'hear-defence' })?.type).toBe('defence-window-open');
    expect(world.tries(handler, hearing)?.type).toBe('hearing-not-asked');
    world.does(handler, defence(true)).does(handler, defence(false));
    expect(world.tries(handler, { type: 'hear-defence' })?.type).toBe('hearing-not-held');
    world.does(handler, hearing).does(handler, { type: 'hear-defence' });
    world.does(handler, { type: 'determine' }).signs();
    expect(world.state).toMatchObject({ status: 'determined', outcome: 'breach-determined' });
  });

  it('is not determined past a hearing that was asked for, though the days of the defence run out', () => {
    const world = told().does(handler, defence(true));
    expect(world.tries(handler, { type: 'determine' }, '2026-03-10')?.type).toBe('hearing-not-held');
  });

  it('asks nothing of a company by account, lets nobody look through its eyes, and tells no body in its place', () => {
    const world = told().does(handler, defence(false)).does(handler, { type: 'hear-defence' });
    expect(world.tries(handler, { type: 'ask', party: 'respondent' })?.type).toBe('respondent-is-company');
    const seen = standInFor(world.state, officer('industry', 'section-head'), 'respondent');
    expect(seen.ok ? null : seen.refusal.type).toBe('respondent-is-company');
    world.does(handler, { type: 'determine' }).signs();
    const { organizationId } = world.state.respondent;
    expect(
      world.addressees.filter((to) => 'organizationId' in to && to.organizationId === organizationId),
    ).toEqual([]);
  });

  it('offers no step that only a body with an account could take, and no plea of a change of government', () => {
    const { state } = told();
    const offered = permissionsFor(state, handler).map(({ type }) => type);
    expect(offered).toEqual(expect.arrayContaining(['record-defence', 'hold-hearing', 'hear-defence']));
    expect(offered).not.toEqual(expect.arrayContaining(['ask']));
    expect(offered).not.toEqual(expect.arrayContaining(['notify-respondent']));
    const excuse: ComplaintFacts = { ...proposing, excuse: 'election' };
    expect(opened().tries(handler, excuse)?.type).toBe('ground-not-given');
    const ofDepartment = determinationCase(vain().does(REGULATOR, opening())).state;
    expect(permissionsFor(ofDepartment, handler).map(({ type }) => type)).not.toContain('record-defence');
  });

  it('is never handed to the department that the company owed it to', () => {
    const inspector = officer('region-inspectorate', 'inspector');
    const to = (name: 'zone' | 'housing'): ComplaintFacts => ({
      ...({ type: 'reassign', party: 'verifying' } as const),
      to: body(name),
    });
    expect(opened().tries(inspector, to('zone'))?.type).toBe('verifier-not-competent');
    expect(opened().tries(inspector, to('housing'))).toBeNull();
  });
});
