import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { ReplyOf } from '../api/operations';
import { bodiesQuery, directoryQuery, organizationQuery } from './query-keys';
import { Select } from './select';
import { useWords } from './words/staff-words';

interface OrganizationSelectProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly onChange?: (id: string | undefined) => void;
}

/** A body of the tree, found by its name, a short form of it, or pinyin. */
export function OrganizationSelect({
  id,
  value,
  placeholder,
  allowClear = false,
  onChange,
}: OrganizationSelectProps): ReactNode {
  const { lists } = useWords();
  const [typed, setTyped] = useState('');
  const { options, isFetching } = useBodies(useSettled(typed.trim()), value);
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      placeholder={placeholder ?? lists.all}
      allowClear={allowClear}
      loading={isFetching}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      options={options}
      optionRender={({ label, data }) => (
        <>
          {label} <span className="faint">{data['kind']}</span>
        </>
      )}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
    />
  );
}

/** Shown before anything is typed. */
const FEW = 20;

type Found = Pick<ReplyOf<'GET /public/organizations'>['items'][number], 'organizationId' | 'name' | 'kind'>;

interface Bodies {
  readonly options: { readonly value: string; readonly label: string; readonly kind: string }[];
  readonly isFetching: boolean;
}

/** What was found, and what is chosen already even where the search does not find it. */
function useBodies(asked: string, value: string | undefined): Bodies {
  const { domain, lists } = useWords();
  const first = useQuery(bodiesQuery(FEW));
  const found = useQuery(directoryQuery(asked));
  const isFetching = first.isFetching || found.isFetching;
  const items: readonly Found[] = (asked === '' ? first : found).data?.items ?? [];
  const chosen = useQuery({ ...organizationQuery(value ?? ''), enabled: value !== undefined });
  const options = items.map(({ organizationId, name, kind }) => ({
    value: organizationId,
    label: name,
    kind: domain.organizationKinds[kind],
  }));
  if (value === undefined || options.some((option) => option.value === value)) return { options, isFetching };
  const label = chosen.data?.name ?? lists.unknownBody;
  return { options: [{ value, label, kind: '' }, ...options], isFetching };
}

const SETTLED_AFTER_MS = 250;

/** What is typed, once the person pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
