import type { ReactNode } from 'react';
import { BodyFilter } from '../lists/body-filter';
import { useContractWords } from './words/contract-words';

const NAMES = ['undertakingId', 'regulatorId'] as const;
type Bodies = Readonly<Partial<Record<(typeof NAMES)[number], string | undefined>>>;

interface BodyFiltersProps {
  readonly search: Bodies;
  readonly change: (part: Bodies) => void;
}

/** 承办单位、监管部门: by which bodies every list of contracts is narrowed. */
export function BodyFilters({ search, change }: BodyFiltersProps): ReactNode {
  const { list } = useContractWords();
  return NAMES.map((name) => (
    <BodyFilter
      key={name}
      label={list.filters[name]}
      value={search[name]}
      onChange={(id) => change({ [name]: id })}
    />
  ));
}
