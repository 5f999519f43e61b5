import { englishAmount } from '../money';
import { counted, englishDate, listed } from '../rule-words.en';
import type { DataOf } from './events';
import type { FILING_SENTENCES } from './journal-filing';
import type { Sentences } from './journal-voice';
import { low } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';
import { englishTermLabel } from './monitoring-rules';

const { amendmentGrounds, opinions, routes, suspensionGrounds } = ENGLISH_CONTRACT_LABELS;

function changedWords({ changes }: DataOf<'contract-amended'>, node: (id: string) => string): string {
  return changes
    .map(({ milestoneId, dueOn, amountFen, quantity, isDropped }) => {
      const parts = isDropped
        ? ['not owed any more']
        : [
            ...(dueOn === null ? [] : [`due on ${englishDate(dueOn)}`]),
            ...(amountFen === null ? [] : [`over ${englishAmount(amountFen)}`]),
            ...(quantity === null ? [] : ['with another quantity']),
          ];
      return `${node(milestoneId)} is ${listed(parts)}`;
    })
    .join('; ');
}

/** From the draft to the filing, and what changes a contract afterwards. */
export const ENGLISH_FILING_SENTENCES: Sentences<keyof typeof FILING_SENTENCES> = {
  'contract-collected': ({ who, data, names, clock }) => {
    const stock = data.isStock ? 'contract of earlier days' : 'contract';
    const next = data.status === 'signed' ? clock('file') : '; it is not signed yet';
    return `${who} collected ${stock} ${data.code} (${low(routes[data.route])}) of ${names.organization(data.undertaking.organizationId)}, with ${counted(data.milestones.length, 'milestone')}${next}.`;
  },
  'review-requested': ({ who, clock }) =>
    `${who} submitted the contract for legal review${clock('review-legality')}.`,
  'opinion-given': ({ who, data }) =>
    `${who} gave the opinion of the legal review: ${low(opinions[data.opinion])}; ${data.opinion === 'agreed' ? 'it may be signed' : 'it goes back to be changed'}.`,
  'decision-item-answered': ({ who, data: { code, isApplicable, evidenceIds }, names }) => {
    const label = englishTermLabel(names.rules?.decision?.items, code);
    return `${who} answered the step "${label}" of the decision: ${isApplicable ? counted(evidenceIds.length, 'file') : 'not applicable, with the reason'}.`;
  },
  'signature-recorded': ({ who, data, names }) =>
    `${who} recorded that ${names.party?.(data.partyId) ?? 'a party'} signed on ${englishDate(data.on)}; once all have signed it is in force, and the filing and the milestones begin to run.`,
  'contract-filed': ({ who, data }) => `${who} filed the contract under ${data.number}.`,
  'contract-amended': ({ who, data, node }) =>
    `${who} recorded that both sides amended the contract on ${englishDate(data.on)}, ground: ${low(amendmentGrounds[data.ground])}; ${changedWords(data, node)}.`,
  'performance-suspended': ({ who, data }) =>
    `${who} recorded that performance is suspended from ${englishDate(data.fromOn)}, ground: ${low(suspensionGrounds[data.ground])}; time limits stand still, those of instructions aside, and nobody is reminded.`,
  'performance-resumed': ({ who, data }) =>
    `${who} recorded that performance is resumed from ${englishDate(data.on)}; time limits run on with what was left of them.`,
  'manager-assigned': ({ who, data, names }) =>
    `${who} made ${names.officer(data.officerId)} the contract manager, who is reminded from now on.`,
};
