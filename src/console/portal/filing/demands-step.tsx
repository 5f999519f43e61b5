import type { ReactNode } from 'react';
import { DEMAND_KINDS } from '../../../domain/complaint/complaint';
import { capitals, money, readAmount } from '../../words/money';
import { Choice, TextField, type Errors } from '../form';
import { useWords, type PortalWords } from '../words/portal-words';
import type { DraftDemand } from './draft';
import { StepForm } from './step-form';
import type { StepProps } from './steps';

const MOST_DEMANDS = 20;

function judgeDemands(demands: readonly DraftDemand[], { demands: words }: PortalWords): Errors {
  const errors: Record<string, string> = {};
  demands.forEach(({ kind, amount }, index) => {
    if (kind === null) errors[`kind-${index}`] = words.kindMissing;
    if (amount.trim() !== '' && readAmount(amount) === null) errors[`amount-${index}`] = words.amountWrong;
  });
  return errors;
}

export function DemandsStep({ draft, change, goOn }: StepProps): ReactNode {
  const words = useWords();
  const { demands: text } = words;
  const { demands } = draft;
  const put = (index: number, changed: Partial<DraftDemand>): void =>
    change({ demands: demands.map((demand, at) => (at === index ? { ...demand, ...changed } : demand)) });
  return (
    <StepForm
      step="demands"
      draft={draft}
      heading={text.heading}
      goOn={goOn}
      judge={() => judgeDemands(demands, words)}
    >
      {(errors) => (
        <>
          {demands.map((demand, index) => (
            <section className="card" key={index} aria-label={text.item(index + 1)}>
              <DemandFields
                index={index}
                demand={demand}
                errors={errors}
                put={(changed) => put(index, changed)}
              />
              {demands.length === 1 ? null : (
                <button
                  type="button"
                  className="plain"
                  onClick={() => change({ demands: demands.filter((_demand, at) => at !== index) })}
                >
                  {text.remove(index + 1)}
                </button>
              )}
            </section>
          ))}
          {demands.length >= MOST_DEMANDS ? null : (
            <button
              type="button"
              className="secondary"
              onClick={() => change({ demands: [...demands, { kind: null, amount: '' }] })}
            >
              {text.add}
            </button>
          )}
        </>
      )}
    </StepForm>
  );
}

interface DemandFieldsProps {
  readonly index: number;
  readonly demand: DraftDemand;
  readonly errors: Errors;
  readonly put: (changed: Partial<DraftDemand>) => void;
}

function DemandFields({ index, demand, errors, put }: DemandFieldsProps): ReactNode {
  const { demands: text, domain, language } = useWords();
  const amount = readAmount(demand.amount);
  return (
    <>
      <Choice
        id={`kind-${index}`}
        legend={text.item(index + 1)}
        value={demand.kind}
        onChange={(kind) => put({ kind })}
        error={errors[`kind-${index}`]}
        options={DEMAND_KINDS.map((value) => ({ value, text: domain.demandKinds[value] }))}
      />
      <TextField
        id={`amount-${index}`}
        label={text.amount}
        hint={text.amountHint}
        error={errors[`amount-${index}`]}
        isOptional
        inputMode="decimal"
        value={demand.amount}
        onChange={(typed) => put({ amount: typed })}
      />
      <p className="capitals" aria-live="polite">
        {amount === null ? '' : `${money(amount, language)} ${capitals(amount)}`}
      </p>
    </>
  );
}
