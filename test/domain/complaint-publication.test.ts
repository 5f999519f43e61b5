import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { isFinished } from '../../src/domain/complaint/status';
import { publicTextFault } from '../../src/domain/complaint/publication';
import { aComplaint } from '../support/complaint-builder';
import { officer } from '../support/complaint-city';
import { demand } from '../support/complaint-people';
import type { ComplaintWorld } from '../support/complaint-world';

const handler = officer('industry', 'case-handler');
const head = officer('industry', 'section-head');
const FULL: ComplaintFacts = {
  type: 'publish-determination',
  secrecy: 'full',
  withholdingGround: null,
  redact: [],
};
const served = (): ComplaintWorld =>
  aComplaint({ status: 'determined' }).handler.serves('determination-document', 'respondent');
const published = (): ComplaintWorld => served().does(handler, FULL).signs();
const decided = (world: ComplaintWorld) =>
  world.events.map(({ data }) => data).findLast(({ type }) => type === 'publication-decided');

describe('the publication of a determination', () => {
  it('waits for everybody who signed the determination, and never for its proposer alone', () => {
    const world = served().does(head, FULL);
    expect(world.state.publication).toBeUndefined();
    expect(world.state.approval?.steps).toEqual(world.state.rules.approvals.determine);
    const approvalId = world.state.approval?.approvalId ?? '';
    expect(world.refusalOf(head, { type: 'approve', approvalId }).type).toBe('approval-own-proposal');
    const signed = served().does(handler, FULL).signs();
    expect(signed.state.publication?.state).toBe('published');
    expect(signed.state.approval).toBeNull();
  });

  it('ends a year after the day of the determination, by the rules of the case', () => {
    const world = served().until('2026-06-01 09:00').does(handler, FULL).signs();
    expect(world.state.determinedOn).toBe('2026-02-28');
    expect(decided(world)).toMatchObject({ until: '2027-02-28' });
  });

  it('shows nothing when it is withheld, and may be asked for again when the ground is gone', () => {
    const withheld = { ...FULL, secrecy: 'withheld', withholdingGround: 'state-secret' } as const;
    const world = served().does(handler, withheld).signs();
    expect(decided(world)).toMatchObject({ until: null, withholdingGround: 'state-secret' });
    expect(world.state.publication?.state).toBe('withheld');
    expect(world.does(handler, FULL).signs().state.publication?.state).toBe('published');
  });

  it('stops when the determination is corrected, until the corrected document has been served', () => {
    const world = published().does(handler, { type: 'correct-determination' });
    expect(world.state.publication?.state).toBe('withdrawn');
    expect(world.refusalOf(handler, FULL).type).toBe('document-not-served');
    const anew = world.handler.serves('determination-document', 'respondent').does(handler, FULL).signs();
    expect(anew.state.publication?.state).toBe('published');
  });

  it('stops when the determination is revoked', () => {
    const world = published().does(handler, { type: 'revoke-determination' }).signs();
    expect(world.state.publication?.state).toBe('withdrawn');
  });

  it('is not signed when the document was corrected since it was proposed', () => {
    const world = served().does(handler, FULL).does(handler, { type: 'correct-determination' });
    const approvalId = world.state.approval?.approvalId ?? '';
    expect(world.refusalOf(head, { type: 'approve', approvalId }).type).toBe('document-not-served');
  });

  it('is possible on a case that is over', () => {
    const world = served().handler.serves('determination-document', 'complainant');
    world.handler.serves('determination-document', 'accepting').handler.performs(demand(1));
    world.until('2026-06-01 09:00');
    expect(world.state.status).toBe('closed');
    expect(isFinished(world.state)).toBe(true);
    expect(world.does(handler, FULL).signs().state).toMatchObject({
      status: 'closed',
      publication: { state: 'published' },
    });
  });
});

const TAKE_DOWN: ComplaintFacts = { type: 'withdraw-publication', ground: 'trade-secret' };
const issuer = officer('industry', 'issuer');

