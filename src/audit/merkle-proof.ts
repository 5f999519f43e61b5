import { EMPTY_RANGE, extendRange, nodeHash, rootOf } from './merkle';

/** What a verifier is told about a leaf: its hash, its place, and the tree's size and root. */
export interface InclusionClaim {
  readonly leaf: Buffer;
  readonly index: number;
  readonly size: number;
  readonly root: Buffer;
}

/** Two states of one log: the claim is that the newer begins with all of the older. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Buffer;
  readonly newSize: number;
  readonly newRoot: Buffer;
}

/**
 * The audit path of one leaf in the tree over all given leaf hashes (RFC 6962 §2.1.1), from the leaf upwards.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Buffer[], index: number): readonly Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError('没有这个编号的叶子');
  return pathOf(leaves, index);
}

/**
 * Proof that the tree over the first `oldSize` leaves is a prefix of the tree over all of them (RFC 6962 §2.1.2).
 * Empty for an empty or an equal older tree.
 * @throws RangeError when the older tree would be the larger one.
 */
export function consistencyProof(leaves: readonly Buffer[], oldSize: number): readonly Buffer[] {
  if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > leaves.length)
    throw new RangeError('旧树比新树大');
  return oldSize === 0 || oldSize === leaves.length ? [] : subproof(leaves, oldSize);
}

/** Whether the audit path leads from the leaf to the root. */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Buffer[]): boolean {
  const { index, size, leaf } = claim;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  const turns = turnsOf(index, size - 1);
  if (turns.length !== proof.length) return false;
  return climb(leaf, turns, proof).equals(claim.root);
}

/** Whether the proof shows the newer tree to be an extension of the older. Anything extends an empty tree. */
export function verifyConsistency(claim: ConsistencyClaim, proof: readonly Buffer[]): boolean {
  const { oldSize, newSize } = claim;
  if (oldSize < 0 || oldSize > newSize) return false;
  if (oldSize === 0) return proof.length === 0 && claim.oldRoot.equals(rootOf(EMPTY_RANGE));
  if (oldSize === newSize) return proof.length === 0 && claim.oldRoot.equals(claim.newRoot);
  const path = isPowerOfTwo(oldSize) ? [claim.oldRoot, ...proof] : proof;
  return leadsToBoth(claim, path);
}

/** The same path gives the old root from its left turns alone, and the new root from all of them. */
function leadsToBoth(claim: ConsistencyClaim, path: readonly Buffer[]): boolean {
  const [start, ...siblings] = path;
  if (start === undefined) return false;
  let [node, last] = [claim.oldSize - 1, claim.newSize - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  const turns = turnsOf(node, last);
  if (turns.length !== siblings.length) return false;
  const isLeft = (_: unknown, step: number) => turns[step] === 'left';
  const oldHash = climb(start, turns.filter(isLeft), siblings.filter(isLeft));
  return oldHash.equals(claim.oldRoot) && climb(start, turns, siblings).equals(claim.newRoot);
}

type Side = 'left' | 'right';

/** On which side the sibling stands at each step from a node of a level up to the root (RFC 9162 §2.1.3.2). */
function turnsOf(index: number, lastIndex: number): readonly Side[] {
  const turns: Side[] = [];
  for (let [node, last] = [index, lastIndex]; last > 0; [node, last] = [half(node), half(last)]) {
    if (node % 2 === 1) turns.push('left');
    else if (node < last) turns.push('right');
  }
  return turns;
}

function climb(start: Buffer, turns: readonly Side[], siblings: readonly Buffer[]): Buffer {
  return siblings.reduce(
    (hash, sibling, step) => (turns[step] === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling)),
    start,
  );
}

function pathOf(leaves: readonly Buffer[], index: number): readonly Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOf(left, index), treeHash(right)]
    : [...pathOf(right, index - split), treeHash(left)];
}

/** SUBPROOF(m, D, true): the verifier holds the older root, so a complete older subtree needs no node. */
function subproof(leaves: readonly Buffer[], oldSize: number): readonly Buffer[] {
  if (oldSize === leaves.length) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  if (oldSize <= split) return [...subproof(left, oldSize), treeHash(right)];
  return [...innerSubproof(right, oldSize - split), treeHash(left)];
}

/** SUBPROOF(m, D, false): below a right turn the verifier has to be told the older subtree's hash. */
function innerSubproof(leaves: readonly Buffer[], oldSize: number): readonly Buffer[] {
  if (oldSize === leaves.length) return [treeHash(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  if (oldSize <= split) return [...innerSubproof(left, oldSize), treeHash(right)];
  return [...innerSubproof(right, oldSize - split), treeHash(left)];
}

function treeHash(leaves: readonly Buffer[]): Buffer {
  return rootOf(extendRange(EMPTY_RANGE, leaves));
}

/** The largest power of two below the size (RFC 6962 §2.1). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}

function half(value: number): number {
  return Math.floor(value / 2);
}
