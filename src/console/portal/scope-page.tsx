import type { ReactNode } from 'react';
import { Page } from './page';
import { Link } from './router';
import { useWords } from './words/portal-words';

/** What is handled here, and where to go with what is not. */
export function ScopePage(): ReactNode {
  const { home, scope, site, domain } = useWords();
  return (
    <Page heading={home.scopeLink}>
      <p>{home.lead}</p>
      <ul>
        {Object.entries(domain.fields).map(([code, text]) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      <h2>{scope.elsewhere}</h2>
      <p>{scope.companyHelp}</p>
      <p>{scope.courtHelp}</p>
      <p>{scope.others}</p>
      <p>
        <Link to="/file" className="button">
          {site.file}
        </Link>
      </p>
    </Page>
  );
}
