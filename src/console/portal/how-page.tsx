import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { PlainDate } from '../../domain/ids';
import { longDate } from '../words/dates';
import { TextField, type Errors } from './form';
import { Page, ProblemNotice } from './page';
import { api } from './portal-api';
import { Link } from './router';
import { StepsAhead } from './steps-ahead';
import { useWords } from './words/portal-words';

/** How a complaint is handled, and the legal clock for anybody to try. */
export function HowPage(): ReactNode {
  const { how } = useWords();
  return (
    <Page heading={how.heading}>
      <p className="lead">{how.lead}</p>
      <StepsAhead />
      <h2>{how.countHeading}</h2>
      <p>{how.count}</p>
      <Calculator />
      <h2>{how.breachHeading}</h2>
      <p>{how.breach}</p>
      <h2>{how.afterHeading}</h2>
      <p>{how.after}</p>
      <Publication />
      <h2>{how.disagreeHeading}</h2>
      <p>{how.disagree}</p>
    </Page>
  );
}

/** What the public is told of a determination, and where that is laid down. */
function Publication(): ReactNode {
  const { published } = useWords();
  const { terms } = published;
  const laidDown = [
    [terms.breach, terms.breachBasis],
    [terms.excuse, terms.excuseBasis],
    [terms.consequence, terms.consequenceBasis],
    [terms.secrecy, terms.secrecyBasis],
    [terms.repair, terms.repairBasis],
  ] as const;
  return (
    <>
      <h2>{published.heading}</h2>
      <p>{published.text}</p>
      <p>{published.end}</p>
      <p>
        <Link to="/results">{published.link}</Link>
      </p>
      <h3>{published.termsHeading}</h3>
      <ul>
        {laidDown.map(([term, basis]) => (
          <li key={term}>
            {term}{' '}
            <span className="hint" lang="zh-CN">
              {basis}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const DAYS = /^(?:[1-9]|[1-5]\d|60)$/;

function Calculator(): ReactNode {
  const { how, language } = useWords();
  const [startOn, setStartOn] = useState('');
  const [days, setDays] = useState('5');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<unknown>(null);
  const ask = async (): Promise<void> => {
    const body = { startOn, amount: Number(days), unit: 'working-day' as const };
    const [answer] = [await api.call('POST /calendar/deadlines', { body })].flat();
    setDueOn(answer?.dueOn ?? null);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setProblem(null);
    const isWrong = startOn === '' || !DAYS.test(days);
    setErrors(isWrong ? { start: how.tryMissing } : {});
    if (!isWrong) ask().catch(setProblem);
  };
  return (
    <form className="card" noValidate onSubmit={submit} aria-labelledby="try">
      <h3 id="try">{how.tryHeading}</h3>
      {problem === null ? null : <ProblemNotice error={problem} />}
      <TextField
        id="start"
        label={how.tryStart}
        type="date"
        error={errors['start']}
        value={startOn}
        onChange={setStartOn}
      />
      <TextField
        id="days"
        label={how.tryDays}
        inputMode="decimal"
        maxLength={2}
        value={days}
        onChange={setDays}
      />
      <button type="submit" className="secondary">
        {how.trySend}
      </button>
      <p role="status">{dueOn === null ? '' : how.tryAnswer(longDate(dueOn as PlainDate, language))}</p>
    </form>
  );
}
