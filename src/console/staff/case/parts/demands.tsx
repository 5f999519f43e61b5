import { Card } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { capitals, money } from '../../../words/money';
import type { CaseView, DemandView } from '../case-data';
import { demandStateWords } from '../form/choices';
import { useCaseWords } from '../words/case-words';

/** Side by side, each with its own conclusion and date. */
export function Demands({ view }: { readonly view: CaseView }): ReactNode {
  const { demand: said } = useCaseWords();
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="demands">
      <div className="demands">
        {view.demands.map((demand, index) => (
          <Demand key={demand.demandId} demand={demand} place={index + 1} view={view} />
        ))}
      </div>
      {view.narrative === null ? null : (
        <>
          <h3>{said.narrative}</h3>
          <p className="written">{view.narrative}</p>
        </>
      )}
    </Card>
  );
}

interface DemandProps {
  readonly demand: DemandView;
  readonly place: number;
  readonly view: CaseView;
}

function Demand({ demand, place, view }: DemandProps): ReactNode {
  const words = useCaseWords();
  const { demand: said, domain, language } = words;
  const { amountYuan, conclusion, rectifyBy, ground, performedOn } = demand;
  const day = (on: string): string => longDate(on as PlainDate, language);
  const isProposed = view.proposal?.demandIds.includes(demand.demandId) === true;
  return (
    <article className={`demand demand-${demand.state}`}>
      <h3>{said.line(place, domain.demandKinds[demand.kind], null)}</h3>
      {amountYuan === null ? null : (
        <p className="amount">
          {money(amountYuan, language)} <small>{capitals(amountYuan)}</small>
        </p>
      )}
      <dl>
        <Fact term={said.state} text={demandStateWords(demand, view, words)} />
        <Fact
          term={said.conclusion}
          text={conclusion === null ? said.noConclusion : domain.conclusions[conclusion]}
        />
        <Fact term={said.rectifyBy} text={rectifyBy === null ? null : day(rectifyBy)} />
        <Fact term={said.ground} text={ground === null ? null : domain.grounds[ground]} />
        <Fact term={said.performedOn} text={performedOn === null ? null : day(performedOn)} />
        <Fact term={said.proposal} text={isProposed ? said.isProposed : null} />
      </dl>
    </article>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string | null }): ReactNode {
  if (text === null) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}
