import type { Pool, PoolClient } from 'pg';
import type { Checkpoint } from '../audit/checkpoint';
import { eventFinding, leafFinding, type Finding } from '../audit/finding';
import {
  anchorFindings,
  closeLog,
  followLog,
  missingCheckpoints,
  openCheckpoints,
  START_OF_LOG,
  type AnchoredEvent,
} from '../audit/verifier';
import { closeChain, followRows, verifyFrames, type ChainState } from '../audit/verify-chain';
import {
  eventPages,
  headPages,
  inSnapshot,
  leafPages,
  loadCheckpointRows,
  loadEventFrames,
  loadLeafOrphans,
  loadPendingOrphans,
  type CaseHead,
} from './audit-rows';
import { readCheckpoints } from './checkpoint-file';

export interface LogAnchor {
  /** Folder outside the database where the sequencer keeps its checkpoints. */
  readonly checkpointDir: string;
  /** The log's verifier key, `<origin>+<key id>+<key>`. */
  readonly publicKey: string;
}

/** After so many of one sort the answer is known: the rest is not listed. */
const maxFindings = 1_000;

/**
 * Recomputes one case: each event from its columns, the chain, and its leaves in the log. Proves the case whole in
 * itself; that nobody rewrote case and log together only `verifyLog` can tell.
 * @returns nothing when all is as it was written.
 */
export async function verifyCase(pool: Pool, caseId: string): Promise<readonly Finding[]> {
  return inSnapshot(pool, async (client) => [
    ...(await verifyEvents(client, caseId)),
    ...verifyFrames(await loadEventFrames(client, caseId)),
    ...(await verifyHead(client, caseId)),
    ...(await pendingFindings(client, caseId)),
    ...(await loadLeafOrphans(client, caseId)).map((leaf) =>
      leafFinding('leaf-without-event', leaf, '案件中已没有这条事件，它被删除'),
    ),
  ]);
}

/**
 * Recomputes every case and the whole log, and compares them with what was signed outside the database. Finds what
 * anybody, a superuser too, edited, deleted, cut off or reordered before the last checkpoint. Runs on one snapshot
 * while the system works.
 * @returns nothing when all is as it was written; of each sort about a thousand findings at most.
 * @throws TypeError when the key is malformed; the database's or the disk's error.
 */
export async function verifyLog(pool: Pool, anchor: LogAnchor): Promise<readonly Finding[]> {
  // Read before the snapshot is taken: whatever was signed by then must be in it.
  const notes = await readCheckpoints(anchor.checkpointDir);
  const { checkpoints, findings } = openCheckpoints(notes, anchor.publicKey);
  return inSnapshot(pool, async (client) => [
    ...findings,
    ...(await verifyEvents(client, null)),
    ...verifyFrames(await loadEventFrames(client, null)),
    ...(await verifyHeads(client)),
    ...(await verifyLeaves(client, checkpoints)),
    ...(await pendingFindings(client, null)),
    // Read again after it: the table may never know of a checkpoint that the files do not.
    ...missingCheckpoints(await loadCheckpointRows(client), await readCheckpoints(anchor.checkpointDir)),
  ]);
}

async function verifyEvents(client: PoolClient, onlyCase: string | null): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let chain: ChainState | null = null;
  let before: AnchoredEvent | null = null;
  for await (const page of eventPages(client, onlyCase)) {
    const followed = followRows(chain, page);
    findings.push(...followed.findings);
    chain = followed.state;
    for (const event of page) {
      findings.push(...anchorFindings(before, event));
      before = event;
    }
    if (findings.length > maxFindings) return [...findings, tooMany('事件')];
  }
  return [...findings, ...closeChain(chain)];
}

async function verifyLeaves(
  client: PoolClient,
  checkpoints: readonly Checkpoint[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let state = START_OF_LOG;
  for await (const page of leafPages(client)) {
    const followed = followLog(state, page, checkpoints);
    findings.push(...followed.findings);
    state = followed.state;
    if (findings.length > maxFindings) return [...findings, tooMany('日志')];
  }
  return [...findings, ...closeLog(state, checkpoints)];
}

/** Every case row against the last of its events: a cut tail shows here even before it was numbered. */
async function verifyHeads(client: PoolClient): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for await (const page of headPages(client, null)) {
    findings.push(...headFindings(page));
    if (findings.length > maxFindings) return [...findings, tooMany('案件')];
  }
  return findings;
}

async function verifyHead(client: PoolClient, caseId: string): Promise<readonly Finding[]> {
  for await (const page of headPages(client, caseId)) {
    if (page.length > 0) return headFindings(page);
  }
  return [{ type: 'case-missing', caseId, sentence: `案件 ${caseId}：没有这个案件` }];
}

function headFindings(heads: readonly CaseHead[]): readonly Finding[] {
  return heads.flatMap(({ caseId, headHash, sequence, hash }): Finding[] => {
    if (hash === headHash) return [];
    if (sequence === null) {
      return [{ type: 'case-without-events', caseId, sentence: `案件 ${caseId}：没有任何事件` }];
    }
    return [eventFinding('head-differs', { caseId, sequence }, '是现存的最后一条，与案件登记的末尾哈希不符')];
  });
}

async function pendingFindings(client: PoolClient, onlyCase: string | null): Promise<readonly Finding[]> {
  const orphans = await loadPendingOrphans(client, onlyCase);
  return orphans.map((place) =>
    eventFinding('pending-without-event', place, '在待编号之列，案件中却没有它，它被删除'),
  );
}

function tooMany(what: string): Finding {
  return { type: 'too-many-findings', sentence: `${what}中的问题超过 ${maxFindings} 条，其余未列出` };
}
