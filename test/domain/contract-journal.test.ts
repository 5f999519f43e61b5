import { COMMAND_LABELS, EVENT_LABELS } from '../../src/domain/contract/act-labels';
import { COMMAND_TYPES } from '../../src/domain/contract/command-table';
import type { ContractData } from '../../src/domain/contract/events';
import { sentenceFor } from '../../src/domain/contract/journal';
import type { JournalNames } from '../../src/domain/contract/journal-voice';
import * as labels from '../../src/domain/contract/labels';
import type { Actor } from '../../src/domain/officer';
import { BODIES, eventBy, names, SAID } from '../support/contract-happenings';

const say = (actor: Actor, data: ContractData, known: JournalNames = names): string =>
  sentenceFor(eventBy(actor, data), known);

describe('the journal of a contract', () => {
  it.each(Object.entries(SAID))(
    'says of %s who did what, and what it does to the days',
    (_, [actor, data, said]) => {
      expect(say(actor, data)).toBe(said);
    },
  );

  it('names a quantity in the unit of its milestone', () => {
    const [actor, data] = SAID['performance-recorded'];
    const milestones = [
      { milestoneId: 'm1', kind: 'delivery', quantity: { thousandths: 20_000, unitCode: 'ton' } },
    ];
    const known = { ...names, milestones } as JournalNames;
    expect(say(actor, data, known)).toContain('数量12.5吨，');
    expect(sentenceFor(eventBy(actor, data), known, 'en-US')).toContain('a quantity of 12.5 t,');
  });

  it('names no milestone, party or limit that it cannot look up', () => {
    const { organization, officer } = names;
    for (const [actor, data] of Object.values(SAID)) {
      const sentence = say(actor, data, { organization, officer });
      expect(sentence).toMatch(/^[\u4E00-\u9FFF“].*。$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|，。|，，/);
    }
  });
});

describe('the journal of a contract in English', () => {
  const nameless: JournalNames = { organization: names.organization, officer: names.officer };
  const PROPER = [...Object.values(BODIES), '李某', '乙方远航公司', '甲方'];

  it.each([
    ['with all that can be looked up', names],
    ['with nothing but who acted', nameless],
  ])('is one sentence an event, with no Chinese but names: %s', (_, known) => {
    for (const [actor, data] of Object.values(SAID)) {
      const sentence = sentenceFor(eventBy(actor, data), known, 'en-US');
      const bare = PROPER.reduce((rest, name) => rest.replaceAll(name, 'X'), sentence);
      expect(bare).toMatch(/^[“A-Z].*\.$/);
      expect(bare.slice(0, -1)).not.toMatch(/[.。] |[\u4E00-\u9FFF]|undefined|null|NaN|\[object| {2}|;;| ,/);
    }
  });

  it('says which milestone, what was performed, and which clocks begin', () => {
    const tell = (type: 'performance-recorded' | 'duty-lapsed'): string =>
      sentenceFor(eventBy(SAID[type][0], SAID[type][1]), names, 'en-US');
    expect(tell('performance-recorded')).toBe(
      '李某 (contract manager, 青河高新区管委会) recorded performance of milestone 1 (payment) on 10 February 2026: CNY 40,000.00, a quantity of 12.5, the milestone is performed.',
    );
    expect(tell('duty-lapsed')).toBe(
      '“Perform a milestone · milestone 1 (payment)” was not done in time; the contract is in the overdue register; “Explain why it is overdue” within 5 working days, counted from the next day; “Supervise and conclude” within 20 working days, counted from the next day.',
    );
  });
});

const tables = Object.entries({ ...labels, COMMAND_LABELS, EVENT_LABELS });
/** One word for a code here and another there, where both mean the same to a reader. */
const MAY_SHARE = new Set(['EVENT_LABELS']);

describe('the labels of a contract', () => {
  // A unit may have a sign in place of a word: %.
  it.each(tables.filter(([name]) => name !== 'QUANTITY_UNIT_LABELS'))(
    '%s has a Chinese word for every code',
    (_, table) => {
      expect(Object.values(table).filter((word) => !/[\u4E00-\u9FFF]/.test(word))).toEqual([]);
    },
  );

  it.each(tables.filter(([name]) => !MAY_SHARE.has(name)))('%s tells any two codes apart', (_, table) => {
    const words: readonly string[] = Object.values(table);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('has a word for every command there is', () => {
    expect(Object.keys(COMMAND_LABELS).sort()).toEqual([...COMMAND_TYPES].sort());
  });
});
