import { contractLikeness, codesNamedIn } from '../../src/domain/complaint/contract-likeness';
import { namesContract, seesLink, toldToContract } from '../../src/domain/complaint/contract-sight';
import type { ComplaintFacts, NoticeField } from '../../src/domain/complaint/facts';
import { storyOf } from '../../src/domain/complaint/story';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { complaintOpen } from '../../src/domain/contract/complaint-upon';
import { permissionsFor } from '../../src/domain/contract/permission';
import { toCaseId } from '../../src/domain/ids';
import { aComplaint } from '../support/complaint-builder';
import { linkTo, unlink } from '../support/complaint-cases/linked-contract';
import { officer, SYSTEM } from '../support/complaint-city';
import { contractWorld, MANAGER, REGULATOR } from '../support/contract-world';
import { day } from '../support/national-calendar';

const handler = officer('industry', 'case-handler');
const liaison = officer('zone', 'respondent-liaison');
const complaintId = toCaseId('complaint-1');

const notice = (...disclose: readonly NoticeField[]): ComplaintFacts => ({
  type: 'notify-respondent',
  disclose: ['field', ...disclose],
});
/** Signed in by the verifier, who has told nobody yet. */
const signedIn = (changes: object = {}) => aComplaint({ status: 'transferred', ...changes });

describe('a complaint that is linked to its contract', () => {
  it('keeps how the contract stood then, and loses it with the link', () => {
    const world = signedIn().does(handler, linkTo('contract-1'));
    expect(world.state.linkedContract).toMatchObject({
      contractId: 'contract-1',
      standing: { overdueSince: '2025-12-31', overdueMilestones: 1, payableFen: 100_000_00, paidFen: 0 },
    });
    expect(world.does(handler, unlink).state.linkedContract).toBeUndefined();
  });

  it('moves no date of the case', () => {
    const world = signedIn();
    const { duties, status } = world.state;
    world.does(handler, linkTo('contract-1'));
    expect([world.state.duties, world.state.status]).toEqual([duties, status]);
  });

  it('tells the contract nothing before the notice names it, whichever comes first', () => {
    const silent = signedIn({ identity: 'named' }).does(handler, linkTo('contract-1'));
    expect(toldToContract(silent.state)).toBeNull();
    expect(toldToContract(silent.does(handler, notice()).state)).toBeNull();

    const linkedFirst = signedIn({ identity: 'named' }).does(handler, linkTo('contract-1'));
    linkedFirst.does(handler, notice('contract-number'));
    const namedFirst = signedIn({ identity: 'named' }).does(handler, notice('contract-number'));
    expect(toldToContract(namedFirst.state)).toBeNull();
    namedFirst.does(handler, linkTo('contract-1'));
    for (const { state } of [linkedFirst, namedFirst]) {
      expect(toldToContract(state)).toEqual({ contractId: 'contract-1', outcome: null });
    }
  });

  it('is not named in a notice before the complainant agreed', () => {
    const sealed = signedIn({ identity: 'sealed' }).does(handler, linkTo('contract-1'));
    expect(sealed.refusalOf(handler, notice('contract-number')).type).toBe('naming-not-agreed');
  });

  it('is known to the department by the notice alone, and to no other body of its side', () => {
    const { state } = signedIn({ identity: 'named' }).does(handler, notice());
    expect(seesLink(state, handler, [])).toBe(true);
    expect(seesLink(state, liaison, ['field'])).toBe(false);
    expect(seesLink(state, liaison, ['field', 'contract-number'])).toBe(true);
    expect(seesLink(signedIn().state, liaison, ['contract-number'])).toBe(false);
    expect(namesContract(['amount', 'narrative'])).toBe(false);
  });

  it('is not told to whoever complained', () => {
    const world = signedIn().does(handler, linkTo('contract-1')).does(handler, unlink);
    const told = storyOf(world.events.map(({ data }) => data)).map(({ data }) => data.type);
    expect(told.filter((type) => type.startsWith('contract-'))).toEqual([]);
  });
});

describe('a contract upon which somebody complained', () => {
  const told: ContractFacts = { type: 'complaint-told', complaintId, number: 'TS2026000001', outcome: null };
  const answered: ContractFacts = { type: 'complaint-answered', complaintId, outcome: 'breach-determined' };
  const performed: ContractFacts = {
    ...({ type: 'record-performance', milestoneId: 'm1', on: day('2026-01-12'), amountFen: null } as const),
    ...{ thousandths: null, completes: true, evidenceIds: [] },
  };
  const done = () =>
    contractWorld().does(REGULATOR, { type: 'file', number: 'BA-1' }).does(MANAGER, performed);
  const closing = (world: ReturnType<typeof done>) =>
    permissionsFor(world.state, MANAGER).find(({ type }) => type === 'close-out');

  it('is neither closed out nor archived before the complaint is over', () => {
    const world = done();
    expect(closing(world)).toMatchObject({ mayIssue: true, reason: null });
    world.does(SYSTEM, told);
    expect(closing(world)).toMatchObject({ mayIssue: false, reason: { type: 'complaint-open' } });
    world.does(SYSTEM, answered).does(MANAGER, { type: 'close-out' });
    expect(world.state.outcome).toBe('breach-determined');
    // Its result is undone, and it is handled anew.
    world.does(SYSTEM, { type: 'complaint-answered', complaintId, outcome: null });
    expect(world.refusalOf(MANAGER, { type: 'archive' }).type).toBe('complaint-open');
    world.does(SYSTEM, { type: 'complaint-unlinked', complaintId }).does(MANAGER, { type: 'archive' });
    expect(world.state.status).toBe('archived');
  });

  it('hears the same once', () => {
    const world = done().does(SYSTEM, told);
    expect(world.refusalOf(SYSTEM, told).type).toBe('target-is-same');
    expect(world.refusalOf(SYSTEM, { ...answered, outcome: null }).type).toBe('target-is-same');
    world.does(SYSTEM, { type: 'complaint-unlinked', complaintId });
    expect(world.refusalOf(SYSTEM, answered).type).toBe('target-is-same');
    expect(world.refusalOf(SYSTEM, { type: 'complaint-unlinked', complaintId }).type).toBe('target-is-same');
    expect(complaintOpen(world.state)).toBeNull();
  });
});

describe('a contract that a complaint may be about', () => {
  const none = { isSameNumber: false, isCodeNamed: false, isSameBody: false, name: '市政路灯采购合同' };

  it('is proposed by its number alone, and by two other signs, never by one', () => {
    expect(contractLikeness(null, { ...none, isSameNumber: true })?.reasons).toEqual(['same-number']);
    expect(contractLikeness(null, { ...none, isSameBody: true })).toBeNull();
    expect(contractLikeness('市政路灯采购合同', none)).toBeNull();
    expect(contractLikeness('市政路灯采购合同（补）', { ...none, isSameBody: true })?.reasons).toEqual([
      'alike-name',
      'same-body',
    ]);
    const all = { ...none, isSameNumber: true, isCodeNamed: true, isSameBody: true };
    expect(contractLikeness('市政路灯采购合同', all)?.score).toBe(100);
  });

  it('is known by a credit code that stands in the text, however it was typed', () => {
    const written = ['乙方（统一社会信用代码：９１150100MA0NABCD1X）', null, '150100-KFQ-06-2026-000001-0'];
    expect(codesNamedIn(written)).toEqual(['91150100MA0NABCD1X']);
    expect(codesNamedIn(['编号1234567890123456789012'])).toEqual([]);
  });
});
