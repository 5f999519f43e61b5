import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH_ACTS } from '../../src/console/staff/audit/words/audit-acts.en';
import { ENGLISH_TEXT_FAULTS } from '../../src/console/staff/words/text-faults.en';
import { longestWritten, publicTextSchema } from '../../src/wire/common.wire';
import { COMMAND_BODIES } from '../../src/wire/complaint-command.wire';
import { textFaultOf } from '../../src/wire/text-fault';
import { allRoutes, nameOf } from './all-routes';

const console_ = join(__dirname, '..', '..', 'src', 'console');
const read = (name: string): string => readFileSync(join(console_, name), 'utf8');

describe('what the browser asks of the API', () => {
  const listed = [
    ...['operations', 'public-operations', 'contract-operations', 'commitment-operations'],
    'feed-operations',
  ]
    .map((name) => read(`api/${name}.ts`))
    .join('');
  const operations = [...listed.matchAll(/^ {2}'([A-Z]+ \/[^']+)':/gm)].map((match) => match[1]);

  it('is nothing but operations that the API has', () => {
    expect(operations.length).toBeGreaterThan(5);
    const known = allRoutes().map(nameOf);
    expect(operations.filter((operation) => !known.includes(operation ?? ''))).toEqual([]);
  });
});

describe('the words on the screen', () => {
  it('tell of every operation that the access log notes, in English as well', () => {
    const noted = allRoutes()
      .flatMap(({ audit, auditBy }): readonly string[] => [
        audit,
        ...[...(auditBy?.values.values() ?? [])].map((kind) => kind.audit),
      ])
      .filter((audit) => audit.includes(':'));
    expect(noted.filter((audit) => !(audit in ENGLISH_ACTS))).toEqual([]);
    expect(Object.keys(ENGLISH_ACTS).filter((act) => !noted.includes(act))).toEqual([]);
  });

  const sources = readdirSync(console_, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );

  it('stand in the catalogues: no page has Chinese of its own', () => {
    expect(sources.length).toBeGreaterThan(5);
    // Comments may cite a statute by its name.
    const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(sources.filter((name) => /[\u4E00-\u9FFF]/.test(withoutComments(read(name))))).toEqual([]);
  });
});

describe('a form of the console', () => {
  it('learns from the schema how many characters a field takes', () => {
    const { promise, secrecyReview } = COMMAND_BODIES['publish-determination'].texts;
    expect([longestWritten(promise), longestWritten(secrecyReview)]).toEqual([500, 4000]);
    expect(longestWritten(COMMAND_BODIES.accept.texts.remark)).toBe(4000);
  });

  it.each([
    ['电话 13800000000', 'Everybody will read this: take out telephone'],
    ['尾款 12800 元', 'Everybody will read this: take out the amounts of money'],
    ['见 someone@example.com', 'Everybody will read this: take out the e-mail address'],
    ['很'.repeat(501), 'At most 500 characters'],
    ['  ', 'Please fill this in'],
  ])('says in English what is wrong with a public text: %.20s', (text, sentence) => {
    const issue = publicTextSchema(500).safeParse(text).error?.issues[0];
    const fault = issue === undefined ? null : textFaultOf(issue);
    expect(fault === null ? '' : ENGLISH_TEXT_FAULTS[fault.type](fault.longest)).toContain(sentence);
  });
});
