import { HOUSEKEEPING_LABELS, troubleOf, type HousekeepingRound } from '../domain/housekeeping';
import {
  PART_LABELS,
  stateOfWait,
  SYSTEM_PARTS,
  type PartState,
  type SystemPart,
} from '../domain/operations';
import { FileMissingError, newStorageKey, type FileStore } from '../files/file-store';
import { loadBacklogs, type Backlogs } from '../store/backlog.store';
import type { Database } from '../store/database';
import type { QueuePollers } from '../temporal/pollers';
import type { VaultClient } from '../vault/client';

export interface HealthDeps {
  readonly database: Database;
  readonly files: FileStore;
  readonly vault: Pick<VaultClient, 'health' | 'doctor'>;
  /** Who polls each queue. Rejects when the engine does not answer. */
  readonly queuePollers: () => Promise<readonly QueuePollers[]>;
  /** Whether what repeats beside the cases comes round. Rejects as `queuePollers` does. */
  readonly housekeepingRounds: () => Promise<readonly HousekeepingRound[]>;
}

export interface PartHealth {
  readonly part: SystemPart;
  readonly label: string;
  readonly state: PartState;
  readonly found: string;
  readonly waiting: number | null;
  readonly oldestAt: Date | null;
}

export interface SystemHealth {
  readonly parts: readonly PartHealth[];
  readonly queues: readonly QueuePollers[];
  /** Null while the database does not answer. */
  readonly backlogs: Backlogs | null;
}

type Look = Pick<PartHealth, 'state' | 'found'> & Partial<Pick<PartHealth, 'waiting' | 'oldestAt'>>;

const CHECK_WITHIN_MS = 5_000;

/** Looks at every part at the same moment; none of them can hold up the answer for long. */
export async function lookAtSystem(deps: HealthDeps): Promise<SystemHealth> {
  const [backlogs, queues, rounds, vault, files] = await Promise.all([
    heard(() => loadBacklogs(deps.database)),
    heard(deps.queuePollers),
    heard(deps.housekeepingRounds),
    heard(() => deps.vault.health()),
    heard(() => reachFiles(deps.files)),
  ]);
  const looks: Record<SystemPart, Look> = {
    database: backlogs === null ? down('没有应答') : ok('应答正常'),
    engine: queues === null ? down('没有应答') : ok('应答正常'),
    workers: workersLook(queues),
    housekeeping: housekeepingLook(rounds),
    vault: vault === null ? down('没有应答') : vaultLook(vault),
    files: files === null ? down('不能读取') : ok('可以读取'),
    ...backlogLooks(backlogs),
  };
  const parts = SYSTEM_PARTS.map((part) => ({
    ...{ part, label: PART_LABELS[part], waiting: null, oldestAt: null },
    ...looks[part],
  }));
  return { parts, queues: queues ?? [], backlogs };
}

const ok = (found: string): Look => ({ state: 'ok', found });
const down = (found: string): Look => ({ state: 'down', found });

async function heard<T>(ask: () => Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), CHECK_WITHIN_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** A store that can say that a file is not there can be read. */
async function reachFiles(files: FileStore): Promise<true> {
  try {
    (await files.open(newStorageKey())).destroy();
  } catch (error) {
    if (!(error instanceof FileMissingError)) throw error;
  }
  return true;
}

function workersLook(queues: readonly QueuePollers[] | null): Look {
  if (queues === null) return down('流程引擎没有应答，不知道有没有工作进程');
  const idle = queues.filter(({ pollers }) => pollers === 0).map(({ queue }) => queue);
  return idle.length === 0 ? ok('各队列都有工作进程') : down(`没有工作进程的队列：${idle.join('、')}`);
}

function housekeepingLook(rounds: readonly HousekeepingRound[] | null): Look {
  if (rounds === null) return down('流程引擎没有应答，不知道是否按时轮到');
  const now = new Date();
  const troubles = rounds.flatMap((round) => {
    const trouble = troubleOf(round, now);
    return trouble === null
      ? []
      : [{ ...trouble, words: `${HOUSEKEEPING_LABELS[round.job]}${trouble.words}` }];
  });
  if (troubles.length === 0) return ok('各项都按时轮到');
  const state = troubles.some((trouble) => trouble.state === 'down') ? 'down' : 'slow';
  return { state, found: troubles.map(({ words }) => words).join('；') };
}

function vaultLook({ unreadable, unindexed }: Awaited<ReturnType<VaultClient['health']>>): Look {
  if (unreadable > 0)
    return { state: 'slow', found: `有 ${unreadable} 份身份资料打不开`, waiting: unindexed };
  return { ...ok('应答正常'), waiting: unindexed };
}

type BacklogPart = 'mail' | 'relay' | 'sequencer' | 'checkpoint' | 'letters';

function backlogLooks(backlogs: Backlogs | null): Record<BacklogPart, Look> {
  const unknown = down('数据库没有应答，看不到');
  if (backlogs === null)
    return { mail: unknown, relay: unknown, sequencer: unknown, checkpoint: unknown, letters: unknown };
  const relayed = backlogs.undeliveredCommands + backlogs.unstartedCases;
  const failed = backlogs.failedNotices === 0 ? '' : `，另有 ${backlogs.failedNotices} 件发送失败`;
  const mail = waitLook('mail', backlogs.waitingNotices, backlogs.oldestNoticeAt);
  return {
    mail: {
      ...mail,
      found: `${mail.found}${failed}`,
      state: failed !== '' && mail.state === 'ok' ? 'slow' : mail.state,
    },
    relay: waitLook('relay', relayed, earlier(backlogs.oldestCommandAt, backlogs.oldestStartAt)),
    sequencer: waitLook('sequencer', backlogs.unnumberedEvents, backlogs.oldestEventAt),
    checkpoint: checkpointLook(backlogs),
    letters: waitLook('letters', backlogs.unrenderedLetters, backlogs.oldestLetterAt),
  };
}

const earlier = (left: Date | null, right: Date | null): Date | null => {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
};

function waitLook(part: Parameters<typeof stateOfWait>[0], waiting: number, oldestAt: Date | null): Look {
  const waitedMs = oldestAt === null ? null : Date.now() - oldestAt.getTime();
  const found = waiting === 0 ? '没有等待处理的' : `${waiting} 件等待处理`;
  return { state: stateOfWait(part, waitedMs), found, waiting, oldestAt };
}

function checkpointLook({ logSize, checkpointSize, checkpointAt }: Backlogs): Look {
  const unsigned = logSize - (checkpointSize ?? 0);
  if (unsigned === 0)
    return { ...ok(logSize === 0 ? '还没有存证' : '已签到最后一条'), waiting: 0, oldestAt: checkpointAt };
  const found = checkpointSize === null ? '还没有签过' : `有 ${unsigned} 条没有签到`;
  const waitedMs = checkpointAt === null ? null : Date.now() - checkpointAt.getTime();
  const state = checkpointSize === null ? 'slow' : stateOfWait('sequencer', waitedMs);
  return { state, found, waiting: unsigned, oldestAt: checkpointAt };
}
