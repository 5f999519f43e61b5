import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { readAmount } from '../../../words/money';
import { Select } from '../../select';
import type { CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { BodyPicker } from './body-picker';
import { demandStateWords, demandWords } from './choices';

type Row = Readonly<Record<string, string>>;

export interface RowsProps {
  readonly value?: readonly Row[];
  readonly onChange?: (rows: readonly Row[]) => void;
}

interface DemandRowsProps extends RowsProps {
  readonly view: CaseView;
}

/** Puts one value of one demand, or takes the demand out when it is empty. */
function withDemand(
  rows: readonly Row[],
  demandId: string,
  [name, value]: readonly [string, string],
): readonly Row[] {
  const others = rows.filter((row) => row['demandId'] !== demandId);
  return value === '' ? others : [...others, { demandId, [name]: value }];
}

const valueOf = (rows: readonly Row[], demandId: string, name: string): string =>
  rows.find((row) => row['demandId'] === demandId)?.[name] ?? '';

/** Every demand with a conclusion of its own; one that is left open is concluded another time. */
export function ConcludedDemands({ value = [], onChange, view }: DemandRowsProps): ReactNode {
  const words = useCaseWords();
  const { domain, form } = words;
  const schemaCodes = Object.keys(domain.conclusions) as (keyof typeof domain.conclusions)[];
  return (
    <div className="rows">
      {view.demands.map((demand) => (
        <div key={demand.demandId} className="row">
          <span>
            {demandWords(demand, view, words)} · {demandStateWords(demand, view, words)}
          </span>
          <Select
            aria-label={form.conclusionOf(demandWords(demand, view, words))}
            value={valueOf(value, demand.demandId, 'conclusion')}
            onChange={(chosen: string) =>
              onChange?.(withDemand(value, demand.demandId, ['conclusion', chosen]))
            }
            options={[
              { value: '', label: form.notNow },
              ...schemaCodes.map((code) => ({ value: code, label: domain.conclusions[code] })),
            ]}
          />
        </div>
      ))}
    </div>
  );
}

/** Every demand that is to be put right, with a date of its own. */
export function DatedDemands({ value = [], onChange, view }: DemandRowsProps): ReactNode {
  const words = useCaseWords();
  return (
    <div className="rows">
      {view.demands.map((demand) => (
        <div key={demand.demandId} className="row">
          <span>
            {demandWords(demand, view, words)} · {demandStateWords(demand, view, words)}
          </span>
          <Input
            type="date"
            aria-label={words.form.dateOf(demandWords(demand, view, words))}
            value={valueOf(value, demand.demandId, 'dueOn')}
            onChange={({ target }) => onChange?.(withDemand(value, demand.demandId, ['dueOn', target.value]))}
          />
        </div>
      ))}
    </div>
  );
}

interface FreeRowsProps extends RowsProps {
  readonly empty: Row;
  readonly addLabel: string;
  readonly draw: (row: Row, put: (part: Row) => void, place: number) => ReactNode;
}

function FreeRows({ value = [], onChange, empty, addLabel, draw }: FreeRowsProps): ReactNode {
  const { form } = useCaseWords();
  const put = (index: number, part: Row): void =>
    onChange?.(value.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <div className="rows">
      {value.map((row, index) => (
        // Rows have nothing of their own but their place.

        <div key={index} className="row">
          {draw(row, (part) => put(index, part), index + 1)}
          <Button size="small" onClick={() => onChange?.(value.filter((_row, at) => at !== index))}>
            {form.removeRow}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange?.([...value, empty])}>
        {addLabel}
      </Button>
    </div>
  );
}

/** When how much is paid, as both have agreed. */
export function Instalments(props: RowsProps): ReactNode {
  const { form } = useCaseWords();
  return (
    <FreeRows
      {...props}
      empty={{ dueOn: '', amountYuan: '' }}
      addLabel={form.addInstalment}
      draw={({ dueOn = '', amountYuan = '' }, put, place) => (
        <>
          <Input
            type="date"
            aria-label={form.instalmentDate(place)}
            value={dueOn}
            onChange={({ target }) => put({ dueOn: target.value })}
          />
          <Input
            inputMode="decimal"
            suffix={form.yuan}
            aria-label={form.instalmentAmount(place)}
            value={amountYuan}
            onChange={({ target }) => put({ amountYuan: target.value })}
            onBlur={() => put({ amountYuan: readAmount(amountYuan) ?? amountYuan })}
          />
        </>
      )}
    />
  );
}

/** One case each; one body leads. */
export function Respondents(props: RowsProps): ReactNode {
  const { form } = useCaseWords();
  return (
    <FreeRows
      {...props}
      empty={{ organizationId: '', part: 'assisting' }}
      addLabel={form.addRespondent}
      draw={({ organizationId = '', part = 'assisting' }, put, place) => (
        <>
          <BodyPicker
            label={form.respondentNumber(place)}
            {...(organizationId === '' ? {} : { value: organizationId })}
            onChange={(chosen) => put({ organizationId: chosen ?? '' })}
          />
          <Select
            aria-label={form.partOf(place)}
            value={part}
            onChange={(chosen: string) => put({ part: chosen })}
            options={[
              { value: 'lead', label: form.lead },
              { value: 'assisting', label: form.assisting },
            ]}
          />
        </>
      )}
    />
  );
}
