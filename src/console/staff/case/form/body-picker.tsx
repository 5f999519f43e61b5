import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ReplyOf } from '../../../api/operations';
import { bodiesQuery, colleaguesQuery, directoryQuery } from '../../query-keys';
import { Select } from '../../select';
import { useCaseWords } from '../words/case-words';

interface PickerProps {
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly label: string;
}

const MOST = 200;

/** A body by its name, a short form of it or pinyin, shown with the bodies that it stands under. */
export function BodyPicker({ id, value, onChange, label }: PickerProps): ReactNode {
  const { form, domain } = useCaseWords();
  const [typed, setTyped] = useState('');
  const asked = typed.trim();
  const tree = useQuery(bodiesQuery(MOST));
  const found = useQuery(directoryQuery(asked));
  const options = asked === '' ? inTree(tree.data?.items ?? []) : (found.data?.items ?? []).map(toOption);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={tree.isFetching || found.isFetching}
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

  function toOption({ organizationId, name, kind, within, depth = 0 }: Body) {
    const where = [...within, domain.organizationKinds[kind]].join(' › ');
    return { value: organizationId, label: name, where, depth };
  }

  /** As the tree reads: every body below the one that it stands under. */
  function inTree(items: ReplyOf<'GET /organizations'>['items']) {
    const names = new Map(items.map((one) => [one.organizationId, one.name]));
    const sorted = items.toSorted((left, right) => (left.path.join('/') < right.path.join('/') ? -1 : 1));
    return sorted.map(({ organizationId, name, kind, path }) => {
      const within = path.slice(0, -1).flatMap((above) => names.get(above) ?? []);
      return toOption({ organizationId, name, kind, within, depth: path.length - 1 });
    });
  }
}

interface Body {
  readonly organizationId: string;
  readonly name: string;
  readonly kind: ReplyOf<'GET /public/organizations'>['items'][number]['kind'];
  /** What it stands under, from the top. */
  readonly within: readonly string[];
  readonly depth?: number;
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
