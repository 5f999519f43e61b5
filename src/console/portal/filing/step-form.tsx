import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { ErrorSummary, type Errors } from '../form';
import { Page } from '../page';
import { useRouter } from '../router';
import { useWords } from '../words/portal-words';
import { forgetDraft, type Draft } from './draft';
import { STEPS, type Step } from './steps';

interface StepFormProps {
  readonly step: Step;
  readonly draft: Draft;
  readonly heading: string;
  readonly goOn: () => void;
  /** What is still wrong, by the id of its control; nothing when the person may go on. */
  readonly judge: () => Errors;
  /** The errors are shown once the person has tried to go on, and go away as they are put right. */
  readonly children: (errors: Errors) => ReactNode;
  readonly submit?: string;
}

export function StepForm({ step, draft, heading, goOn, judge, children, submit }: StepFormProps): ReactNode {
  const { filing } = useWords();
  const [hasTried, setHasTried] = useState(false);
  const [summary, setSummary] = useState<Errors>({});
  const steps: readonly Step[] = STEPS[draft.kind];
  const tryOn = (event: SyntheticEvent): void => {
    event.preventDefault();
    const errors = judge();
    setHasTried(true);
    setSummary(errors);
    if (Object.keys(errors).length === 0) goOn();
  };
  return (
    <Page key={step} heading={heading} caption={filing.caption(steps.indexOf(step) + 1, steps.length)}>
      <ErrorSummary errors={summary} />
      <form noValidate onSubmit={tryOn}>
        {children(hasTried ? judge() : {})}
        <div className="actions">
          <button type="submit">{submit ?? filing.next}</button>
          <button type="button" className="plain" onClick={() => history.back()}>
            {filing.back}
          </button>
        </div>
      </form>
      <DraftNote />
    </Page>
  );
}

function DraftNote(): ReactNode {
  const { filing } = useWords();
  const { replace } = useRouter();
  const discard = (): void => {
    forgetDraft();
    // A page that still holds the draft would write it again.
    location.replace('/');
    replace('/');
  };
  return (
    <p className="hint draft-note">
      {filing.draftNote}{' '}
      <button type="button" className="plain" onClick={discard}>
        {filing.discard}
      </button>
    </p>
  );
}
