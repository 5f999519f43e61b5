import { HOUSEKEEPING_JOBS, housekeepingIdOf, jobOf } from '../../src/domain/housekeeping';

describe('the jobs that repeat beside the cases', () => {
  it.each(HOUSEKEEPING_JOBS)('reads %s from the id of a run, as the engine makes it', (job) => {
    expect(jobOf(`${housekeepingIdOf(job)}-2026-11-22T05:30:00Z`)).toBe(job);
  });

  it('finds no job in an id that names none', () => {
    expect(jobOf('housekeeping/unknown-2026-11-22T05:30:00Z')).toBeNull();
    expect(jobOf('complaint/4f0c')).toBeNull();
  });
});
