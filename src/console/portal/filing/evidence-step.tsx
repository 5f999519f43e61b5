import { useState, type ReactNode } from 'react';
import { Tick } from '../form';
import { useWords } from '../words/portal-words';
import { FilePicker } from './file-picker';
import { StepForm } from './step-form';
import type { StepProps } from './steps';

export function EvidenceStep({ draft, change, goOn }: StepProps): ReactNode {
  const { evidence } = useWords();
  const [sending, setSending] = useState(0);
  const [isIdentifying, setIsIdentifying] = useState(true);
  return (
    <StepForm
      step="evidence"
      draft={draft}
      heading={evidence.heading}
      goOn={goOn}
      judge={() => (sending > 0 ? { files: evidence.stillSending } : {})}
    >
      {() => (
        <>
          <Tick
            id="identifying"
            text={evidence.identifying}
            hint={evidence.identifyingHint}
            isTicked={isIdentifying}
            onChange={setIsIdentifying}
          />
          <FilePicker
            id="files"
            files={draft.files}
            change={(files) => change({ files })}
            seed={draft.seed}
            isIdentifying={isIdentifying}
            tellSending={setSending}
          />
        </>
      )}
    </StepForm>
  );
}
