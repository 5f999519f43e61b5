import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button, Card, Descriptions, Flex } from 'antd';
import type { ReactNode } from 'react';
import { longDate, tableDate } from '../../words/dates';
import { ProblemAlert } from '../problem-alert';
import { Changes, Obstacles, OpenCases } from './assessment';
import { Decision } from './decision';
import { OfficerName, Place, StateTag } from './place';
import { ContractRuleTable } from './contract-rule-table';
import { RuleTable } from './rule-table';
import {
  asContract,
  asDay,
  asOverlay,
  ruleSetQuery,
  ruleSetVersionQuery,
  type RuleSetView,
  type RuleSetVersionView,
} from './rules-data';
import './rules.css';
import { RulesUnread } from './rules-unread';
import { useRulesWords } from './words/rules-words';

/** One rule set: its versions, what each says and changed, and what its second person has to decide. */
export function RuleSetPage(): ReactNode {
  const { id } = useParams({ from: '/rules/$id' });
  const search = useSearch({ from: '/rules/$id' });
  const { data, error, refetch } = useQuery(ruleSetQuery(id));
  const shown = search.version ?? data?.items[0]?.version ?? null;
  const version = useQuery(ruleSetVersionQuery(id, shown));
  if (data === undefined) return <RulesUnread title={id} error={error} retry={() => void refetch()} />;
  return (
    <div className="rules">
      <Head id={id} name={data.items[0]?.name ?? id} proposal={data.proposal} />
      <VersionList versions={data.items} shown={shown} />
      {version.error === null ? null : (
        <ProblemAlert error={version.error} retry={() => void version.refetch()} />
      )}
      {version.data === undefined ? null : <Version view={version.data} />}
    </div>
  );
}

interface HeadProps {
  readonly id: string;
  readonly name: string;
  readonly proposal: RuleSetVersionView['decision'];
}

function Head({ id, name, proposal: { mayIssue, reason } }: HeadProps): ReactNode {
  const { title, newVersion, domain } = useRulesWords();
  return (
    <>
      <p className="crumb">
        <Link to="/rules" search={{ view: 'sets' }}>
          {title}
        </Link>{' '}
        › {id}
      </p>
      <Flex className="list-head" wrap gap="small" align="center" justify="space-between">
        <h1>{name}</h1>
        {mayIssue ? (
          <Link to="/rules/$id/edit" params={{ id }} className="ant-btn ant-btn-primary button-link">
            {newVersion}
          </Link>
        ) : (
          <Button disabled aria-describedby="why-not-propose">
            {newVersion}
          </Button>
        )}
      </Flex>
      {reason === null ? null : (
        <p id="why-not-propose" className="faint">
          {domain.explainRefusal(reason)}
        </p>
      )}
    </>
  );
}

interface VersionListProps {
  readonly versions: readonly RuleSetView[];
  readonly shown: number | null;
}

function VersionList({ versions, shown }: VersionListProps): ReactNode {
  const words = useRulesWords();
  return (
    <nav aria-label={words.versions}>
      <ul className="version-list">
        {versions.map(({ ruleSetId, version, effectiveOn, state }) => (
          <li key={version}>
            <Link
              to="/rules/$id"
              params={{ id: ruleSetId }}
              search={{ version }}
              activeProps={{}}
              {...(version === shown ? { 'aria-current': 'page' as const } : {})}
            >
              {words.versionNumber(version)} · {tableDate(asDay(effectiveOn), words.language)}
            </Link>{' '}
            <StateTag state={state} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Version({ view }: { readonly view: RuleSetVersionView }): ReactNode {
  const { change, open, said, saidHelp, saysNothing } = useRulesWords();
  const { ruleSet } = view;
  const isProposed = ruleSet.state === 'proposed';
  const isSilent = Object.keys({ ...ruleSet.complaint, ...ruleSet.contract }).length === 0;
  return (
    <>
      <About ruleSet={ruleSet} />
      <Obstacles obstacles={view.obstacles} />
      <Card size="small" title={<h2>{isProposed ? change.title : change.titleDecided}</h2>}>
        <Changes {...view} />
      </Card>
      {isProposed ? (
        <>
          <Card size="small" title={<h2>{open.title}</h2>}>
            <OpenCases openCases={view.openCases} from={asDay(ruleSet.effectiveOn)} />
          </Card>
          <Decision key={`${ruleSet.ruleSetId} ${ruleSet.version}`} view={view} />
        </>
      ) : null}
      <details className="said" open={!isProposed}>
        <summary>{said}</summary>
        <p className="faint">{saidHelp}</p>
        {isSilent ? <p>{saysNothing}</p> : null}
        <RuleTable said={asOverlay(ruleSet.complaint)} />
        <ContractRuleTable said={asContract(ruleSet.contract)} />
      </details>
    </>
  );
}

function About({ ruleSet }: { readonly ruleSet: RuleSetView }): ReactNode {
  const words = useRulesWords();
  const { proposedBy, decidedBy, reason, note, origin } = ruleSet;
  const person = (id: string | null): ReactNode => {
    if (id !== null) return <OfficerName id={id} />;
    return origin === 'seed' ? words.fromSeed : words.nobodyYet;
  };
  return (
    <Card size="small">
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2, lg: 3 }}
        items={[
          { key: 'place', label: words.columns.place, children: <Place {...ruleSet} /> },
          {
            key: 'day',
            label: words.columns.effectiveOn,
            children: longDate(asDay(ruleSet.effectiveOn), words.language),
          },
          { key: 'document', label: words.document, children: ruleSet.document },
          { key: 'proposed', label: words.proposedBy, children: person(proposedBy) },
          { key: 'decided', label: words.decidedBy, children: person(decidedBy) },
          ...(reason === null ? [] : [{ key: 'reason', label: words.reason, children: reason }]),
          ...(note === ''
            ? []
            : [{ key: 'note', label: words.note, children: note, span: 'filled' as const }]),
        ]}
      />
    </Card>
  );
}
