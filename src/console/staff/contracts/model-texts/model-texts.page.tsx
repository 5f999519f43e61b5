import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { MODEL_TEXT_ROLES } from '../../../../domain/model-text/model-text';
import '../../credentials/credentials.css';
import { ListState } from '../../lists/list-state';
import { PageHead } from '../../lists/page-head';
import { Select } from '../../select';
import { useSession } from '../../session';
import { categoriesQuery } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { AddTextDialog } from './add-dialogs';
import { ModelTextCard } from './model-text-card';
import { modelTextsQuery } from './model-text-data';

/** 示范文本库: which texts contracts may be drafted from, in which version, and how many were. */
export function ModelTextsPage(): ReactNode {
  const { modelTexts: words } = useContractWords();
  const { officer } = useSession();
  const [categoryCode, setCategoryCode] = useState<string | undefined>();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, dataUpdatedAt, isFetching, isPending, refetch } = useQuery(
    modelTextsQuery({ categoryCode }),
  );
  const again = (): void => void refetch();
  useEffect(() => {
    document.title = `${words.title} · Pacta`;
  }, [words]);
  const mayAdd = officer.roles.some((role) => MODEL_TEXT_ROLES.some((keeper) => keeper === role));
  return (
    <div className="credentials">
      <PageHead title={words.title} readAt={dataUpdatedAt} isReading={isFetching} refresh={again} />
      <p className="faint">{words.lead}</p>
      <Flex className="no-print" wrap gap="small">
        <CategoryFilter value={categoryCode} onChange={setCategoryCode} />
        {mayAdd ? (
          <Button icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
            {words.add}
          </Button>
        ) : null}
      </Flex>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={(data?.items.length ?? 0) === 0}
        isFiltered={categoryCode !== undefined}
        empty={{ title: words.empty, help: words.emptyHelp }}
        retry={again}
        clear={() => setCategoryCode(undefined)}
      >
        <ul className="machines">
          {data?.items.map((text) => (
            <ModelTextCard key={text.id} text={text} />
          ))}
        </ul>
      </ListState>
      {isAdding ? <AddTextDialog onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}

interface CategoryFilterProps {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

function CategoryFilter({ value, onChange }: CategoryFilterProps): ReactNode {
  const { modelTexts: words, list } = useContractWords();
  const { officer } = useSession();
  const { data } = useQuery(categoriesQuery(officer.organizationId));
  return (
    <Select
      allowClear
      aria-label={words.category}
      placeholder={words.allCategories}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(code: string | null | undefined) => onChange(code ?? undefined)}
      options={(data?.items ?? []).map(({ code, label }) => ({
        value: code,
        label: list.category(code, label),
      }))}
    />
  );
}
