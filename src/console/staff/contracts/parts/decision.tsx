import { Button, Card, Tag } from 'antd';
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

const colourOf = ({ state, isCompulsory }: DecisionItem): string => {
  if (state !== 'open') return 'green';
  return isCompulsory ? 'gold' : 'default';
};

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
      <ul className="files-list">
        {items.map((item) => (
          <li key={item.code}>
            <div>
              <strong>{termWords(item, words)}</strong>{' '}
              <Tag>{item.isCompulsory ? said.compulsory : said.optional}</Tag>
              <Tag color={colourOf(item)}>{said.states[item.state]}</Tag>
              <small>
                {said.basis} {item.basis.document} {item.basis.article}
              </small>
              <Files view={view} ids={item.evidenceIds} onShow={onShow} />
            </div>
          </li>
        ))}
      </ul>
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
      aria-label={documents.open(name)}
      onClick={() => onShow({ path: `/evidence/${id}/content`, name, mediaType, sha256 })}
    >
      {name}
    </Button>
  ));
}
