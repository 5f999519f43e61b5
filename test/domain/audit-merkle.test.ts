import fc from 'fast-check';
import {
  EMPTY_RANGE,
  EMPTY_ROOT,
  extendRange,
  isWellFormed,
  leafHash,
  nodeHash,
  rootOf,
} from '../../src/audit/merkle';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../src/audit/merkle-proof';

/** The eight leaves by which implementations of RFC 6962 are compared, and the roots over the first 0…8 of them. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const known = entries.map((entry) => leafHash(Buffer.from(entry, 'hex')));

/** RFC 6962 §2.1 word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

const grow = (leaves: readonly Buffer[]) => rootOf(extendRange(EMPTY_RANGE, leaves));
const someLeaves = (size: number) =>
  Array.from({ length: size }, (_, index) => leafHash(Buffer.from(String(index))));
const flipped = (hash: Buffer) => Buffer.concat([Buffer.from([(hash[0] ?? 0) ^ 1]), hash.subarray(1)]);

describe('The log as a Merkle tree', () => {
  it.each(roots.map((root, size) => [size, root] as const))(
    'has the root of RFC 6962 over %i leaves',
    (size, root) => {
      expect(grow(known.slice(0, size)).toString('hex')).toBe(root);
    },
  );

  it('has the audit paths of the RFC over the eight known leaves', () => {
    const path = inclusionProof(known, 0).map((hash) => hash.toString('hex'));
    expect(path).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(consistencyProof(known, 6).map((hash) => hash.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('has the same root whether it grew at once or in any steps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 8 }), (steps) => {
        const leaves = someLeaves(steps.reduce((sum, step) => sum + step, 0));
        let range = EMPTY_RANGE;
        for (const step of steps) range = extendRange(range, leaves.slice(range.size, range.size + step));
        expect(rootOf(range)).toEqual(naiveRoot(leaves));
        expect(isWellFormed(range)).toBe(true);
      }),
    );
  });

  it('proves every leaf of every size up to 40, and nothing else', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = someLeaves(size);
      const root = naiveRoot(leaves);
      for (const [index, leaf] of leaves.entries()) {
        const proof = inclusionProof(leaves, index);
        expect(verifyInclusion({ leaf, index, size, root }, proof)).toBe(true);
        expect(verifyInclusion({ leaf: flipped(leaf), index, size, root }, proof)).toBe(false);
        expect(verifyInclusion({ leaf, index: (index + 1) % size, size, root }, proof)).toBe(size === 1);
        expect(verifyInclusion({ leaf, index, size, root }, [...proof, leaf])).toBe(false);
      }
    }
  });

  it('proves every older size up to 40 to be a prefix, and no other history', () => {
    for (let newSize = 1; newSize <= 40; newSize += 1) {
      const leaves = someLeaves(newSize);
      const newRoot = naiveRoot(leaves);
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const oldRoot = naiveRoot(leaves.slice(0, oldSize));
        const proof = consistencyProof(leaves, oldSize);
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot }, proof)).toBe(true);
        expect(verifyConsistency({ oldSize, oldRoot: flipped(oldRoot), newSize, newRoot }, proof)).toBe(
          false,
        );
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot }, [...proof, newRoot])).toBe(false);
        if (oldSize === 0) continue;
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot: flipped(newRoot) }, proof)).toBe(
          false,
        );
      }
    }
  });

  it('refuses proofs that nobody can give', () => {
    expect(() => inclusionProof(known, 8)).toThrow(RangeError);
    expect(() => consistencyProof(known, 9)).toThrow(RangeError);
    expect(verifyInclusion({ leaf: known[0] ?? EMPTY_ROOT, index: 8, size: 8, root: grow(known) }, [])).toBe(
      false,
    );
    expect(verifyConsistency({ oldSize: 9, oldRoot: EMPTY_ROOT, newSize: 8, newRoot: grow(known) }, [])).toBe(
      false,
    );
  });

  it('does not take a range whose nodes do not fit its size', () => {
    const range = extendRange(EMPTY_RANGE, known);
    expect(isWellFormed({ size: 7, nodes: range.nodes })).toBe(false);
    expect(isWellFormed({ size: 8, nodes: [Buffer.alloc(31)] })).toBe(false);
  });
});
