import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962 §2.1: leaves and nodes are hashed with different prefixes, so that a node can never
 * be passed off as a leaf. Hashes are 32-byte buffers.
 */
export const EMPTY_ROOT = createHash('sha256').digest();

const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

export function leafHash(entry: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/**
 * All that must be remembered of a tree to go on growing it: its size and the roots of its complete subtrees,
 * the largest (leftmost) first. At most one node a bit of the size.
 */
export interface CompactRange {
  readonly size: number;
  readonly nodes: readonly Buffer[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, nodes: [] };

/** The range after these leaf hashes were appended. */
export function extendRange(range: CompactRange, leaves: readonly Buffer[]): CompactRange {
  const nodes = [...range.nodes];
  let size = range.size;
  for (const leaf of leaves) {
    let node = leaf;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(popNode(nodes), node);
    nodes.push(node);
    size += 1;
  }
  return { size, nodes };
}

/** The root hash over everything in the range. */
export function rootOf(range: CompactRange): Buffer {
  const [last, ...before] = [...range.nodes].reverse();
  if (last === undefined) return EMPTY_ROOT;
  return before.reduce((right, left) => nodeHash(left, right), last);
}

/** Whether the range has as many nodes as its size demands; what was read from elsewhere may not. */
export function isWellFormed(range: CompactRange): boolean {
  const ones = [...range.size.toString(2)].filter((bit) => bit === '1').length;
  return ones === range.nodes.length && range.nodes.every((node) => node.length === 32);
}

/** An event's leaf in the log. Its entry is the event's hash: the log can be shown to anybody without its contents. */
export function eventLeaf(eventHash: string): Buffer {
  return leafHash(Buffer.from(eventHash, 'hex'));
}

function popNode(nodes: Buffer[]): Buffer {
  const node = nodes.pop();
  if (node === undefined) throw new RangeError('紧凑区间的节点少于其大小所需');
  return node;
}
