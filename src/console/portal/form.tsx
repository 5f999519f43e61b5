import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from './words/portal-words';

/** What is wrong, by the id of the control that it is about. */
export type Errors = Readonly<Record<string, string>>;

/** All that is missing, at the top, each a link to its place; takes the focus when it appears. */
export function ErrorSummary({ errors }: { readonly errors: Errors }): ReactNode {
  const { filing } = useWords();
  const ref = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  const isShown = entries.length > 0;
  useEffect(() => {
    if (isShown) ref.current?.focus();
  }, [errors, isShown]);
  if (!isShown) return null;
  return (
    <div className="notice problem" role="alert" tabIndex={-1} ref={ref}>
      <h2>{filing.errorsHeading}</h2>
      <ul>
        {entries.map(([id, message]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

function Field({
  children,
  ...field
}: FieldProps & { readonly children: (described: Described) => ReactNode }): ReactNode {
  const { filing } = useWords();
  const { id, label, hint, error, isOptional } = field;
  const notes = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`];
  const describedBy = notes.filter((note) => note !== null).join(' ');
  return (
    <div className={error === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={id}>
        {label}
        {isOptional === true ? <span className="optional">{filing.optional}</span> : null}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'tel' | 'email' | 'date';
  readonly inputMode?: 'decimal' | 'text';
  readonly autoComplete?: string;
  readonly maxLength?: number;
}

export function TextField({
  value,
  onChange,
  type,
  inputMode,
  autoComplete,
  maxLength,
  ...field
}: TextProps): ReactNode {
  return (
    <Field {...field}>
      {(described) => (
        <input
          {...described}
          type={type ?? 'text'}
          inputMode={inputMode}
          autoComplete={autoComplete ?? 'off'}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface LongTextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
}

export function LongTextField({ value, onChange, rows, ...field }: LongTextProps): ReactNode {
  return (
    <Field {...field}>
      {(described) => (
        <textarea
          {...described}
          rows={rows ?? 8}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly hint?: string;
}

interface ChoiceProps<Value extends string> {
  /** Of the first option: what an error's link leads to. */
  readonly id: string;
  readonly legend: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { id, legend, options, value, onChange, error } = props;
  const name = useId();
  return (
    <fieldset className={error === undefined ? 'field' : 'field wrong'}>
      <legend>{legend}</legend>
      {error === undefined ? null : <p className="error">{error}</p>}
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div className="option" key={option.value}>
            <input
              type="radio"
              id={optionId}
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              aria-describedby={option.hint === undefined ? undefined : `${optionId}-hint`}
            />
            <label htmlFor={optionId}>
              {option.text}
              {option.hint === undefined ? null : (
                <span className="hint" id={`${optionId}-hint`}>
                  {option.hint}
                </span>
              )}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

interface TickProps {
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
}

export function Tick({ id, text, hint, isTicked, onChange }: TickProps): ReactNode {
  return (
    <div className="option">
      <input
        type="checkbox"
        id={id}
        checked={isTicked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label htmlFor={id}>
        {text}
        {hint === undefined ? null : (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}
