import { EVENT_LABELS } from '../../src/domain/complaint/act-labels';
import type { ComplaintData } from '../../src/domain/complaint/events';
import { sentenceFor } from '../../src/domain/complaint/journal';
import { toOfficerId } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { eventBy, EVENTS, names, registrar } from '../support/complaint-happenings';

const say = (data: ComplaintData, actor?: Actor): string => sentenceFor(eventBy(data, actor), names);

describe('the journal', () => {
  it.each(Object.values(EVENTS).map((data) => [EVENT_LABELS[data.type], data] as const))(
    'says 「%s」 in one plain sentence without a code, an id or an amount in it',
    (_, data) => {
      const sentence = say(data);
      expect(sentence).toMatch(/。$/);
      expect(sentence.slice(0, -1)).not.toContain('。');
      expect(sentence).not.toMatch(
        /undefined|null|\[object|123456|\b[a-z]+-[a-z]+\b|，，|；；|，；|，。|；。/,
      );
    },
  );

  it('names office, role and person of an officer: of several roles the one that may do such a thing', () => {
    expect(say(EVENTS['complaint-accepted'])).toMatch(/^青城市发展和改革委员会登记员李敏决定受理/);
  });

  it('says for whom a deputy acted', () => {
    const deputy: Actor = { ...registrar, onBehalfOf: toOfficerId('wang') };
    expect(say(EVENTS['complaint-accepted'], deputy)).toContain('登记员李敏（代王强）');
  });

  it.each(['complainant', 'agent'] as const)('calls a %s only that', (party) => {
    const actor: Actor = { type: 'complainant', party, authority: 'special' };
    const beginning = party === 'agent' ? /^代理人撤回投诉/ : /^投诉人撤回投诉/;
    expect(say(EVENTS['complaint-withdrawn'], actor)).toMatch(beginning);
  });

  it('says that verification takes 5 working days from the day after arrival', () => {
    expect(say(EVENTS['complaint-transferred'])).toBe(
      '青城市发展和改革委员会登记员李敏将投诉转交青城市工业和信息化局核实，以到达之日起算、不以签收为准，核实期限自次日起算5个工作日。',
    );
  });

  it('calls a target of our own an internal one', () => {
    expect(say(EVENTS['breach-determined'])).toContain('文件未规定具体时限，内部目标自次日起算1个工作日');
  });

  it('says nothing of clocks when the rules are not at hand', () => {
    const { rules: _rules, ...bare } = names;
    expect(sentenceFor(eventBy(EVENTS['complaint-transferred']), bare)).toMatch(/不以签收为准。$/);
  });

  it('gives the reason of a rejection in words', () => {
    expect(say(EVENTS['complaint-rejected'])).toContain('R08 投诉人与被投诉主体之间没有合同');
  });

  it('never takes an excuse for a justification', () => {
    expect(say(EVENTS['refusal-declared'])).toContain('理由为领导更替，不是正当理由');
  });

  it('counts the defence from service of the notice', () => {
    const service = '拟认定告知书于2026年3月12日直接送达被投诉主体，陈述申辩期限自次日起算5个工作日。';
    expect(say(EVENTS['document-served']).endsWith(service)).toBe(true);
  });
});
