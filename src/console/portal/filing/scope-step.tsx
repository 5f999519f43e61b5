import type { ReactNode } from 'react';
import { Choice, type Errors } from '../form';
import { useWords } from '../words/portal-words';
import { StepForm } from './step-form';
import type { StepProps } from './steps';

/** Not a gate: whoever is wrong here is told where to go instead, and may still go on. */
export function ScopeStep({ draft, change, goOn }: StepProps): ReactNode {
  const { scope } = useWords();
  const isElsewhere = draft.whom === 'company' || draft.inCourt === 'yes';
  const judge = (): Errors => ({
    ...(draft.whom === null ? { whom: scope.whomMissing } : {}),
    ...(draft.inCourt === null ? { court: scope.courtMissing } : {}),
  });
  return (
    <StepForm
      step="scope"
      draft={draft}
      heading={scope.heading}
      goOn={goOn}
      judge={judge}
      {...(isElsewhere ? { submit: scope.goOnAnyway } : {})}
    >
      {(errors) => (
        <>
          <Choice
            id="whom"
            legend={scope.whomLegend}
            value={draft.whom}
            onChange={(whom) => change({ whom })}
            error={errors['whom']}
            options={[
              { value: 'government', text: scope.government },
              { value: 'state-owned', text: scope.stateOwned },
              { value: 'company', text: scope.company },
            ]}
          />
          <Choice
            id="court"
            legend={scope.courtLegend}
            value={draft.inCourt}
            onChange={(inCourt) => change({ inCourt })}
            error={errors['court']}
            options={[
              { value: 'no', text: scope.courtNo },
              { value: 'yes', text: scope.courtYes },
            ]}
          />
          <div aria-live="polite">
            {isElsewhere ? (
              <div className="notice warning">
                <h2>{scope.elsewhere}</h2>
                {draft.whom === 'company' ? <p>{scope.companyHelp}</p> : null}
                {draft.inCourt === 'yes' ? <p>{scope.courtHelp}</p> : null}
              </div>
            ) : null}
          </div>
        </>
      )}
    </StepForm>
  );
}
