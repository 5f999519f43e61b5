import type { Database } from './database';

/** What waits in the store to be carried on, and since when. All instants are real time. */
export interface Backlogs {
  readonly undeliveredCommands: number;
  readonly oldestCommandAt: Date | null;
  readonly unstartedCases: number;
  readonly oldestStartAt: Date | null;
  readonly unnumberedEvents: number;
  readonly oldestEventAt: Date | null;
  readonly waitingNotices: number;
  readonly oldestNoticeAt: Date | null;
  readonly failedNotices: number;
  readonly unrenderedLetters: number;
  readonly oldestLetterAt: Date | null;
  readonly logSize: number;
  readonly checkpointSize: number | null;
  readonly checkpointAt: Date | null;
  readonly openIncidents: number;
  readonly unownedIncidents: number;
}

/** One look at everything that should be short. */
export async function loadBacklogs({ pool }: Pick<Database, 'pool'>): Promise<Backlogs> {
  const { rows } = await pool.query<Backlogs>(`
    SELECT commands.*, starts.*, events.*, notices.*, failures.*, letters.*, log.*, signed.*, incidents.* FROM
      (SELECT count(*)::int AS "undeliveredCommands", min(stored_at) AS "oldestCommandAt"
       FROM app.case_command WHERE state = 'pending') commands,
      (SELECT count(*)::int AS "unstartedCases", min(stored_at) AS "oldestStartAt"
       FROM app.case_delivery WHERE state = 'pending') starts,
      (SELECT count(*)::int AS "unnumberedEvents", min(e.recorded_at) AS "oldestEventAt"
       FROM app.log_pending p JOIN app.case_event e USING (case_id, sequence)) events,
      (SELECT count(*)::int AS "waitingNotices", min(created_at) AS "oldestNoticeAt"
       FROM app.notification WHERE state = 'pending') notices,
      (SELECT count(*)::int AS "failedNotices" FROM app.notification_failure) failures,
      (SELECT count(*)::int AS "unrenderedLetters", min(created_at) AS "oldestLetterAt"
       FROM (SELECT created_at FROM app.letter WHERE rendered_at IS NULL UNION ALL
         SELECT created_at FROM app.filed_copy WHERE rendered_at IS NULL) waiting) letters,
      (SELECT coalesce(max(index) + 1, 0)::int AS "logSize" FROM app.log_leaf) log,
      (SELECT max(size)::int AS "checkpointSize", max(signed_at) AS "checkpointAt" FROM app.checkpoint) signed,
      (SELECT count(*)::int AS "openIncidents", (count(*) FILTER (WHERE owner_id IS NULL))::int AS "unownedIncidents"
       FROM app.incident WHERE closed_at IS NULL) incidents`);
  const [found] = rows;
  if (found === undefined) throw new Error('a count over nothing still gives one row');
  return found;
}
