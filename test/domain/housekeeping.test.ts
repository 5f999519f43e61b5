import { HOUSEKEEPING_JOBS, housekeepingIdOf, jobOf, troubleOf } from '../../src/domain/housekeeping';

describe('the jobs that repeat beside the cases', () => {
  it.each(HOUSEKEEPING_JOBS)('reads %s from the id of a run, as the engine makes it', (job) => {
    expect(jobOf(`${housekeepingIdOf(job)}-2026-11-22T05:30:00Z`)).toBe(job);
  });

  it('finds no job in an id that names none', () => {
    expect(jobOf('housekeeping/unknown-2026-11-22T05:30:00Z')).toBeNull();
    expect(jobOf('complaint/4f0c')).toBeNull();
  });

  it('are in trouble when they do not come round, and only then', () => {
    const now = new Date('2026-11-22T05:30:00Z');
    const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
    const round = { job: 'sequence-log', startedAt: minutesAgo(1), isPaused: false, taskAttempt: 0 } as const;
    expect(troubleOf(round, now)).toBeNull();
    expect(troubleOf({ ...round, startedAt: minutesAgo(4), taskAttempt: 2 }, now)).toBeNull();
    expect(troubleOf({ ...round, startedAt: minutesAgo(6) }, now)?.state).toBe('slow');
    expect(troubleOf({ ...round, startedAt: minutesAgo(15) }, now)).toEqual({
      state: 'down',
      words: '已有 15 分钟没有轮到',
    });
    expect(troubleOf({ ...round, startedAt: null }, now)?.state).toBe('down');
    expect(troubleOf({ ...round, taskAttempt: 3 }, now)?.words).toBe('反复失败（第 3 次）');
    expect(troubleOf({ ...round, isPaused: true }, now)?.state).toBe('slow');
  });
});
