import type { PlainDate } from '../ids';
import { addMonths } from '../plain-date';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import type { ComplaintState } from './complaint';
import { propose, when, type Deciders } from './decision';
import { isCoherent, type SecrecyReview } from './publication';

/** 公示 (内发改财金字〔2023〕1444号; 信用修复管理办法): after service, within its span, never on one person's word. */
export const publicationDeciders: Deciders<'publish-determination'> = {
  'publish-determination': (judged) => {
    const { secrecy, withholdingGround, redact } = judged.facts;
    const act = { type: 'publish-determination', secrecy, withholdingGround, redact } as const;
    const obstacle = publicationObstacle(judged.state, act, judged.on);
    return obstacle === null ? propose(judged, act) : refused(obstacle);
  },
};

/** Why a determination may not be published, now: asked when it is proposed and again by everybody who signs. */
export function publicationObstacle(
  state: ComplaintState,
  review: SecrecyReview,
  on: PlainDate,
): Refusal | null {
  const { demands, services, publication } = state;
  const isServed = services.some(
    ({ letterKind, party }) => letterKind === 'determination-document' && party === 'respondent',
  );
  const until = lastPublicDay(state);
  return (
    when(!demands.some((demand) => demand.state === 'breach'), { type: 'document-not-issued' }) ??
    when(!isServed, { type: 'document-not-served' }) ??
    when(state.rules.publication === undefined, { type: 'publication-not-provided' }) ??
    when(publication?.state === 'published', { type: 'already-published' }) ??
    when(until !== null && until < on, { type: 'publication-span-over' }) ??
    when(!isCoherent(review), { type: 'secrecy-review-incoherent' })
  );
}

/** The span counts from the day on which the document was made, and ends by itself. */
export function lastPublicDay({ rules, determinedOn }: ComplaintState): PlainDate | null {
  if (rules.publication === undefined || determinedOn === null) return null;
  return addMonths(determinedOn, rules.publication.months);
}
