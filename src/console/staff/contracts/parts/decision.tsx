import { Button, Card, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ShownDocument } from '../../case/parts/shown-document';
import { useCaseWords } from '../../case/words/case-words';
import { useContractEvidence, type ContractView } from '../contract-data';
import { termWords } from '../form/contract-picks';
import { useContractWords } from '../words/contract-words';

type DecisionItem = NonNullable<ContractView['decision']>[number];

const UNSIGNED: readonly ContractView['status'][] = ['draft', 'reviewing', 'approved'];

/** Collected signed, nobody was asked here: its steps can no longer be answered. */
const wasNeverAsked = (status: ContractView['status'], items: readonly DecisionItem[]): boolean =>
  !UNSIGNED.includes(status) && items.every(({ state }) => state === 'open');

interface DecisionProps {
  readonly view: ContractView;
  readonly onShow: (document: ShownDocument) => void;
}

/** 签订前的决策程序; nothing where the rules of the contract ask for nothing. */
export function Decision({ view, onShow }: DecisionProps): ReactNode {
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
        scroll={{ x: 'max-content' }}
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
          {
            title: said.files,
            render: (_value, { evidenceIds }) => <Files view={view} ids={evidenceIds} onShow={onShow} />,
          },
        ]}
      />
    </Card>
  );
}

interface FilesProps extends DecisionProps {
  readonly ids: readonly string[];
}

/** What was attached to one step, to be opened from where it is claimed. */
function Files({ view, ids, onShow }: FilesProps): ReactNode {
  const { documents } = useCaseWords();
  const { data } = useContractEvidence(view);
  const found = (data?.items ?? []).filter(({ id }) => ids.includes(id));
  return found.map(({ id, name, mediaType, sha256 }) => (
    <Button
      key={id}
      size="small"
      type="link"
      aria-label={documents.open(name)}
      onClick={() => onShow({ path: `/evidence/${id}/content`, name, mediaType, sha256 })}
    >
      {name}
    </Button>
  ));
}
