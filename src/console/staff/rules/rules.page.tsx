import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { RULE_PROPOSERS } from '../../../domain/rule-set-governance';
import type { Role } from '../../../domain/officer';
import { useSession } from '../session';
import { RuleSetTable } from './rule-set-table';
import { RulesInForce } from './rules-in-force';
import type { RulesSearch } from './rules-search';
import './rules.css';
import { useRulesWords } from './words/rules-words';
import { asTab, TabBar } from '../lists/tab-bar';

/** Read by everybody; changed by two people of the body whose rules they are. */
export function RulesPage(): ReactNode {
  const { title, intro, tabs, create } = useRulesWords();
  const search = useSearch({ from: '/rules' });
  const navigate = useNavigate({ from: '/rules' });
  const { officer } = useSession();
  const proposers: readonly Role[] = RULE_PROPOSERS;
  const mayPropose = officer.roles.some((role) => proposers.includes(role));
  const change = (part: RulesSearch): void =>
    void navigate({ search: (before: RulesSearch) => ({ ...before, ...part }) });
  return (
    <div className="rules">
      <Flex className="list-head" wrap gap="small" align="center" justify="space-between">
        <h1>{title}</h1>
        {mayPropose ? (
          <Link to="/rules/new" className="ant-btn ant-btn-default button-link">
            {create}
          </Link>
        ) : null}
      </Flex>
      <p className="faint">{intro}</p>
      <TabBar label={title}>
        {(['in-force', 'sets'] as const).map((tab) => (
          <Link
            key={tab}
            to="/rules"
            search={{ ...search, view: tab === 'sets' ? tab : undefined }}
            {...asTab(tab, search.view ?? 'in-force')}
          >
            {tabs[tab]}
          </Link>
        ))}
      </TabBar>
      {search.view === 'sets' ? <RuleSetTable /> : <RulesInForce search={search} change={change} />}
    </div>
  );
}
