import { when } from '../obstacle';
import type { OrganizationRef } from '../organization';
import type { Role } from '../officer';
import type { Refusal } from '../refusal';
import { isRespondentOrBelow } from './access';
import type { ComplaintState } from './complaint';
import { determinedAlready } from './decide-acceptance';

import { reopenableIn } from './result';

type Parties = Pick<ComplaintState, 'accepting' | 'verifying' | 'respondent' | 'outcome'>;

/** The body whose result a review contests: who refused to accept, else who verified or determined. */
export function contestedBody({ outcome, accepting, verifying }: Parties): OrganizationRef {
  return outcome === 'rejected' ? accepting : (verifying ?? accepting);
}

/** 复核 by another body than the one whose result is contested, and never by the respondent or what is below it. */
export function isIndependent(parties: Parties, reviewer: OrganizationRef): boolean {
  if (reviewer.organizationId === contestedBody(parties).organizationId) return false;
  return !isRespondentOrBelow(reviewer, parties.respondent);
}

/** Why a review may not end so, now: asked when it is proposed and again by everybody who signs. */
export function reviewObstacle(state: ComplaintState, result: 'upheld' | 'reopened'): Refusal | null {
  return (
    when(state.review !== 'asked', { type: 'review-not-asked' }) ??
    when(state.reviewer !== null && !isIndependent(state, state.reviewer), {
      type: 'reviewer-not-independent',
    }) ??
    (result === 'reopened' && reopenableIn(state).length === 0 ? determinedAlready(state) : null)
  );
}

/** Rules name the offices of a credit office; a body that reviews in default of one has the same steps in its own. */
const OFFICES_ABOVE: Readonly<Partial<Record<Role, Role>>> = {
  registrar: 'case-handler',
  'acceptance-reviewer': 'section-head',
};

/** Which office in the reviewing body takes the step that rules give to a credit office's. */
export function reviewingRole({ kind }: Pick<OrganizationRef, 'kind'>, role: Role): Role {
  if (kind === 'credit-office') return role;
  return kind === 'inspectorate' ? 'inspector' : (OFFICES_ABOVE[role] ?? role);
}
