/** One event of the engine's history, as its JSON has it. Payloads are encrypted and not looked at. */
interface EngineEvent {
  readonly eventId?: string | number;
  readonly eventTime?: string;
  readonly eventType?: string;
  readonly timerStartedEventAttributes?: { readonly startToFireTimeout?: string };
  readonly workflowExecutionSignaledEventAttributes?: { readonly signalName?: string };
  readonly workflowTaskFailedEventAttributes?: { readonly cause?: string };
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
  const events = isHistory(history) ? history.events : [];
  return events.map((event) => ({
    eventId: Number(event.eventId ?? 0),
    at: new Date(event.eventTime ?? 0).toISOString(),
    type: nameOf(event),
    sentence: sentenceOf(event),
  }));
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
      return `判断失败，将重试（${event.workflowTaskFailedEventAttributes?.cause ?? '原因未知'}）`;
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
