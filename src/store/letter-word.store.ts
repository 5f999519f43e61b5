import type { OrganizationId } from '../domain/ids';
import type { Transaction } from './transaction';

const LONGEST_WORD = 10;
const ORDINALS = ['', '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/**
 * The body's 发文机关代字. Until the office enters its own, it is made from the body's name and kept, so that no two
 * bodies ever number letters alike.
 */
export async function letterWordFor(
  transaction: Transaction,
  organizationId: OrganizationId,
): Promise<string> {
  const [known] = await transaction.$queryRaw<readonly { word: string }[]>`
    SELECT word FROM app.letter_word WHERE organization_id = ${organizationId}`;
  if (known !== undefined) return known.word;
  const [body] = await transaction.$queryRaw<readonly { name: string }[]>`
    SELECT name FROM app.organization WHERE organization_id = ${organizationId}`;
  const stem = [...(body?.name ?? '').replace(/\P{Script=Han}/gu, '')].slice(0, LONGEST_WORD).join('');
  for (const ordinal of ORDINALS) {
    const word = `${stem}${ordinal}函`;
    const inserted = await transaction.$executeRaw`
      INSERT INTO app.letter_word (organization_id, word) VALUES (${organizationId}, ${word})
      ON CONFLICT DO NOTHING`;
    if (inserted === 1) return word;
  }
  throw new Error(`no letter word is free for body ${organizationId}`);
}
