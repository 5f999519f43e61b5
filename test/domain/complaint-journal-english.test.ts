import type { ComplaintData } from '../../src/domain/complaint/events';
import { eventLabel, sentenceFor } from '../../src/domain/complaint/journal';
import type { JournalNames } from '../../src/domain/complaint/journal-voice';
import type { Actor } from '../../src/domain/officer';
import { BODIES, eventBy, EVENTS, PEOPLE, registrar, rules } from '../support/complaint-happenings';

describe('the journal in English', () => {
  const named: JournalNames = {
    organization: (id) => BODIES[id] ?? '甲单位',
    officer: (id) => PEOPLE[id] ?? '某人',
    rules,
  };
  const tell = (data: ComplaintData, actor: Actor = registrar): string =>
    sentenceFor(eventBy(data, actor), named, 'en-US');
  /** What is called by its Chinese name in every language. */
  const PROPER = [...Object.values(BODIES), ...Object.values(PEOPLE), rules.name, '甲单位', '某人'];

  it.each(Object.values(EVENTS).map((data) => [eventLabel(data.type, 'en-US'), data] as const))(
    '%s is one sentence, with no Chinese but names',
    (_, data) => {
      const sentence = tell(data);
      const bare = PROPER.reduce((rest, name) => rest.replaceAll(name, 'X'), sentence);
      expect(bare).toMatch(/^[“A-Z].*\.$/);
      expect(bare.slice(0, -1)).not.toMatch(
        /[.。] |[\u4E00-\u9FFF]|undefined|null|\[object|123456| {2}|,,|;;| ,/,
      );
    },
  );

  it('names person, office and body, and says how long the next step may take', () => {
    expect(tell(EVENTS['complaint-transferred'])).toBe(
      '李敏 (registrar, 青城市发展和改革委员会) passed the complaint on to 青城市工业和信息化局 for verification; time runs from its arrival, whenever it is signed in; “Verify” within 5 working days, counted from the next day.',
    );
  });

  it('calls a complainant and an agent only that', () => {
    const actor = (party: 'complainant' | 'agent'): Actor => ({
      ...{ type: 'complainant', party, authority: 'special' },
    });
    expect(tell(EVENTS['complaint-withdrawn'], actor('complainant'))).toMatch(/^The complainant withdrew/);
    expect(tell(EVENTS['complaint-withdrawn'], actor('agent'))).toMatch(/^The agent withdrew/);
  });

  it('names nobody where no name is to be had, but the office', () => {
    const nameless: JournalNames = { ...named, officer: () => '' };
    expect(sentenceFor(eventBy(EVENTS['complaint-accepted']), nameless, 'en-US')).toMatch(
      /^The registrar of 青城市发展和改革委员会 decided/,
    );
  });
});
