import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  createReceiptKeys,
  deriveReceipt,
  digestReceipt,
  issueReceipt,
  loadReceiptKeys,
  parseReceipt,
  receiptKeyIdOf,
  receiptMatches,
  type ReceiptKeys,
} from '../../src/vault/receipt';

const keys: ReceiptKeys = { current: 'a', keys: new Map([['a', randomBytes(32)]]) };

describe('a receipt', () => {
  it('is a locator and 120 bits of secret in Crockford’s base32, in groups of four', () => {
    const { receipt, locator, digest } = issueReceipt(keys);
    expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receipt.replaceAll('-', '').slice(0, 8)).toBe(locator);
    expect(digest).not.toContain(receipt.replaceAll('-', '').slice(8));
  });

  it('is never the same twice', () => {
    const issued = Array.from({ length: 1_000 }, () => issueReceipt(keys));
    expect(new Set(issued.map(({ receipt }) => receipt)).size).toBe(1_000);
    expect(new Set(issued.map(({ locator }) => locator)).size).toBe(1_000);
  });

  it('uses every character of its alphabet', () => {
    const used = new Set(
      Array.from({ length: 200 }, () => issueReceipt(keys).receipt)
        .join('')
        .replaceAll('-', ''),
    );
    expect(used.size).toBe(32);
  });

  it('is recognized however a person types it: lower case, blanks, O for 0, I or L for 1', () => {
    const spelled = (receipt: string, letters: { o: string; one: string; gap: string }): string =>
      receipt.replaceAll('0', letters.o).replaceAll('1', letters.one).replaceAll('-', letters.gap);
    fc.assert(
      fc.property(
        fc.constantFrom('O', 'o', '0', '０'),
        fc.constantFrom('I', 'i', 'l', 'L', '1'),
        fc.constantFrom('', ' ', '-', ' - ', '—', '　', '\n'),
        fc.boolean(),
        (o, one, gap, isLower) => {
          const { receipt, digest } = issueReceipt(keys);
          const typed = spelled(receipt, { o, one, gap });
          const parsed = parseReceipt(isLower ? typed.toLowerCase() : typed);
          expect(parsed !== null && receiptMatches(keys, parsed, digest)).toBe(true);
        },
      ),
      { numRuns: 300, seed: 20_261_122 },
    );
  });

  it.each([
    ['nothing', ''],
    ['too short', 'ABCD-1234'],
    ['a letter that is not used', 'U'.repeat(32)],
    ['too long', 'A'.repeat(33)],
    ['a flood', 'A'.repeat(10_000)],
  ])('is not read from %s', (_what, text) => {
    expect(parseReceipt(text)).toBeNull();
  });

  it('with one wrong character is not the same receipt', () => {
    const { receipt, digest } = issueReceipt(keys);
    const last = receipt.endsWith('7') ? '8' : '7';
    const wrong = parseReceipt(receipt.slice(0, -1) + last);
    expect(wrong !== null && receiptMatches(keys, wrong, digest)).toBe(false);
  });

  it('is bound to its locator', () => {
    const [one, other] = [issueReceipt(keys), issueReceipt(keys)];
    const swapped = parseReceipt(other.locator + one.receipt.replaceAll('-', '').slice(8));
    expect(swapped !== null && receiptMatches(keys, swapped, one.digest)).toBe(false);
  });

  it('is recognized after the key was rotated, and not without its key', () => {
    const { receipt, digest } = issueReceipt(keys);
    const parsed = parseReceipt(receipt);
    if (parsed === null) throw new Error('not parsed');
    const rotated: ReceiptKeys = { current: 'b', keys: new Map([...keys.keys, ['b', randomBytes(32)]]) };
    expect(receiptMatches(rotated, parsed, digest)).toBe(true);
    expect(digestReceipt(rotated, parsed)).toMatch(/^b:/);
    const lost: ReceiptKeys = { current: 'b', keys: new Map([['b', randomBytes(32)]]) };
    expect(receiptMatches(lost, parsed, digest)).toBe(false);
  });

  it('that is derived is the same for the same filing, and unknowable without the key', () => {
    const derived = deriveReceipt(keys, 'key|hash');
    expect(deriveReceipt(keys, 'key|hash')).toEqual(derived);
    expect(deriveReceipt(keys, 'key|other').receipt).not.toBe(derived.receipt);
    const others: ReceiptKeys = { current: 'a', keys: new Map([['a', randomBytes(32)]]) };
    expect(deriveReceipt(others, 'key|hash').receipt).not.toBe(derived.receipt);
    const parsed = parseReceipt(derived.receipt);
    expect(parsed !== null && receiptMatches(keys, parsed, derived.digest)).toBe(true);
  });

  it('that was derived before a rotation is derived again under the key of its digest', () => {
    const before = deriveReceipt(keys, 'key|hash');
    const rotated: ReceiptKeys = { current: 'b', keys: new Map([...keys.keys, ['b', randomBytes(32)]]) };
    expect(deriveReceipt(rotated, 'key|hash').receipt).not.toBe(before.receipt);
    expect(deriveReceipt(rotated, 'key|hash', receiptKeyIdOf(before.digest))).toEqual(before);
  });

  it('has keys in a file of their own, readable by its owner alone, made once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-receipt-keys-'));
    const path = join(folder, 'receipt-keys.json');
    createReceiptKeys(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => createReceiptKeys(path)).toThrow('EEXIST');
    const loaded = loadReceiptKeys(path);
    const { receipt, digest } = issueReceipt(loaded);
    const parsed = parseReceipt(receipt);
    expect(parsed !== null && receiptMatches(loadReceiptKeys(path), parsed, digest)).toBe(true);
    expect(() => loadReceiptKeys(join(folder, 'nowhere'))).toThrow('nowhere');
    rmSync(folder, { recursive: true });
  });
});
