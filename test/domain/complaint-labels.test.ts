import { COMMAND_LABELS, EVENT_LABELS } from '../../src/domain/complaint/act-labels';
import * as labels from '../../src/domain/complaint/labels';
import { COMPLAINANT_PARTY_LABELS, ORGANIZATION_KIND_LABELS } from '../../src/domain/labels';
import { ROLES } from '../../src/domain/officer';
import { ROLE_LABELS } from '../../src/domain/role-labels';
import { rungLabel } from '../../src/domain/rung-label';

const tables = Object.entries({ ...labels, COMMAND_LABELS, EVENT_LABELS, ORGANIZATION_KIND_LABELS }).flatMap(
  ([name, table]): readonly [string, Readonly<Record<string, string>>][] =>
    typeof table === 'object' ? [[name, table]] : [],
);

/** Words that mean two things when two codes of one table share them. */
const MAY_SHARE = new Set(['EVENT_LABELS', 'OUTCOME_LABELS']);

describe('labels', () => {
  it.each(tables)('%s has a Chinese word for every code', (_, table) => {
    expect(Object.values(table).filter((word) => !/[\u4E00-\u9FFF]/.test(word))).toEqual([]);
  });

  it.each(tables.filter(([name]) => !MAY_SHARE.has(name)))('%s tells any two codes apart', (_, table) => {
    const words = Object.values(table);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('calls a complainant nothing but 投诉人 or 代理人', () => {
    expect(Object.values(COMPLAINANT_PARTY_LABELS)).toEqual(['投诉人', '代理人']);
  });

  it('names every office', () => {
    expect(ROLES.filter((role) => !/[\u4E00-\u9FFF]/.test(ROLE_LABELS[role]))).toEqual([]);
  });

  it('shows a rung that a region named itself by that name', () => {
    expect(rungLabel('listed')).toBe('挂牌督办');
    expect(rungLabel('局长督办')).toBe('局长督办');
  });
});
