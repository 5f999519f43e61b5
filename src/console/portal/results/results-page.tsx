import { useCallback, useState, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import type { ReplyOf } from '../../api/operations';
import { longDate } from '../../words/dates';
import { Page, ProblemNotice } from '../page';
import { api } from '../portal-api';
import { Link } from '../router';
import { useLoad } from '../use-load';
import { useWords } from '../words/portal-words';
import { Finder, type Sought } from './finder';

type List = ReplyOf<'GET /determinations'>;
type Determination = List['items'][number];

const PAGE = '20';

/** What stands published, the latest first; the address keeps what was looked for. */
export function ResultsPage(): ReactNode {
  const { results, site } = useWords();
  const [sought, setSought] = useState(soughtInAddress);
  const first = useLoad(
    useCallback(
      (signal: AbortSignal) => api.call('GET /determinations', { query: { ...sought, limit: PAGE }, signal }),
      [sought],
    ),
  );
  const look = (next: Sought): void => {
    const asked = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')).toString();
    history.replaceState(null, '', asked === '' ? '/results' : `/results?${asked}`);
    setSought(next);
  };
  const { regions, years } = first.state === 'ready' ? first.value : { regions: [], years: [] };
  return (
    <Page heading={results.heading}>
      <p className="lead">{results.lead}</p>
      <Finder sought={sought} look={look} regions={regions} years={years} />
      {first.state === 'loading' ? (
        <p className="loading" role="status">
          {site.loading}
        </p>
      ) : null}
      {first.state === 'failed' ? <ProblemNotice error={first.error} retry={first.retry} /> : null}
      {first.state === 'ready' ? <Found first={first.value} sought={sought} /> : null}
      <h2>{results.mechanism}</h2>
      <p>
        <Link to="/how">{results.mechanismLink}</Link>
      </p>
    </Page>
  );
}

function soughtInAddress(): Sought {
  const asked = new URLSearchParams(location.search);
  return { q: asked.get('q') ?? '', region: asked.get('region') ?? '', year: asked.get('year') ?? '' };
}

const isNarrowed = (sought: Sought): boolean => Object.values(sought).some((value) => value !== '');

/** What was asked for beyond the first page, and of which first page. */
interface Added {
  readonly to: List;
  readonly items: readonly Determination[];
  readonly nextCursor: string | null;
}

function Found({ first, sought }: { readonly first: List; readonly sought: Sought }): ReactNode {
  const { results } = useWords();
  const [added, setAdded] = useState<Added | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  // What was added to another search has no place below this one.
  const later = added?.to === first ? added : null;
  const items = [...first.items, ...(later?.items ?? [])];
  const cursor = later === null ? first.nextCursor : later.nextCursor;
  const more = async (after: string): Promise<void> => {
    const query = { ...sought, limit: PAGE, cursor: after };
    const next = await api.call('GET /determinations', { query });
    setAdded({ to: first, items: [...(later?.items ?? []), ...next.items], nextCursor: next.nextCursor });
    setProblem(null);
  };
  if (items.length === 0) {
    return <p role="status">{isNarrowed(sought) ? results.noneFound : results.empty}</p>;
  }
  return (
    <>
      <p className="hint" role="status">
        {results.shown(items.length)}
      </p>
      <ul className="lines">
        {items.map((determination) => (
          <li key={determination.id}>
            <Line determination={determination} />
          </li>
        ))}
      </ul>
      {problem === null ? null : <ProblemNotice error={problem} />}
      {cursor === null ? null : (
        <button type="button" className="secondary" onClick={() => void more(cursor).catch(setProblem)}>
          {results.more}
        </button>
      )}
    </>
  );
}

function Line({ determination }: { readonly determination: Determination }): ReactNode {
  const { results, domain, language } = useWords();
  const { id, respondent, determiningBody, region, promise, grounds, determinedOn } = determination;
  return (
    <>
      <Link to={`/results/${id}`}>
        <strong lang="zh-CN">{respondent}</strong>
      </Link>
      {promise === null ? null : <p lang="zh-CN">{promise}</p>}
      <p className="when">
        {grounds.map(({ code }) => (
          <span key={code} className="tag late">
            {domain.grounds[code]}
          </span>
        ))}
      </p>
      <p className="hint">
        <span lang="zh-CN">
          {region.label} · {determiningBody}
        </span>{' '}
        · {results.determinedOn(longDate(determinedOn as PlainDate, language))}
      </p>
    </>
  );
}
