import { useEffect, useState, type ReactNode } from 'react';
import { capitals, money, readAmount } from '../../words/money';
import { Page, ProblemNotice } from '../page';
import { callProven, prepareProof } from '../proof-of-work';
import { Link } from '../router';
import { useWords } from '../words/portal-words';
import type { Filed } from './done-page';
import { intentOf, type Draft } from './draft';
import { pathOf, STEPS, type Step } from './steps';
import { toFiling } from './to-filing';

interface CheckStepProps {
  readonly draft: Draft;
  readonly finish: (filed: Filed) => void;
}

/** Everything once more, each with the way to change it, before it cannot be taken back. */
export function CheckStep({ draft, finish }: CheckStepProps): ReactNode {
  const { filing, check } = useWords();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const steps: readonly Step[] = STEPS[draft.kind];
  const body = toFiling(draft);
  useEffect(() => prepareProof('POST /public/complaints'), []);
  const send = async (): Promise<void> => {
    if (body === null) return;
    setIsBusy(true);
    setError(null);
    try {
      finish(await callProven('POST /public/complaints', { body, intent: intentOf(draft) }));
    } catch (caught) {
      setError(caught);
      setIsBusy(false);
    }
  };
  return (
    <Page heading={check.heading} caption={filing.caption(steps.length, steps.length)}>
      {error === null ? null : <ProblemNotice error={error} />}
      {body === null ? <p className="notice problem">{filing.errorsHeading}</p> : null}
      <Answers draft={draft} />
      <p>{check.declare}</p>
      <div className="actions">
        <button type="button" disabled={isBusy || body === null} onClick={() => void send()}>
          {isBusy ? check.sending : check.submit}
        </button>
        <button type="button" className="plain" onClick={() => history.back()}>
          {filing.back}
        </button>
      </div>
    </Page>
  );
}

function Answers({ draft }: { readonly draft: Draft }): ReactNode {
  const { check, domain } = useWords();
  const { respondent, field, title, narrative, contractName, contractNumber, files } = draft;
  const isComplaint = draft.kind === 'complaint';
  return (
    <dl className="answers">
      <Answer term={check.respondent} step="respondent" text={respondent?.name ?? ''} />
      <Answer term={check.title} step="matter" text={title} />
      <Answer term={check.narrative} step="matter" text={narrative} />
      <Answer term={check.field} step="matter" text={field === null ? '' : domain.fields[field]} />
      {isComplaint ? (
        <>
          <Answer
            term={check.contract}
            step="matter"
            text={[contractName, contractNumber].join(' ').trim()}
          />
          <Answer term={check.demands} step="demands" text={<Demands draft={draft} />} />
        </>
      ) : null}
      <Answer term={check.evidence} step="evidence" text={check.files(files.length)} />
      <Answer term={check.identity} step="identity" text={<Identity draft={draft} />} />
    </dl>
  );
}

interface AnswerProps {
  readonly term: string;
  readonly step: Step;
  readonly text: ReactNode;
}

function Answer({ term, step, text }: AnswerProps): ReactNode {
  const { filing } = useWords();
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text === '' ? filing.notFilled : text}</dd>
      <dd className="change">
        <Link to={pathOf(step)}>
          {filing.change}
          <span className="hidden"> {term}</span>
        </Link>
      </dd>
    </div>
  );
}

function Demands({ draft }: { readonly draft: Draft }): ReactNode {
  const { check, domain, language } = useWords();
  return (
    <ul>
      {draft.demands.map(({ kind, amount }, index) => {
        const yuan = readAmount(amount);
        return (
          <li key={index}>
            {kind === null ? '' : domain.demandKinds[kind]}{' '}
            {yuan === null ? check.noAmount : <Amount yuan={yuan} text={money(yuan, language)} />}
          </li>
        );
      })}
    </ul>
  );
}

const Amount = ({ yuan, text }: { readonly yuan: string; readonly text: string }): ReactNode => (
  <>
    {text} <span lang="zh-CN">{capitals(yuan)}</span>
  </>
);

function Identity({ draft }: { readonly draft: Draft }): ReactNode {
  const { check, domain } = useWords();
  const { mode, name, phone, email, agent } = draft.identity;
  if (mode === 'anonymous') return domain.identities.anonymous;
  return (
    <ul>
      <li>{domain.identities[mode]}</li>
      <li>{[name, phone, email].filter((text) => text !== '').join(' ')}</li>
      {agent === null ? null : (
        <li>
          {check.agent} {agent.name}
        </li>
      )}
    </ul>
  );
}
