import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useId, type ReactNode } from 'react';
import { longDate } from '../../words/dates';
import { DayFilter } from '../lists/filter-bar';
import { OrganizationSelect } from '../organization-select';
import { ProblemAlert } from '../problem-alert';
import { organizationQuery } from '../query-keys';
import { useSession } from '../session';
import { ContractRuleTable } from './contract-rule-table';
import { RuleTable } from './rule-table';
import { asContract, asDay, asOverlay, inForceQuery } from './rules-data';
import type { RulesSearch } from './rules-search';
import { useRulesWords } from './words/rules-words';

interface RulesInForceProps {
  readonly search: RulesSearch;
  readonly change: (part: RulesSearch) => void;
}

/** What holds for a department on a day, and which document and rule set each thing comes from. */
export function RulesInForce({ search, change }: RulesInForceProps): ReactNode {
  const { inForce, columns, language } = useRulesWords();
  const { officer } = useSession();
  const bodyId = search.body ?? officer.organizationId;
  const body = useQuery(organizationQuery(bodyId));
  const place =
    body.data === undefined
      ? null
      : { regionCode: body.data.regionCode, acceptingOrganizationId: bodyId, on: search.on };
  const { data, error, isPending, refetch } = useQuery(inForceQuery(place));
  const id = useId();
  const origins = new Map(data?.rules.map(({ path, origin }) => [path, origin]));
  const problem = body.error ?? error;
  const more = {
    title: columns.origin,
    cell: (path: string): ReactNode => {
      const origin = origins.get(path);
      return origin === null || origin === undefined ? null : (
        <VersionLink id={origin.ruleSetId} version={origin.version} name={origin.name} />
      );
    },
  };
  return (
    <>
      <div className="filters no-print">
        <div className="filter wide">
          <label htmlFor={id}>{inForce.body}</label>
          <OrganizationSelect id={id} value={bodyId} onChange={(chosen) => change({ body: chosen })} />
        </div>
        <DayFilter label={inForce.on} value={search.on} onChange={(on) => change({ on })} />
      </div>
      {problem === null ? null : <ProblemAlert error={problem} retry={() => void refetch()} />}
      {data === undefined && problem === null && isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      ) : null}
      {data === undefined ? null : (
        <>
          <p className="layers">
            {longDate(asDay(data.on), language)} · {inForce.layers}
            {data.layers.map(({ ruleSetId, version, name }) => (
              <span key={ruleSetId}>
                {' › '}
                <VersionLink id={ruleSetId} version={version} name={name} />
              </span>
            ))}
          </p>
          <p className="faint">{inForce.layersHelp}</p>
          <RuleTable said={asOverlay(data.complaint)} more={more} />
          <ContractRuleTable said={asContract(data.contract)} more={more} />
        </>
      )}
    </>
  );
}

interface VersionLinkProps {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

export function VersionLink({ id, version, name }: VersionLinkProps): ReactNode {
  return (
    <Link to="/rules/$id" params={{ id }} search={{ version }}>
      {name}
    </Link>
  );
}
