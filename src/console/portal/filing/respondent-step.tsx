import type { ReactNode } from 'react';
import { useWords } from '../words/portal-words';
import { BodySearch } from './body-search';
import { StepForm } from './step-form';
import type { StepProps } from './steps';

export function RespondentStep({ draft, change, goOn }: StepProps): ReactNode {
  const { respondent } = useWords();
  return (
    <StepForm
      step="respondent"
      draft={draft}
      heading={respondent.heading}
      goOn={goOn}
      judge={() => (draft.respondent === null ? { respondent: respondent.missing } : {})}
    >
      {(errors) => (
        <BodySearch
          chosen={draft.respondent}
          choose={(chosen) => change({ respondent: chosen })}
          error={errors['respondent']}
        />
      )}
    </StepForm>
  );
}
