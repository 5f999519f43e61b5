/** One event of the engine's history, as its JSON has it. Payloads are encrypted and not looked at. */
interface EngineEvent {
  readonly eventId?: string | number;
  readonly eventTime?: string;
  readonly eventType?: string;
  readonly timerStartedEventAttributes?: { readonly startToFireTimeout?: string };
  readonly workflowExecutionSignaledEventAttributes?: { readonly signalName?: string };
  readonly workflowTaskFailedEventAttributes?: { readonly cause?: string };
  readonly workflowTaskTimedOutEventAttributes?: { readonly timeoutType?: string };
  readonly workflowTaskCompletedEventAttributes?: {
    readonly binaryChecksum?: string;
    readonly workerVersion?: { readonly buildId?: string };
    readonly sdkMetadata?: { readonly sdkName?: string; readonly sdkVersion?: string };
  };
}

export interface HistoryLine {
  readonly eventId: number;
  readonly at: string;
  readonly type: string;
  readonly sentence: string;
}

const SENTENCES: Readonly<Record<string, string>> = {
  WORKFLOW_EXECUTION_STARTED: '案件开始由引擎看护',
  WORKFLOW_EXECUTION_COMPLETED: '案件不再欠任何事项，看护结束',
  WORKFLOW_EXECUTION_FAILED: '看护失败，需要运维处理',
  WORKFLOW_EXECUTION_TERMINATED: '看护被终止（重建时先终止旧的）',
  WORKFLOW_EXECUTION_CONTINUED_AS_NEW: '历史已长，换一卷继续',
  WORKFLOW_EXECUTION_UPDATE_ACCEPTED: '收到一个命令，排队等待判断',
  WORKFLOW_EXECUTION_UPDATE_COMPLETED: '命令已判断并记录',
  WORKFLOW_TASK_SCHEDULED: '有新的事要判断',
  WORKFLOW_TASK_STARTED: '开始判断',
  WORKFLOW_TASK_COMPLETED: '判断完毕',
  WORKFLOW_TASK_TIMED_OUT: '判断超时，将重新进行',
  MARKER_RECORDED: '向案件库写入并得到回执',
  TIMER_FIRED: '到了事先约定的时刻',
  TIMER_CANCELED: '原定的等待取消',
};

/** The engine's history in business words, beside its own names. */
export function toHistoryLines(history: unknown): readonly HistoryLine[] {
  return eventsIn(history).map((event) => ({
    eventId: Number(event.eventId ?? 0),
    at: instantOf(event),
    type: nameOf(event),
    sentence: sentenceOf(event),
  }));
}

const eventsIn = (history: unknown): readonly EngineEvent[] => (isHistory(history) ? history.events : []);
const instantOf = ({ eventTime }: EngineEvent): string => new Date(eventTime ?? 0).toISOString();

/** Which build of the worker judged last; null before any has. */
export function workerVersionIn(history: unknown): string | null {
  const last = eventsIn(history).findLast(
    ({ workflowTaskCompletedEventAttributes: task }) => task !== undefined,
  );
  const task = last?.workflowTaskCompletedEventAttributes;
  const build = [task?.workerVersion?.buildId, task?.binaryChecksum].find(
    (one) => one !== undefined && one !== '',
  );
  return build ?? task?.sdkMetadata?.sdkVersion ?? null;
}

const CAUSE_PREFIX = /^WORKFLOW_TASK_FAILED_CAUSE_/;

/** Why the engine names a task failed; other names are shown as they are. */
const CAUSES: Readonly<Record<string, string>> = {
  NON_DETERMINISTIC_ERROR: '历史与现在的程序对不上，须重建',
  WORKFLOW_WORKER_UNHANDLED_FAILURE: '判断时程序出错',
  UNHANDLED_COMMAND: '判断期间又有新的事到来，已重新判断',
  RESET_STICKY_TASK_QUEUE: '原来的工作进程不在，换一个接手',
  FORCE_CLOSE_COMMAND: '看护被强制结束',
  TIMED_OUT: '判断超时',
};

/** The latest task that did not succeed, and why. */
export function lastFailureIn(
  history: unknown,
): { readonly at: string; readonly cause: string; readonly sentence: string } | null {
  const failed = eventsIn(history).findLast((event) => causeOf(event) !== null);
  const cause = failed === undefined ? null : causeOf(failed);
  if (failed === undefined || cause === null) return null;
  return { at: instantOf(failed), cause, sentence: causeInWords(cause) };
}

/** @param cause the engine's name, with or without its prefix */
export function causeInWords(cause: string): string {
  const name = cause.replace(CAUSE_PREFIX, '');
  return CAUSES[name] ?? `引擎给出的原因：${name}`;
}

function causeOf(event: EngineEvent): string | null {
  const failed = event.workflowTaskFailedEventAttributes;
  if (failed !== undefined) return (failed.cause ?? 'UNKNOWN').replace(CAUSE_PREFIX, '');
  return event.workflowTaskTimedOutEventAttributes === undefined ? null : 'TIMED_OUT';
}

function isHistory(history: unknown): history is { readonly events: readonly EngineEvent[] } {
  return (
    typeof history === 'object' && history !== null && 'events' in history && Array.isArray(history.events)
  );
}

function nameOf({ eventType = '' }: EngineEvent): string {
  return eventType.replace(/^EVENT_TYPE_/, '');
}

function sentenceOf(event: EngineEvent): string {
  const name = nameOf(event);
  switch (name) {
    case 'TIMER_STARTED':
      return `等待下一个时限，还有约 ${inWords(secondsOf(event))}`;
    case 'WORKFLOW_EXECUTION_SIGNALED':
      return isClockChange(event) ? '训练时钟被拨动' : '收到一件外部事实';
    case 'WORKFLOW_TASK_FAILED':
      return `判断失败，将重试：${causeInWords(causeOf(event) ?? 'UNKNOWN')}`;
    default:
      return SENTENCES[name] ?? `引擎事件 ${name}`;
  }
}

function secondsOf({ timerStartedEventAttributes: timer }: EngineEvent): number {
  return Number.parseFloat(timer?.startToFireTimeout ?? '0');
}

function isClockChange({ workflowExecutionSignaledEventAttributes: signal }: EngineEvent): boolean {
  return signal?.signalName === 'clockChanged';
}

const HOUR = 3600;
const DAY = 24 * HOUR;

function inWords(seconds: number): string {
  if (seconds >= DAY) return `${Math.round(seconds / DAY)} 天`;
  if (seconds >= HOUR) return `${Math.round(seconds / HOUR)} 小时`;
  return `${Math.max(1, Math.round(seconds / 60))} 分钟`;
}
