import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { TextField } from '../form';
import { useWords } from '../words/portal-words';

/** Empty: any. */
export interface Sought {
  readonly q: string;
  readonly region: string;
  readonly year: string;
}

interface FinderProps {
  readonly sought: Sought;
  readonly look: (sought: Sought) => void;
  readonly regions: readonly { readonly code: string; readonly label: string }[];
  readonly years: readonly number[];
}

/** By words, region and year. */
export function Finder({ sought, look, regions, years }: FinderProps): ReactNode {
  const { results } = useWords();
  const [asked, setAsked] = useState(sought);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    look({ ...asked, q: asked.q.trim() });
  };
  return (
    <form className="card finder" role="search" onSubmit={submit}>
      <TextField
        id="q"
        label={results.words}
        hint={results.wordsHint}
        maxLength={50}
        value={asked.q}
        onChange={(q) => setAsked({ ...asked, q })}
      />
      <Select
        id="region"
        label={results.region}
        value={asked.region}
        options={regions.map(({ code, label }) => ({ value: code, text: label }))}
        onChange={(region) => setAsked({ ...asked, region })}
      />
      <Select
        id="year"
        label={results.year}
        value={asked.year}
        options={years.map((year) => ({ value: String(year), text: String(year) }))}
        onChange={(year) => setAsked({ ...asked, year })}
      />
      <button type="submit" className="secondary">
        {results.find}
      </button>
    </form>
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

function Select({ id, label, value, options, onChange }: SelectProps): ReactNode {
  const { results } = useWords();
  const isOffered = value === '' || options.some((option) => option.value === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{results.any}</option>
        {isOffered ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
