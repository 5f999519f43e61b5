import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/staff-words';
import { SEARCH_FIELD } from './use-list-keys';

interface SearchFieldProps {
  readonly q: string | undefined;
  readonly hint: string;
  /** @param q nothing where nothing, or only blanks, was typed */
  readonly onSearch: (q: string | undefined) => void;
}

export function SearchField({ q = '', hint, onSearch }: SearchFieldProps): ReactNode {
  const { lists } = useWords();
  const [typed, setTyped] = useState(q);
  const [shown, setShown] = useState(q);
  // The address changed by other means: a saved view, the way back.
  if (shown !== q) {
    setShown(q);
    setTyped(q);
  }
  return (
    <Input.Search
      id={SEARCH_FIELD}
      className="search-field"
      value={typed}
      aria-label={`${lists.search}: ${hint}`}
      placeholder={hint}
      maxLength={100}
      allowClear
      enterButton={lists.search}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(text) => onSearch(text.trim() === '' ? undefined : text.trim())}
    />
  );
}
