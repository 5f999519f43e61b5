import type { Refusal } from './refusal';
import { accepted, refused, type Result } from './result';

/** The refusal where the fact stands in the way; null where it does not. */
export function when(isInTheWay: boolean, refusal: Refusal): Refusal | null {
  return isInTheWay ? refusal : null;
}

/** The first fact that stands in the way, or what happened. */
export function unless<Data>(
  obstacles: readonly (Refusal | null)[],
  events: readonly Data[],
): Result<readonly Data[], Refusal> {
  const obstacle = obstacles.find((one) => one !== null);
  return obstacle === undefined ? accepted(events) : refused(obstacle);
}
