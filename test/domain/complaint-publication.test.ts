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
    expect(isFinished(world.state)).toBe(true);
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
