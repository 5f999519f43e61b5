import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { IDENTITY_FIELDS, type IdentityField } from '../../../domain/complainant';
import type { PlainDate } from '../../../domain/ids';
import { longDate } from '../../words/dates';
import { Countdown, useMsLeft } from './countdown';
import type { Shown } from './reveal-data';
import { useRevealWords } from './words/reveal-words';

interface ShownIdentityProps {
  readonly number: string;
  readonly shown: Shown;
  readonly close: () => void;
}

/** Covered field by field, shown one at a time, and covered for good when the time is up. It is never printed. */
export function ShownIdentity({ number, shown, close }: ShownIdentityProps): ReactNode {
  const { shown: words, mine } = useRevealWords();
  const isOver = useMsLeft(shown.expiresAt) === 0;
  const [open, setOpen] = useState<IdentityField | null>(null);
  const fields = IDENTITY_FIELDS.filter((field) => field in shown.identity);
  return (
    <section className="shown no-print" aria-labelledby="shown-title">
      <div className="shown-head">
        <h2 id="shown-title">{words.title(number)}</h2>
        {isOver ? null : <Countdown until={shown.expiresAt} say={mine.leftOpen} />}
      </div>
      {isOver ? (
        <Alert type="info" showIcon title={words.over} />
      ) : (
        <>
          <p>{words.warning}</p>
          <dl>
            {fields.map((field) => (
              <Field
                key={field}
                field={field}
                identity={shown.identity}
                isOpen={open === field}
                turn={() => setOpen(open === field ? null : field)}
              />
            ))}
          </dl>
        </>
      )}
      <Button onClick={close}>{words.done}</Button>
    </section>
  );
}

interface FieldProps {
  readonly field: IdentityField;
  readonly identity: Shown['identity'];
  readonly isOpen: boolean;
  readonly turn: () => void;
}

function Field({ field, identity, isOpen, turn }: FieldProps): ReactNode {
  const { fields, shown: words } = useRevealWords();
  const name = fields[field];
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {isOpen ? <Value field={field} identity={identity} /> : <span aria-hidden>{words.covered}</span>}
        <Button
          size="small"
          aria-label={isOpen ? words.hideField(name) : words.showField(name)}
          aria-expanded={isOpen}
          onClick={turn}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      </dd>
    </div>
  );
}

function Value({ field, identity }: Pick<FieldProps, 'field' | 'identity'>): ReactNode {
  const { shown: words } = useRevealWords();
  if (field === 'agent') return <Agent agent={identity.agent ?? null} />;
  return <span className="value">{identity[field] ?? words.absent}</span>;
}

function Agent({ agent }: { readonly agent: Exclude<Shown['identity']['agent'], undefined> }): ReactNode {
  const { agentFields, mandate, mandates, shown: words, language } = useRevealWords();
  if (agent === null) return <span className="value">{words.absent}</span>;
  const { mandate: given, ...values } = agent;
  const lines = (Object.keys(values) as (keyof typeof values)[]).map(
    (name) => [agentFields[name], values[name] ?? words.absent] as const,
  );
  const authority = mandate(mandates[given.authority], longDate(given.grantedOn as PlainDate, language));
  return (
    <ul className="value">
      {[...lines, [agentFields.mandate, authority] as const].map(([name, value]) => (
        <li key={name}>{`${name} ${value}`}</li>
      ))}
    </ul>
  );
}
