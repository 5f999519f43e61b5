import { useEffect, useState, type ReactNode } from 'react';
import { isAborted } from '../../api/api-error';
import type { ReplyOf } from '../../api/operations';
import { TextField } from '../form';
import { ProblemNotice } from '../page';
import { api } from '../portal-api';
import { useWords } from '../words/portal-words';
import type { Draft } from './draft';

type Found = ReplyOf<'GET /public/organizations'>['items'];
type Search =
  | { readonly state: 'idle' }
  | { readonly state: 'found'; readonly items: Found }
  | { readonly state: 'failed'; readonly error: unknown };

const TYPING_PAUSE_MS = 200;

/** Asks a little after the last key, and forgets the answer to what was typed before. */
function useSearch(typed: string): Search {
  const [search, setSearch] = useState<Search>({ state: 'idle' });
  useEffect(() => {
    const q = typed.trim();
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const { items } = await api.call('GET /public/organizations', {
          query: { q },
          signal: controller.signal,
        });
        setSearch({ state: 'found', items });
      } catch (error) {
        if (!isAborted(error)) setSearch({ state: 'failed', error });
      }
    };
    const timer = setTimeout(() => (q === '' ? setSearch({ state: 'idle' }) : void ask()), TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed]);
  return search;
}

interface BodySearchProps {
  readonly chosen: Draft['respondent'];
  readonly choose: (chosen: Draft['respondent']) => void;
  readonly error: string | undefined;
}

/** Typing on top, what fits below as a list of choices: works with keys, with touch and with a screen reader alike. */
export function BodySearch({ chosen, choose, error }: BodySearchProps): ReactNode {
  const { respondent } = useWords();
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const search = useSearch(typed);
  return (
    <>
      <TextField
        id="respondent"
        label={respondent.label}
        hint={respondent.hint}
        error={error}
        value={typed}
        maxLength={50}
        onChange={setTyped}
      />
      <p role="status" className="hint">
        {search.state === 'found' ? statusOf(search.items.length, respondent) : ''}
      </p>
      {search.state === 'failed' ? <ProblemNotice error={search.error} /> : null}
      {search.state === 'found' && search.items.length > 0 ? (
        <Choices items={search.items} chosen={chosen} choose={choose} />
      ) : null}
      {chosen === null ? null : (
        <p className="notice good">
          {respondent.chosen}: <strong>{chosen.name}</strong>
        </p>
      )}
    </>
  );
}

const statusOf = (
  count: number,
  words: { readonly none: string; readonly found: (count: number) => string },
): string => (count === 0 ? words.none : words.found(count));

function Choices({
  items,
  chosen,
  choose,
}: Omit<BodySearchProps, 'error'> & { readonly items: Found }): ReactNode {
  const { respondent } = useWords();
  return (
    <fieldset className="field results">
      <legend className="hidden">{respondent.label}</legend>
      {items.map(({ organizationId, name, within }) => (
        <div className="option" key={organizationId}>
          <input
            type="radio"
            name="body"
            id={`body-${organizationId}`}
            checked={chosen?.organizationId === organizationId}
            onChange={() => choose({ organizationId, name })}
          />
          <label htmlFor={`body-${organizationId}`}>
            {name}
            {within.length === 0 ? null : (
              <span className="hint">{respondent.below(within.slice(-2).join(' / '))}</span>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
