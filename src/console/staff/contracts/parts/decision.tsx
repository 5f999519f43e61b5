import { Card, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ContractView } from '../contract-data';
import { termWords } from '../form/contract-picks';
import { useContractWords } from '../words/contract-words';

type DecisionItem = NonNullable<ContractView['decision']>[number];

const UNSIGNED: readonly ContractView['status'][] = ['draft', 'reviewing', 'approved'];

/** Collected signed, nobody was asked here: its steps can no longer be answered. */
const wasNeverAsked = (status: ContractView['status'], items: readonly DecisionItem[]): boolean =>
  !UNSIGNED.includes(status) && items.every(({ state }) => state === 'open');

/** 签订前的决策程序; nothing where the rules of the contract ask for nothing. */
export function Decision({ view }: { readonly view: ContractView }): ReactNode {
  const words = useContractWords();
  const { decision: said } = words;
  const items = view.decision ?? [];
  if (items.length === 0 || wasNeverAsked(view.status, items)) return null;
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="decision">
      <Table<DecisionItem>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={[...items]}
        columns={[
          { title: said.item, render: (_value, item) => termWords(item, words) },
          { title: said.basis, render: (_value, { basis }) => `${basis.document} ${basis.article}` },
          {
            title: said.state,
            render: (_value, { state, isCompulsory }) => (
              <>
                <Tag>{said.states[state]}</Tag>
                {isCompulsory ? said.compulsory : said.optional}
              </>
            ),
          },
          { title: said.files, render: (_value, { evidenceIds }) => evidenceIds.length },
        ]}
      />
    </Card>
  );
}
