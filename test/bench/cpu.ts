import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second for every program, whatever the kernel ticks at. */
const tickMs = 10;

interface ProcessTimes {
  readonly parent: number;
  /** Its own time, and that of its children that have ended. */
  readonly ticks: number;
}

/** Processor time (user and system) of these processes and all below them until now, in milliseconds. */
export function cpuMsOf(roots: readonly number[]): number {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), timesOf(Number(name))] as const),
  );
  const belongs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0;
    return roots.includes(pid) || (parent > 1 && belongs(parent));
  };
  return [...all]
    .filter(([pid]) => belongs(pid))
    .reduce((sum, [, times]) => sum + (times?.ticks ?? 0) * tickMs, 0);
}

/** Null when it ended between the look into the folder and this. */
function timesOf(pid: number): ProcessTimes | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the command's name: state, parent, …; user, system, and the same of waited-for children from the 12th on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

export type Costs = Readonly<Record<string, number>>;

/** What some work has cost, by process, in milliseconds of processor time. */
export interface Cost {
  readonly seconds: number;
  readonly ms: Costs;
}

/** @param pids of whom to ask, by name; this process itself is `client`. */
export async function costOf(pids: Costs, work: () => Promise<unknown>): Promise<Cost> {
  const before = timesOfAll(pids);
  const beganAt = performance.now();
  await work();
  const seconds = (performance.now() - beganAt) / 1_000;
  const after = timesOfAll(pids);
  const ms = Object.entries(after).map(([name, until]) => [name, until - (before[name] ?? 0)] as const);
  return { seconds, ms: Object.fromEntries(ms) };
}

function timesOfAll(pids: Costs): Costs {
  const parts = Object.entries(pids).map(([name, pid]) => [name, cpuMsOf([pid])] as const);
  const { user, system } = process.cpuUsage();
  return { ...Object.fromEntries(parts), client: (user + system) / 1_000 };
}
