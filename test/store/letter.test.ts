import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { renderStoredLetter } from '../../activities/letter.activities';
import type { LetterDeps } from '../../activities/letter.activities';
import { toCaseId, toOrganizationId } from '../../src/domain/ids';
import type { CaseId, OrganizationId, PlainDate } from '../../src/domain/ids';
import type { LetterDraft } from '../../src/domain/letter';
import { createDiskStore } from '../../src/files/disk-store';
import { loadFonts } from '../../src/letters/fonts';
import { isVerifyCode, verifyCodeOf } from '../../src/letters/verify-code';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import {
  findLetter,
  findLetterByNumber,
  findUnrenderedLetters,
  insertLetter,
  loadLetters,
  recordLetterService,
} from '../../src/store/letter.store';
import type { Letter } from '../../src/store/letter.store';
import { inTransaction } from '../../src/store/transaction';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { aLetter } from '../support/letters';
import { textOfPdf } from '../support/pdf-text';

let test: TestDatabase;
let database: Database;
let folder: string;
let deps: LetterDeps;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url('app'), name: 'letter-test' });
  folder = mkdtempSync(join(tmpdir(), 'pacta-letters-'));
  const publicUrl = 'https://pacta.example';
  deps = { database, files: createDiskStore(folder), fonts: loadFonts(), publicUrl };
});

afterAll(async () => {
  await database.close();
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

let bodies = 0;
const aBody = (): OrganizationId => toOrganizationId(`body-${(bodies += 1)}`);
const aCase = (): CaseId => toCaseId(randomUUID());
const patternOf = (body: OrganizationId): string =>
  `青${String.fromCodePoint(0x4e00 + Number(body.slice(5)))}信函〔{year}〕{serial}号`;

const aDraft = (differing: Partial<LetterDraft> = {}): LetterDraft => {
  const organizationId = differing.organizationId ?? aBody();
  return {
    ...{ caseId: aCase(), organizationId, addresseeParty: 'complainant', approvedSequence: 3 },
    ...{ numberPattern: patternOf(organizationId), content: aLetter('reply') },
    ...differing,
  };
};

const issue = (draft: LetterDraft): Promise<Letter> =>
  inTransaction(database, (transaction) => insertLetter(transaction, draft));
const keptFiles = (): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

describe('the number of a letter (文号)', () => {
  it('runs in a row for each 代字 and year, whoever draws it', async () => {
    const body = aBody();
    const numbers: string[] = [];
    for (const year of ['2026', '2026', '2027']) {
      const content = aLetter('reply', { issuedOn: `${year}-03-02` as PlainDate });
      numbers.push((await issue(aDraft({ organizationId: body, content }))).number);
    }
    const other = await issue(aDraft());
    const sharing = await issue(aDraft({ numberPattern: patternOf(body) }));
    expect(sharing.number).toMatch(/〔2026〕3号$/);
    expect(numbers.map((number) => number.replace(/^[^〔]+/, ''))).toEqual([
      '〔2026〕1号',
      '〔2026〕2号',
      '〔2027〕1号',
    ]);
    expect(other.number).toMatch(/〔2026〕1号$/);
  });

  it('is drawn once when the same event is recorded again, also by several at once', async () => {
    const draft = aDraft();
    const first = await issue(draft);
    const again = await issue(draft);
    expect(again).toEqual(first);
    const next = await issue(aDraft({ organizationId: draft.organizationId }));
    expect(next.number).toMatch(/〔2026〕2号$/);
  });

  it('has no gaps and no doubles when many are issued at once and some are rolled back', async () => {
    const body = aBody();
    const attempts = Array.from({ length: 12 }, (_, index) =>
      inTransaction(database, async (transaction) => {
        const letter = await insertLetter(transaction, aDraft({ organizationId: body }));
        if (index % 3 === 0) throw new Error('not recorded');
        return letter;
      }).catch(() => null),
    );
    const issued = (await Promise.all(attempts)).filter((letter) => letter !== null);
    const serials = issued
      .map((letter) => Number(/〕(\d+)号/.exec(letter.number)?.[1]))
      .sort((a, b) => a - b);
    expect(serials).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it.each(['函{serial}', 'Letter {year}-{serial}', '青发〔{year}〕号', ''])(
    'is refused the form %j',
    async (numberPattern) => {
      await expect(issue(aDraft({ numberPattern }))).rejects.toThrow('文号格式应形如');
    },
  );
});

describe('rendering a stored letter', () => {
  it('keeps a PDF with its number, its words and its hash', async () => {
    const { letterId, number } = await issue(aDraft({ content: aLetter('determination-document') }));
    await renderStoredLetter(deps, letterId);
    const letter = await findLetter(database.prisma, letterId);
    const pdf = await buffer(await deps.files.open(letter?.file?.storageKey ?? ''));
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(letter?.file?.sha256);
    const text = textOfPdf(pdf);
    expect(text).toContain(number);
    expect(text).toContain('政府违约失信认定书');
    expect(text).toContain(`校验码：${verifyCodeOf(letterId, number)}`);
  });

  it('keeps one file when it is done again, and when three do it at once', async () => {
    const { letterId } = await issue(aDraft());
    const before = keptFiles();
    await Promise.all([0, 1, 2].map(() => renderStoredLetter(deps, letterId)));
    const first = await findLetter(database.prisma, letterId);
    await renderStoredLetter(deps, letterId);
    expect(await findLetter(database.prisma, letterId)).toEqual(first);
    expect(keptFiles()).toBe(before + 1);
  });

  it('is found by whoever takes up what waits', async () => {
    const { letterId } = await issue(aDraft());
    expect(await findUnrenderedLetters(database.prisma, 100)).toContain(letterId);
    await renderStoredLetter(deps, letterId);
    expect(await findUnrenderedLetters(database.prisma, 100)).not.toContain(letterId);
  });

  it('cannot be undone: neither the file nor the words change afterwards', async () => {
    const { letterId } = await issue(aDraft());
    await renderStoredLetter(deps, letterId);
    const replace = database.pool.query(`UPDATE app.letter SET sha256 = $1 WHERE id = $2`, [
      '0'.repeat(64),
      letterId,
    ]);
    await expect(replace).rejects.toThrow('a rendered letter is not rendered again');
    await expect(database.pool.query(`UPDATE app.letter SET content = '{}'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.pool.query('DELETE FROM app.letter')).rejects.toThrow(/permission denied/);
    const again = database.pool.query('UPDATE app.letter_number SET last = 1');
    await expect(again).rejects.toThrow('a document number is never drawn twice');
  });
});

describe('a stored letter', () => {
  it('notes how and when it was served, with the receipt', async () => {
    const { letterId, caseId } = await issue(aDraft());
    const service = { method: 'post', servedOn: '2026-11-27' as PlainDate, receiptEvidenceId: null } as const;
    await recordLetterService(database.prisma, letterId, service);
    const [letter] = await loadLetters(database.prisma, caseId);
    expect(letter?.service).toEqual(service);
  });

  it('can be checked only by whoever holds it', async () => {
    const { letterId, number } = await issue(aDraft());
    const found = await findLetterByNumber(database.prisma, number);
    expect(found?.letterId).toBe(letterId);
    const code = verifyCodeOf(letterId, number);
    expect(isVerifyCode(code.toLowerCase(), letterId, number)).toBe(true);
    expect(isVerifyCode('2222222222', letterId, number)).toBe(false);
    expect(isVerifyCode('', letterId, number)).toBe(false);
    expect(verifyCodeOf(randomUUID(), number)).not.toBe(code);
  });
});
