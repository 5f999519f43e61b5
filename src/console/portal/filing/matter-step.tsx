import type { ReactNode } from 'react';
import { COMPLAINT_FIELDS } from '../../../domain/complaint/complaint';
import { Choice, LongTextField, TextField, type Errors } from '../form';
import { useWords, type PortalWords } from '../words/portal-words';
import type { Draft } from './draft';
import { StepForm } from './step-form';
import type { StepProps } from './steps';

const TITLE_LENGTH = 200;
const NARRATIVE_LENGTH = 10_000;
const lengthOf = (text: string): number => [...text.trim()].length;

function judgeMatter({ field, title, narrative }: Draft, { matter }: PortalWords): Errors {
  const errors: Record<string, string> = {};
  if (field === null) errors['field'] = matter.fieldMissing;
  if (lengthOf(title) === 0) errors['title'] = matter.titleMissing;
  if (lengthOf(title) > TITLE_LENGTH) errors['title'] = matter.tooLong(TITLE_LENGTH);
  if (lengthOf(narrative) === 0) errors['narrative'] = matter.narrativeMissing;
  if (lengthOf(narrative) > NARRATIVE_LENGTH) errors['narrative'] = matter.tooLong(NARRATIVE_LENGTH);
  return errors;
}

export function MatterStep({ draft, change, goOn }: StepProps): ReactNode {
  const words = useWords();
  const { matter, domain } = words;
  const isTipOff = draft.kind === 'tip-off';
  return (
    <StepForm
      step="matter"
      draft={draft}
      heading={isTipOff ? matter.headingTipOff : matter.heading}
      goOn={goOn}
      judge={() => judgeMatter(draft, words)}
    >
      {(errors) => (
        <>
          <TextField
            id="title"
            label={matter.title}
            hint={matter.titleHint}
            error={errors['title']}
            value={draft.title}
            onChange={(title) => change({ title })}
          />
          <LongTextField
            id="narrative"
            label={matter.narrative}
            hint={matter.narrativeHint}
            error={errors['narrative']}
            value={draft.narrative}
            onChange={(narrative) => change({ narrative })}
          />
          <Choice
            id="field"
            legend={matter.field}
            value={draft.field}
            onChange={(field) => change({ field })}
            error={errors['field']}
            options={COMPLAINT_FIELDS.map((value) => ({ value, text: domain.fields[value] }))}
          />
          {isTipOff ? null : <ContractFields draft={draft} change={change} />}
        </>
      )}
    </StepForm>
  );
}

function ContractFields({ draft, change }: Pick<StepProps, 'draft' | 'change'>): ReactNode {
  const { matter } = useWords();
  return (
    <>
      <TextField
        id="contract-name"
        label={matter.contractName}
        isOptional
        maxLength={TITLE_LENGTH}
        value={draft.contractName}
        onChange={(contractName) => change({ contractName })}
      />
      <TextField
        id="contract-number"
        label={matter.contractNumber}
        isOptional
        maxLength={100}
        value={draft.contractNumber}
        onChange={(contractNumber) => change({ contractNumber })}
      />
    </>
  );
}
