import { useState, type ReactNode } from 'react';
import { useRouter } from '../router';
import { CheckStep } from './check-step';
import { DemandsStep } from './demands-step';
import { DonePage, type Filed } from './done-page';
import { forgetDraft, keepDraft, keptDraft, newDraft, type Draft } from './draft';
import { EvidenceStep } from './evidence-step';
import { IdentityStep } from './identity-step';
import { MatterStep } from './matter-step';
import { RespondentStep } from './respondent-step';
import { ScopeStep } from './scope-step';
import { StartPage } from './start-page';
import { pathOf, stepAfter, stepOf, STEPS, type Step, type StepProps } from './steps';

/** From what will happen to the receipt, one thing a page. Every page has an address, so that "back" goes one back. */
export function FilingPage(): ReactNode {
  const { path, go, replace } = useRouter();
  const [draft, setDraft] = useState<Draft>(() => keptDraft() ?? newDraft('complaint'));
  const [filed, setFiled] = useState<Filed | null>(null);
  const write = (next: Draft): void => {
    keepDraft(next);
    setDraft(next);
  };
  if (filed !== null) return <DonePage filed={filed} />;
  const step = stepOf(path, draft.kind);
  if (step === null) {
    const kind = path === '/file/tip-off' ? 'tip-off' : 'complaint';
    const begin = (wanted: Draft): void => {
      write(wanted);
      go(pathOf(STEPS[wanted.kind][0]));
    };
    return <StartPage kind={kind} kept={keptDraft()} begin={begin} />;
  }
  const next = stepAfter(step, draft.kind);
  const props: StepProps = {
    draft,
    change: (changed) => write({ ...draft, ...changed }),
    goOn: () => go(next === null ? '/file' : pathOf(next)),
  };
  const finish = (answer: Filed): void => {
    forgetDraft();
    setDraft(newDraft('complaint'));
    setFiled(answer);
    replace('/file/done');
  };
  return <CurrentStep step={step} {...props} finish={finish} />;
}

interface CurrentStepProps extends StepProps {
  readonly step: Step;
  readonly finish: (filed: Filed) => void;
}

function CurrentStep({ step, finish, ...props }: CurrentStepProps): ReactNode {
  switch (step) {
    case 'scope':
      return <ScopeStep {...props} />;
    case 'respondent':
      return <RespondentStep {...props} />;
    case 'matter':
      return <MatterStep {...props} />;
    case 'demands':
      return <DemandsStep {...props} />;
    case 'evidence':
      return <EvidenceStep {...props} />;
    case 'identity':
      return <IdentityStep {...props} />;
    case 'check':
      return <CheckStep draft={props.draft} finish={finish} />;
  }
}
