import { useCallback, type ReactNode } from 'react';
import type { PublicationField, RedactableField } from '../../../domain/complaint/publication';
import type { PlainDate } from '../../../domain/ids';
import type { ReplyOf } from '../../api/operations';
import { longDate } from '../../words/dates';
import { Page, WhenLoaded } from '../page';
import { api } from '../portal-api';
import { Link } from '../router';
import { useLoad } from '../use-load';
import { useWords } from '../words/portal-words';

type Reply = ReplyOf<'GET /determinations/{id}'>;
type Determination = Extract<Reply, { state: 'published' }>;
type Tombstone = Exclude<Reply, Determination>;

/** One determination, with the span for which it is shown; or that it is gone. */
export function ResultPage({ id }: { readonly id: string }): ReactNode {
  const { results } = useWords();
  const loaded = useLoad(
    useCallback(
      (signal: AbortSignal) => api.call('GET /determinations/{id}', { params: { id }, signal }),
      [id],
    ),
  );
  return (
    <Page heading={results.one}>
      <WhenLoaded loaded={loaded}>
        {(reply) =>
          reply.state === 'published' ? <Shown determination={reply} /> : <Gone tombstone={reply} />
        }
      </WhenLoaded>
      <p>
        <Link to="/results">{results.back}</Link>
      </p>
    </Page>
  );
}

function Gone({ tombstone }: { readonly tombstone: Tombstone }): ReactNode {
  const { results, language } = useWords();
  const day = longDate(tombstone.endedOn as PlainDate, language);
  const isWithdrawn = tombstone.state === 'withdrawn';
  return (
    <div className="notice">
      <p>
        <strong>{isWithdrawn ? results.withdrawn : results.ended}</strong>
      </p>
      <p>{isWithdrawn ? results.withdrawnMeans(day) : results.endedMeans(day)}</p>
    </div>
  );
}

function Shown({ determination }: { readonly determination: Determination }): ReactNode {
  const { results, domain, language } = useWords();
  const { respondent, determiningBody, region, field, grounds, documentNumber } = determination;
  const { promise, finding, span } = determination;
  const day = (on: string): string => longDate(on as PlainDate, language);
  return (
    <>
      <dl className="answers">
        <Fact name="respondent">
          <Written>{respondent}</Written>
        </Fact>
        <Fact name="determiningBody">
          <Written>{determiningBody}</Written>
        </Fact>
        <Fact name="region">
          <Written>{region.label}</Written>
        </Fact>
        <Redactable name="field" determination={determination}>
          {field === null ? null : domain.fields[field]}
        </Redactable>
        <Redactable name="promise" determination={determination}>
          {promise === null ? null : <Written>{promise}</Written>}
        </Redactable>
        <Redactable name="finding" determination={determination}>
          {finding === null ? null : <Written>{finding}</Written>}
        </Redactable>
        <Fact name="grounds">{grounds.map(({ code }) => domain.grounds[code]).join(' · ')}</Fact>
        <Fact name="determinedOn">{day(determination.determinedOn)}</Fact>
        <Fact name="documentNumber">
          {documentNumber === null ? results.noNumber : <Written>{documentNumber}</Written>}
        </Fact>
      </dl>
      <h2>{results.span}</h2>
      <p>{results.spanWords(day(determination.publishedOn), day(determination.publishedUntil))}</p>
      <p className="hint">{results.spanBasis(span.months, span.basis.document, span.basis.article)}</p>
      {span.basis.silent === true ? <p className="hint">{results.silent}</p> : null}
      <p>{results.follows}</p>
    </>
  );
}

/** As the office wrote it. */
function Written({ children }: { readonly children: string }): ReactNode {
  return <span lang="zh-CN">{children}</span>;
}

function Fact({
  name,
  children,
}: {
  readonly name: PublicationField;
  readonly children: ReactNode;
}): ReactNode {
  const { domain } = useWords();
  return (
    <div>
      <dt>{domain.publicationFields[name]}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface RedactableProps {
  readonly name: RedactableField;
  readonly determination: Determination;
  readonly children: ReactNode;
}

/** What was hidden is named, with its ground: nobody is to take it for forgotten. */
function Redactable({ name, determination, children }: RedactableProps): ReactNode {
  const { results, domain } = useWords();
  const { redacted, withheldBecause } = determination;
  const isHidden = redacted.includes(name) && withheldBecause !== null;
  if (isHidden) {
    return (
      <Fact name={name}>
        <span className="hint">{results.hidden(domain.withholdingGrounds[withheldBecause])}</span>
      </Fact>
    );
  }
  return children === null ? null : <Fact name={name}>{children}</Fact>;
}
