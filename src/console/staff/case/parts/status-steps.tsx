import type { ReactNode } from 'react';
import { COMPLAINT_STATUSES } from '../../../../domain/complaint/complaint';
import type { CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { StepList } from './step-list';

type Status = CaseView['status'];

const WAY: readonly Status[] = COMPLAINT_STATUSES.filter((status) => status !== 'supplementing');

/** Who is asked for more material has still to be accepted. */
const placeOf = (status: Status): number => WAY.indexOf(status === 'supplementing' ? 'received' : status);

/** How far the case is, and what lies ahead; a case may close from any step. */
export function StatusSteps({ view: { status, outcome } }: { readonly view: CaseView }): ReactNode {
  const { head, domain } = useCaseWords();
  const here = placeOf(status);
  const steps = WAY.map((step, place) => ({
    key: step,
    label: place === here ? domain.statuses[status] : domain.statuses[step],
    note: step === 'closed' && outcome !== null ? domain.outcomes[outcome] : null,
  }));
  return <StepList label={head.steps} steps={steps} here={here} />;
}
