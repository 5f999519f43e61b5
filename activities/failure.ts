import { ApplicationFailure } from '@temporalio/activity';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Drivers put the offending values into their messages; of such an error only its code may travel. */
function driverCodeOf(error: Record<string, unknown>): string | null {
  const isFromDriver = 'severity' in error || 'clientVersion' in error || 'errno' in error;
  if (!isFromDriver) return null;
  return typeof error['code'] === 'string' ? error['code'] : 'unknown';
}

/**
 * What a throw inside an activity becomes for the engine. A lawful refusal never comes this way: it is a value. What
 * throws is a bug or a dead server, and is tried again, so that mending it is enough for the case to go on.
 */
export function toFailure(error: unknown): Error {
  if (error instanceof ApplicationFailure) return error;
  if (!isRecord(error)) return ApplicationFailure.retryable('未知故障', 'UnknownFailure');
  const code = driverCodeOf(error);
  if (code !== null) return ApplicationFailure.retryable(`存储未应答：${code}`, 'StoreFailure');
  const name = typeof error['name'] === 'string' ? error['name'] : 'UnknownFailure';
  return ApplicationFailure.retryable(typeof error['message'] === 'string' ? error['message'] : name, name);
}

type Activity<Input, Output> = (input: Input) => Promise<Output>;

const guard =
  <Input, Output>(activity: Activity<Input, Output>): Activity<Input, Output> =>
  async (input) => {
    try {
      return await activity(input);
    } catch (error) {
      throw toFailure(error);
    }
  };

/** The same activities, each with its throws translated. Activities take one argument, so that it can grow. */
export function withFailures<Activities extends Readonly<Record<string, Activity<never, unknown>>>>(
  activities: Activities,
): Activities {
  const guarded = Object.entries(activities).map(([name, activity]) => [name, guard(activity)]);
  // Names and signatures are those that came in.
  return Object.fromEntries(guarded) as Activities;
}