describe('taking a publication down', () => {
  it('waits for the whole chain when whoever prepares the case proposes it', () => {
    const world = published().does(handler, TAKE_DOWN);
    expect(world.state.publication?.state).toBe('published');
    expect(world.state.approval?.steps).toEqual(world.state.rules.approvals.determine);
    world.signs();
    expect(world.state).toMatchObject({ approval: null, publication: { state: 'withdrawn' } });
    expect(world.refusalOf(handler, TAKE_DOWN).type).toBe('nothing-published');
  });

  it('hides at once by the word of one who signs, and two others confirm it afterwards', () => {
    const world = published().does(issuer, TAKE_DOWN);
    expect(world.state.publication).toMatchObject({ state: 'withdrawn', isUnconfirmed: true });
    expect(world.state.approval?.steps.map(({ role }) => role)).toEqual(['section-head', 'legal-reviewer']);
    const approvalId = world.state.approval?.approvalId ?? '';
    expect(world.refusalOf(issuer, { type: 'approve', approvalId }).type).toBe('approval-own-proposal');
    world.signs();
    expect(world.eventTypes().at(-1)).toBe('withdrawal-confirmed');
    expect(world.state).toMatchObject({ approval: null, publication: { isUnconfirmed: false } });
    expect(world.refusalOf(issuer, TAKE_DOWN).type).toBe('nothing-published');
  });

  it('is not held up by another act that waits for its signatures: only the confirmation is', () => {
    const world = published().does(handler, { type: 'revoke-determination' }).does(issuer, TAKE_DOWN);
    expect(world.state).toMatchObject({
      publication: { state: 'withdrawn', isUnconfirmed: true },
      approval: { act: { type: 'revoke-determination' } },
    });
    const approvalId = world.state.approval?.approvalId ?? '';
    world.does(head, { type: 'return-for-revision', approvalId }).does(handler, TAKE_DOWN).signs();
    expect(world.eventTypes().at(-1)).toBe('withdrawal-confirmed');
  });

  it('may be answered by publishing anew, when those who should confirm it do not', () => {
    const world = published().does(issuer, TAKE_DOWN);
    const approvalId = world.state.approval?.approvalId ?? '';
    world.does(head, { type: 'return-for-revision', approvalId }).does(handler, FULL).signs();
    expect(world.state.publication).toMatchObject({ state: 'published' });
    expect(world.state.publication?.isUnconfirmed).toBeUndefined();
  });
});

describe('the end of the span of a publication', () => {
  it('comes by itself at the end of its last day, also on a case that is over, and once', () => {
    const world = served().handler.serves('determination-document', 'complainant');
    world.handler.serves('determination-document', 'accepting').handler.performs(demand(1));
    world.does(handler, FULL).signs().until('2027-02-28 23:59');
    expect(world.state).toMatchObject({ status: 'closed', publication: { state: 'published' } });
    expect(world.openDuties()).toEqual([]);
    expect(isFinished(world.state)).toBe(false);
    world.until('2027-03-01 00:00');
    expect(world.state.publication?.state).toBe('ended');
    expect(isFinished(world.state)).toBe(true);
    expect(
      world
        .until('2029-01-01 00:00')
        .eventTypes()
        .filter((type) => type === 'publication-ended'),
    ).toHaveLength(1);
  });

  it('does not come to what was taken down before', () => {
    const world = published().does(issuer, TAKE_DOWN).until('2028-01-01 00:00');
    expect(world.eventTypes()).not.toContain('publication-ended');
  });
});

describe('a text for the public', () => {
  it.each([
    ['请联系 138-0000-0000', 'number-of-a-person'],
    ['证件号 150102199001011234', 'number-of-a-person'],
    ['91150100MA0N0X1234 公司', 'credit-code'],
    ['写信至 wang@company.example', 'mail-address'],
    ['货款 128,000.00 元至今未付', 'amount'],
    ['拖欠 12 万元', 'amount'],
    ['欠款壹拾万元整', 'amount'],
  ])('is not let out: %s', (text, fault) => {
    expect(publicTextFault(text)).toBe(fault);
  });

  it.each([
    '合同约定验收合格后 30 日内支付货款。',
    '2026-03-05 送达，2026年3月5日起算，至今已逾 180 日。',
    '某发改函〔2026〕12号',
    '元旦前应当兑现奖励，单元楼已经交付。',
  ])('is let out: %s', (text) => {
    expect(publicTextFault(text)).toBeNull();
  });
});
