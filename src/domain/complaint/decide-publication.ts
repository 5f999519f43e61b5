import type { PlainDate } from '../ids';
import { when } from '../obstacle';
import type { Actor } from '../officer';
import { addMonths } from '../plain-date';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import { chainOf } from './approval';
import type { ComplaintState } from './complaint';
import { undetermined } from './decide-determination';
import {
  approvalPending,
  happened,
  propose,
  requested,
  type Deciders,
  type Judged,
  type Situation,
  type Verdict,
} from './decision';
import { isCoherent, type SecrecyReview } from './publication';

/** 公示 (内发改财金字〔2023〕1444号; 信用修复管理办法): after service, within its span, never on one person's word. */
export const publicationDeciders: Deciders<'publish-determination' | 'withdraw-publication'> = {
  'publish-determination': (judged) => {
    const { secrecy, withholdingGround, redact } = judged.facts;
    const act = { type: 'publish-determination', secrecy, withholdingGround, redact } as const;
    const obstacle = publicationObstacle(judged.state, act, judged.on);
    return obstacle === null ? propose(judged, act) : refused(obstacle);
  },

  'withdraw-publication': (judged) => withdraw(judged),
};

/**
 * 撤下公示, on either of two ways. Whoever only prepares the case proposes it, and the chain that signed the publication
 * signs. Whoever is one of that chain takes it down at once, and the others of the chain confirm afterwards. One pen is
 * enough to hide and never to show: a secret that is out spreads by the hour and cannot be called back (保守国家秘密法:
 * 立即采取补救措施), while what was hidden wrongly is shown again unchanged by the next publication. So that the haste
 * does not become a way of sparing the accused, the inspectorate hears of every such act, and another act that waits for
 * its signatures holds up the confirmation alone.
 */
function withdraw(judged: Judged<'withdraw-publication'>): Verdict {
  const { state, facts } = judged;
  const { publication } = state;
  const { ground } = facts;
  const act = { type: 'withdraw-publication', ground } as const;
  const others = otherSigners(judged);
  if (publication?.state !== 'published' || others === null) return propose(judged, act);
  const { publicationId } = publication;
  const withdrawn = { type: 'publication-withdrawn', publicationId, ground, confirmed: false } as const;
  return state.approval === null ? happened(withdrawn, requested(judged, act, others)) : happened(withdrawn);
}

/** The steps of the chain that are not the actor's own; null when the actor signs none of them. */
function otherSigners({
  state,
  actor,
}: Pick<Situation, 'state' | 'actor'>): ComplaintState['rules']['approvals']['determine'] | null {
  const steps = state.rules.approvals[chainOf('withdraw-publication')];
  if (actor.type !== 'officer') return null;
  const others = steps.filter(({ party, role }) => party !== 'verifying' || !actor.roles.includes(role));
  return others.length === steps.length || others.length === 0 ? null : others;
}

/** Whoever only prepares the case waits until what is on its way has been signed; whoever signs does not. */
export function withdrawalStanding(state: ComplaintState, actor: Actor): Refusal | null {
  const isAtOnce = state.publication?.state === 'published' && otherSigners({ state, actor }) !== null;
  return withdrawalObstacle(state) ?? (isAtOnce ? null : approvalPending(state));
}

/** Why there is nothing to take down, or to confirm. */
export function withdrawalObstacle({ publication }: ComplaintState): Refusal | null {
  const isShown = publication?.state === 'published';
  return when(!isShown && publication?.isUnconfirmed !== true, { type: 'nothing-published' });
}

/** Why a determination may not be published, now: asked when it is proposed and again by everybody who signs. */
export function publicationObstacle(
  state: ComplaintState,
  review: SecrecyReview,
  on: PlainDate,
): Refusal | null {
  const until = lastPublicDay(state);
  return (
    publicationStanding(state) ??
    when(until !== null && until < on, { type: 'publication-span-over' }) ??
    when(!isCoherent(review), { type: 'secrecy-review-incoherent' })
  );
}

/** Why nothing of a determination may be published now, whatever the secrecy review says. */
export function publicationStanding(state: ComplaintState): Refusal | null {
  const { services, publication } = state;
  const isServed = services.some(
    ({ letterKind, party }) => letterKind === 'determination-document' && party === 'respondent',
  );
  return (
    undetermined(state) ??
    when(!isServed, { type: 'document-not-served' }) ??
    when(state.rules.publication === undefined, { type: 'publication-not-provided' }) ??
    when(publication?.state === 'published', { type: 'already-published' })
  );
}

/** The span counts from the day on which the document was made, and ends by itself. */
export function lastPublicDay({ rules, determinedOn }: ComplaintState): PlainDate | null {
  if (rules.publication === undefined || determinedOn === null) return null;
  return addMonths(determinedOn, rules.publication.months);
}
