import type { ReactNode } from 'react';
import { COMPLAINT_STATUSES } from '../../../../domain/complaint/complaint';
import type { CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';

type Status = CaseView['status'];

const WAY: readonly Status[] = COMPLAINT_STATUSES.filter((status) => status !== 'supplementing');

/** Who is asked for more material has still to be accepted. */
const placeOf = (status: Status): number => WAY.indexOf(status === 'supplementing' ? 'received' : status);

/** How far the case is, and what lies ahead; a case may close from any step. */
export function StatusSteps({ view: { status, outcome } }: { readonly view: CaseView }): ReactNode {
  const { head, domain } = useCaseWords();
  const here = placeOf(status);
  return (
    <ol className="status-steps" aria-label={head.steps}>
      {WAY.map((step, place) => (
        <li key={step} className={stepClass(place, here)} aria-current={place === here ? 'step' : undefined}>
          <span>{place === here ? domain.statuses[status] : domain.statuses[step]}</span>
          {step === 'closed' && outcome !== null ? <small>{domain.outcomes[outcome]}</small> : null}
        </li>
      ))}
    </ol>
  );
}

function stepClass(place: number, here: number): string {
  if (place === here) return 'here';
  return place < here ? 'past' : 'ahead';
}
