import type { ComplaintStatus } from '../../src/domain/complaint/complaint';
import { complaintWorld, type ComplaintWorld, type Filed } from './complaint-world';

type Step = (world: ComplaintWorld) => ComplaintWorld;

/** How a complaint comes to each status on the shortest lawful way. */
const WAYS: Readonly<Record<ComplaintStatus, readonly Step[]>> = {
  received: [],
  supplementing: [(world) => world.registrar.asksForSupplement()],
  accepted: [(world) => world.registrar.accepts()],
  transferred: [(world) => world.registrar.accepts().registrar.transfersTo('industry')],
  verifying: [
    (world) => world.registrar.accepts().registrar.transfersTo('industry'),
    (world) => world.clerk.signsIn().handler.notifies(),
  ],
  rectifying: [
    (world) => aliveIn(world, 'verifying'),
    (world) => world.liaison.answers().handler.concludes('substantiated').handler.orders('2026-02-12'),
  ],
  determining: [(world) => aliveIn(world, 'rectifying'), (world) => world.until('2026-02-13 09:00')],
  determined: [
    (world) => aliveIn(world, 'determining'),
    (world) => world.handler.proposes('overdue').handler.serves('determination-notice', 'respondent'),
    (world) => world.untilDue('defend').handler.determines(),
  ],
  closed: [
    (world) => aliveIn(world, 'verifying'),
    (world) => world.liaison.answers().handler.concludes('unfounded').handler.explains(),
  ],
};

function aliveIn(world: ComplaintWorld, status: ComplaintStatus): ComplaintWorld {
  return WAYS[status].reduce((next, step) => step(next), world);
}

export interface Wanted extends Partial<Filed> {
  readonly status: ComplaintStatus;
}

/** A complaint in a status, brought there by the law from its receipt on. */
export function aComplaint({ status, ...filed }: Wanted): ComplaintWorld {
  return aliveIn(complaintWorld(filed), status);
}
