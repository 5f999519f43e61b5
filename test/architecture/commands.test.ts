import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_LABELS, EVENT_LABELS } from '../../src/domain/complaint/act-labels';
import { COMMAND_TABLE, COMMAND_TYPES, ruleFor } from '../../src/domain/complaint/command-table';
import { COMPLAINT_STATUSES } from '../../src/domain/complaint/complaint';
import type { ComplaintCommandType } from '../../src/domain/complaint/facts';
import { BOTH_PARTIES } from '../../src/domain/contract/contract-rules';
import { ROLES } from '../../src/domain/officer';
import { ROLE_LABELS } from '../../src/domain/role-labels';
import { COMMAND_EXAMPLES } from '../../src/http/complaint-examples';
import { complaintCommandBody } from '../../src/wire/complaint-command-body.wire';
import { COMMAND_BODIES, ISSUABLE_COMMANDS } from '../../src/wire/complaint-command.wire';

const checkout = join(__dirname, '..', '..');
const isChinese = (text: string): boolean => /[\u4E00-\u9FFF]/.test(text);

const domain = join(checkout, 'src', 'domain', 'complaint');

/** The domain's files whose name begins so, as one text. */
const textOf = (prefix: string): string =>
  readdirSync(domain)
    .filter((name) => name.startsWith(prefix))
    .map((name) => readFileSync(join(domain, name), 'utf8'))
    .join('\n');

const [decisions, effects, sentences] = [
  textOf('decide'),
  textOf('evolve') + textOf('fold'),
  textOf('journal'),
];

/** A table's key, quoted or not, or a name listed in one. */
const isTold = (text: string, type: string): boolean =>
  new RegExp(`(?:^ {2}'?${type}'?[:,(]|(?:case|===) '${type}'|'${type}': )`, 'm').test(text);

/** Facts that reach a case from inside: nobody can send them. */
const insideFacts = COMMAND_TYPES.filter((type) =>
  ruleFor(type).by.every(({ relation }) => ['system', 'channel', 'office-system'].includes(relation)),
);
const issuable: readonly string[] = ISSUABLE_COMMANDS;

describe('a command that only the system, a channel or an office system may give', () => {
  it.each(insideFacts)('%s has no body that a person could send', (type) => {
    expect(issuable).not.toContain(type);
  });
});

describe.each(COMMAND_TYPES.filter((type) => !insideFacts.includes(type)))('the command %s', (type) => {
  it('has a body on the wire, and an example in the document that it takes', () => {
    expect(issuable).toContain(type);
    const example = COMMAND_EXAMPLES[type as keyof typeof COMMAND_EXAMPLES];
    expect(complaintCommandBody.safeParse(example)).toMatchObject({ success: true, data: { type } });
  });

  it('parts what the decision needs from what a person wrote: no name stands in both', () => {
    const { facts, texts } = COMMAND_BODIES[type as keyof typeof COMMAND_BODIES];
    expect(Object.keys(facts).filter((name) => name in texts)).toEqual([]);
  });
});

describe.each(COMMAND_TYPES)('the command %s', (type: ComplaintCommandType) => {
  it('has a row that says in which status and by whom, in offices that exist', () => {
    const rule = ruleFor(type);
    expect(rule.statuses.length).toBeGreaterThan(0);
    expect(COMPLAINT_STATUSES).toEqual(expect.arrayContaining([...rule.statuses]));
    expect(rule.by.length).toBeGreaterThan(0);
    for (const { roles } of rule.by) expect(ROLES).toEqual(expect.arrayContaining([...roles]));
  });

  it('has a word and a decision', () => {
    expect(isChinese(COMMAND_LABELS[type])).toBe(true);
    expect(isTold(decisions, type)).toBe(true);
  });
});

describe.each(Object.entries(EVENT_LABELS))('the event %s', (type, label) => {
  it('has a word, an effect on the case and a sentence in its journal', () => {
    expect(isChinese(label)).toBe(true);
    expect(isTold(effects, type)).toBe(true);
    expect(isTold(sentences, type)).toBe(true);
  });
});

it('what nobody has written is not found by these searches', () => {
  for (const text of [decisions, effects, sentences]) expect(isTold(text, 'never-decided')).toBe(false);
});

describe('the offices', () => {
  it('that a rule set names exist, but for both parties of a contract', () => {
    const folder = join(checkout, 'prisma', 'seed', 'rule-sets');
    const named = readdirSync(folder).flatMap((name) => {
      const found: string[] = [];
      JSON.parse(readFileSync(join(folder, name), 'utf8'), (key, value: unknown) => {
        if ((key === 'to' || key === 'role') && typeof value === 'string') found.push(value);
        return value;
      });
      return found;
    });
    expect(named.length).toBeGreaterThan(20);
    expect([...ROLES, BOTH_PARTIES]).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it('all have a word, and the table has no command twice', () => {
    expect(ROLES.filter((role) => !isChinese(ROLE_LABELS[role]))).toEqual([]);
    expect(Object.keys(COMMAND_TABLE)).toEqual([...COMMAND_TYPES]);
  });
});
