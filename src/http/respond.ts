import type { Request, Response } from 'express';
import { newRequestId } from './request-id';
import { toProblem } from './problem';
import type { Obstacle } from './problem';

const ids = new WeakMap<object, string>();

/** The number of this request, made here: a caller's own could be forged or collide. */
export function requestIdOf(request: Request): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const made = newRequestId(Date.now());
  ids.set(request, made);
  return made;
}

/** Answers with problem+json; when the answer has already begun there is nothing left but to cut it off. */
export function sendProblem(request: Request, response: Response, obstacle: Obstacle): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const path = request.originalUrl.split('?')[0] ?? '/';
  const problem = toProblem(obstacle, { path, requestId: requestIdOf(request) });
  response.status(problem.status).set(problem.headers);
  response.type('application/problem+json').send(JSON.stringify(problem.document));
}
