import type { DecisionFeed } from '../store/decision-feed';
import type { EventLogDeps } from '../store/event-log';
import type { CaseGateway } from '../temporal/case.gateway';

/** What receiving, delivering and repairing need: the store, the engine, and the laws of the cases. */
export interface IntakeDeps extends EventLogDeps {
  readonly gateway: CaseGateway;
  /** Of a process that answers whoever sent a command; without it, the engine's answer is waited for. */
  readonly decisions?: DecisionFeed;
}
