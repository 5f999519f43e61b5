/** Each is served by processes of its own when there is much to do; one process serves all by default. */
export const TASK_QUEUES = {
  /** Workflows and their local activities. */
  cases: 'cases',
  /** Mail, webhooks, exchange. */
  io: 'io',
  /** Letters as PDF, review. */
  documents: 'documents',
} as const;
