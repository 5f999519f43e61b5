import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Mark } from '../lists/tags';
import { officerQuery, organizationQuery } from '../query-keys';
import { useRegionNames } from '../region-name';
import type { RuleSetSummary } from './rules-data';
import { useRulesWords } from './words/rules-words';

type Holding = Pick<RuleSetSummary, 'scope' | 'regionCode' | 'acceptingOrganizationId' | 'stage'>;

/** For which place, department and stage a rule set speaks. */
export function Place({ scope, regionCode, acceptingOrganizationId, stage }: Holding): ReactNode {
  const { scopes, everywhere, stages } = useRulesWords();
  const nameOf = useRegionNames(regionCode === null ? [] : [regionCode]);
  return (
    <>
      {scopes[scope]}
      {regionCode === null || scope === 'base'
        ? null
        : ` · ${regionCode === '000000' ? everywhere : nameOf(regionCode)}`}
      {acceptingOrganizationId === null ? null : (
        <>
          {' · '}
          <BodyName id={acceptingOrganizationId} />
        </>
      )}
      {stage === null ? null : ` · ${stages[stage]}`}
    </>
  );
}

function BodyName({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery(organizationQuery(id));
  return data?.name ?? id;
}

/** An officer by name; whoever is unknown by now by their id. */
export function OfficerName({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery({ ...officerQuery(id), retry: false });
  return data?.name ?? id;
}

const TONES = { proposed: 'soon', active: 'good', superseded: 'plain', declined: 'plain' } as const;

export function StateTag({ state }: { readonly state: RuleSetSummary['state'] }): ReactNode {
  const { states } = useRulesWords();
  return <Mark tone={TONES[state]}>{states[state]}</Mark>;
}
