import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useState, type ReactNode } from 'react';
import { tableDate } from '../../words/dates';
import { ChoiceFilter, optionsOf } from '../lists/filter-bar';
import { ListState } from '../lists/list-state';
import { Place, StateTag } from './place';
import { asDay, ruleSetsQuery, type RuleSetSummary } from './rules-data';
import { useRulesWords } from './words/rules-words';

const NONE: readonly RuleSetSummary[] = [];

/** Every version of every rule set; what waits for its second person first. */
export function RuleSetTable(): ReactNode {
  const { sets, states } = useRulesWords();
  const [state, setState] = useState<RuleSetSummary['state'] | undefined>();
  const { data = NONE, error, isPending, refetch } = useQuery(ruleSetsQuery);
  const waiting = data.filter((one) => one.state === 'proposed');
  const shown = data
    .filter((one) => state === undefined || one.state === state)
    .toSorted((left, right) => rank(left) - rank(right));
  return (
    <>
      {waiting.length === 0 ? null : <Alert type="warning" showIcon title={sets.waiting(waiting.length)} />}
      <div className="filters no-print">
        <ChoiceFilter
          label={sets.filterState}
          value={state}
          options={optionsOf(states)}
          onChange={setState}
        />
      </div>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={shown.length === 0}
        isFiltered={state !== undefined}
        empty={{ title: sets.empty, help: sets.emptyHelp }}
        retry={() => void refetch()}
        clear={() => setState(undefined)}
      >
        <Versions versions={shown} />
      </ListState>
    </>
  );
}

const rank = ({ state }: RuleSetSummary): number => (state === 'proposed' ? 0 : 1);

function Versions({ versions }: { readonly versions: readonly RuleSetSummary[] }): ReactNode {
  const { sets, columns, versionNumber, language } = useRulesWords();
  return (
    <table className="rule-table" aria-label={sets.caption}>
      <thead>
        <tr>
          <th scope="col">{columns.set}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.basis}</th>
          <th scope="col">{columns.effectiveOn}</th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={`${one.ruleSetId} ${one.version}`}>
            <th scope="row">
              <Link to="/rules/$id" params={{ id: one.ruleSetId }} search={{ version: one.version }}>
                {one.name} {versionNumber(one.version)}
              </Link>{' '}
              <small>{one.ruleSetId}</small>
            </th>
            <td data-label={columns.place}>
              <Place {...one} />
            </td>
            <td data-label={columns.basis}>{one.document}</td>
            <td data-label={columns.effectiveOn} className="day">
              {tableDate(asDay(one.effectiveOn), language)}
            </td>
            <td data-label={columns.state}>
              <StateTag state={one.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
