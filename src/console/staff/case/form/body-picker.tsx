import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { colleaguesQuery } from '../../query-keys';
import { api } from '../../staff-api';
import { useCaseWords } from '../words/case-words';

interface PickerProps {
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly label: string;
}

const MOST = 200;

/** A body by a part of its name, shown with the bodies that it stands under. */
export function BodyPicker({ id, value, onChange, label }: PickerProps): ReactNode {
  const { form, domain } = useCaseWords();
  const [asked, setAsked] = useState('');
  const found = useOrganizations(asked.trim());
  const tree = useOrganizations('');
  const names = new Map(
    [...(tree.data?.items ?? []), ...(found.data?.items ?? [])].map((one) => [one.organizationId, one.name]),
  );
  const options = (found.data?.items ?? []).map(({ organizationId, name, path, kind }) => ({
    value: organizationId,
    label: name,
    where: [
      ...path.slice(0, -1).flatMap((above) => names.get(above) ?? []),
      domain.organizationKinds[kind],
    ].join(' › '),
    depth: asked.trim() === '' ? path.length - 1 : 0,
  }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setAsked }}
      allowClear
      loading={found.isFetching}
      placeholder={form.searchBody}
      notFoundContent={form.noBodyFound}
      options={options}
      optionRender={({ data }) => (
        <span className={`body-option depth-${Math.min(data.depth, 4)}`}>
          {data.label}
          <small>{data.where}</small>
        </span>
      )}
    />
  );
}

/** Sorted as the tree reads: every body below the one that it stands under. */
function useOrganizations(q: string) {
  return useQuery({
    queryKey: ['organizations', q],
    queryFn: async ({ signal }) => {
      const query = { status: 'active', limit: String(MOST), ...(q === '' ? {} : { q }) } as const;
      const { items } = await api.call('GET /organizations', { query, signal });
      return {
        items: items.toSorted((left, right) => (left.path.join('/') < right.path.join('/') ? -1 : 1)),
      };
    },
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}

interface OfficerPickerProps extends PickerProps {
  readonly organizationId: string;
}

/** Somebody of one body. */
export function OfficerPicker({ id, value, onChange, label, organizationId }: OfficerPickerProps): ReactNode {
  const { form, domain } = useCaseWords();
  const { data } = useQuery(colleaguesQuery(organizationId));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={form.chooseOfficer}
      options={(data ?? []).map(({ officer, roles }) => ({
        value: officer.officerId,
        label: [officer.name, ...roles.map((role) => domain.roles[role])].join(' · '),
      }))}
    />
  );
}
