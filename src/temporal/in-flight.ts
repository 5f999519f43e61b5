/** So many updates of one case may be under way from this process; the engine itself refuses more than ten. */
const slotsPerCase = 8;

interface Lane {
  taken: number;
  readonly waiting: (() => void)[];
}

/** Keeps updates of one case from crowding each other out, and answers one update once. */
export interface InFlight<T> {
  /**
   * Runs `work` when the case has a free place. A second call under the same id while the first is under way gets
   * the first one's answer. Null when no place became free by `deadline` (milliseconds of real time).
   */
  run(caseId: string, updateId: string, deadline: number, work: () => Promise<T>): Promise<T | null>;
}

export function createInFlight<T>(): InFlight<T> {
  const lanes = new Map<string, Lane>();
  const underWay = new Map<string, Promise<T | null>>();
  return {
    run: (caseId, updateId, deadline, work) => {
      const same = underWay.get(updateId);
      if (same !== undefined) return same;
      const answer = inLane(lanes, caseId, deadline, work).finally(() => underWay.delete(updateId));
      underWay.set(updateId, answer);
      return answer;
    },
  };
}

async function inLane<T>(
  lanes: Map<string, Lane>,
  caseId: string,
  deadline: number,
  work: () => Promise<T>,
): Promise<T | null> {
  const lane = lanes.get(caseId) ?? { taken: 0, waiting: [] };
  lanes.set(caseId, lane);
  if (lane.taken < slotsPerCase) lane.taken += 1;
  else if (!(await freePlace(lane, deadline))) return null;
  try {
    return await work();
  } finally {
    const next = lane.waiting.shift();
    if (next === undefined) lane.taken -= 1;
    else next();
    if (lane.taken === 0) lanes.delete(caseId);
  }
}

/** Waits to be handed the place of one that has finished. */
function freePlace(lane: Lane, deadline: number): Promise<boolean> {
  return new Promise((resolve) => {
    const called = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(
      () => {
        lane.waiting.splice(lane.waiting.indexOf(called), 1);
        resolve(false);
      },
      Math.max(0, deadline - Date.now()),
    );
    lane.waiting.push(called);
  });
}
