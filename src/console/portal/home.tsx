import type { ReactNode } from 'react';
import { Page } from './page';
import { Link } from './router';
import { StepsAhead } from './steps-ahead';
import { useWords } from './words/portal-words';

/** What this is, what will happen and by when, before anything is asked. */
export function Home(): ReactNode {
  const { home } = useWords();
  return (
    <Page heading={home.heading}>
      <p className="lead">{home.lead}</p>
      <div className="doors">
        <Door to="/file" text={home.start} help={home.startHelp} kind="primary" />
        <Door to="/receipt" text={home.track} help={home.trackHelp} kind="other" />
        <Door to="/file/tip-off" text={home.tipOff} help={home.tipOffHelp} kind="other" />
        <Door to="/results" text={home.results} help={home.resultsHelp} kind="other" />
      </div>
      <h2>{home.whatHappens}</h2>
      <StepsAhead />
      <h2>{home.identityHeading}</h2>
      <p>{home.identity}</p>
      <h2>{home.scopeHeading}</h2>
      <p>
        {home.scope} <Link to="/scope">{home.scopeLink}</Link>
      </p>
    </Page>
  );
}

interface DoorProps {
  readonly to: string;
  readonly text: string;
  readonly help: string;
  readonly kind: 'primary' | 'other';
}

function Door({ to, text, help, kind }: DoorProps): ReactNode {
  return (
    <Link to={to} className={`door ${kind}`}>
      <strong>{text}</strong>
      <span>{help}</span>
    </Link>
  );
}
