import { Alert } from 'antd';
import type { ReactNode } from 'react';
import {
  headingOf,
  recogniseColumns,
  type ColumnKey,
  type Mapping,
} from '../../../../domain/contract-import/column';
import { Select } from '../../select';
import { useContractWords } from '../words/contract-words';
import type { Reading } from './import-data';

interface ColumnsStepProps {
  readonly reading: Reading;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** As it was read, until somebody says otherwise. */
export const mappingOf = ({ columns }: Reading): Mapping =>
  Object.fromEntries(columns.map(({ heading, column }) => [heading, column]));

/** What keeps the table from being imported: columns that are missing, or told twice. */
export function columnObstacles(reading: Reading, mapping: Mapping) {
  const headings = reading.columns.map(({ heading }) => heading);
  return recogniseColumns(headings, mapping);
}

const NOT_READ = '';

/** Each heading of the table, and what it is read as. */
export function ColumnsStep({ reading, mapping, onChange }: ColumnsStepProps): ReactNode {
  const { imports } = useContractWords();
  const { missing, claimedTwice } = columnObstacles(reading, mapping);
  const options = [
    { value: NOT_READ, label: imports.notRead },
    ...reading.known.map(({ column, label }) => ({ value: column, label })),
  ];
  const headings = [...new Set(reading.columns.map(({ heading }) => heading))].filter((one) => one !== '');
  return (
    <fieldset>
      <legend>{imports.mapTitle}</legend>
      <p>{imports.read(reading.rowCount, reading.headingRow)}</p>
      <div role="status">
        <Obstacle keys={missing} words={imports.missing} />
        <Obstacle keys={claimedTwice} words={imports.twice} />
      </div>
      <div className="table-columns">
        {headings.map((heading) => (
          <div key={heading} className="table-column">
            <span lang="zh-CN">{heading}</span>
            <Select
              aria-label={imports.columnOf(heading)}
              options={options}
              value={mapping[heading] ?? NOT_READ}
              onChange={(column: string) =>
                // One of the columns that the server knows, or none.
                onChange({ ...mapping, [heading]: column === NOT_READ ? null : (column as ColumnKey) })
              }
            />
          </div>
        ))}
      </div>
      <p className="faint">{imports.remembered}</p>
    </fieldset>
  );
}

interface ObstacleProps {
  readonly keys: readonly ColumnKey[];
  readonly words: (columns: string) => string;
}

function Obstacle({ keys, words }: ObstacleProps): ReactNode {
  if (keys.length === 0) return null;
  return <Alert type="warning" showIcon title={words(keys.map(headingOf).join('、'))} />;
}
