import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Flex } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { Mapping } from '../../../../domain/contract-import/column';
import { IMPORTING } from '../../menu';
import { ProblemAlert } from '../../problem-alert';
import { useSession } from '../../session';
import { useAct } from '../../use-act';
import { useWords } from '../../words/staff-words';
import { useContractWords } from '../words/contract-words';
import { ColumnsStep, columnObstacles, mappingOf } from './columns-step';
import { EarlierImports } from './earlier-imports';
import { importsQuery, readTable, sendTable, type Reading } from './import-data';
import { SaveTable } from './save-table-button';
import '../contract.css';

/** 批量导入: a table is chosen, its columns are looked at, and it is sent to be checked. */
export function ImportsPage(): ReactNode {
  const { shell } = useWords();
  const { imports } = useContractWords();
  const { officer } = useSession();
  const mayImport = officer.roles.some((role) => IMPORTING.includes(role));
  const earlier = useQuery({ ...importsQuery, enabled: mayImport });
  useEffect(() => {
    document.title = `${imports.title} · Pacta`;
  }, [imports]);
  if (!mayImport) return <h1>{shell.notFound}</h1>;
  return (
    <div className="collect">
      <h1>{imports.title}</h1>
      <Alert type="warning" showIcon title={imports.secrecy} />
      <Sending />
      <EarlierImports
        items={earlier.data?.items ?? []}
        isPending={earlier.isPending}
        error={earlier.error}
        retry={() => void earlier.refetch()}
      />
    </div>
  );
}

interface Chosen {
  readonly file: File;
  readonly reading: Reading;
  readonly mapping: Mapping;
}

function Sending(): ReactNode {
  const { imports } = useContractWords();
  const navigate = useNavigate();
  const { error, isBusy, run } = useAct();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isStock, setIsStock] = useState(true);
  const choose = (file: File): Promise<void> =>
    run(async () => {
      const reading = await readTable(file);
      setChosen({ file, reading, mapping: mappingOf(reading) });
    });
  const send = ({ file, mapping }: Chosen): Promise<void> =>
    run(async (intent) => {
      const { id } = await sendTable({ file, mapping, isStock }, intent);
      await navigate({ to: '/contracts/import/$id', params: { id }, search: {} });
    });
  return (
    <>
      <ChooseStep isBusy={isBusy} onChoose={(file) => void choose(file)} onClear={() => setChosen(null)} />
      {error === null ? null : <ProblemAlert error={error} />}
      {chosen === null ? null : (
        <>
          <ColumnsStep
            reading={chosen.reading}
            mapping={chosen.mapping}
            onChange={(mapping) => setChosen({ ...chosen, mapping })}
          />
          <Checkbox checked={isStock} onChange={({ target }) => setIsStock(target.checked)}>
            {imports.isStock}
          </Checkbox>
          <Flex gap="small" className="step-buttons">
            <Button
              type="primary"
              loading={isBusy}
              disabled={isStopped(chosen)}
              onClick={() => void send(chosen)}
            >
              {imports.send}
            </Button>
          </Flex>
        </>
      )}
    </>
  );
}

function isStopped({ reading, mapping }: Chosen): boolean {
  const { missing, claimedTwice } = columnObstacles(reading, mapping);
  return missing.length > 0 || claimedTwice.length > 0;
}

interface ChooseStepProps {
  readonly isBusy: boolean;
  readonly onChoose: (file: File) => void;
  readonly onClear: () => void;
}

function ChooseStep({ isBusy, onChoose, onClear }: ChooseStepProps): ReactNode {
  const { imports } = useContractWords();
  return (
    <fieldset>
      <legend>{imports.chooseTitle}</legend>
      <p>{imports.chooseHelp}</p>
      <Flex wrap gap="small" align="center">
        <label htmlFor="contract-table">{imports.file}</label>
        <input
          id="contract-table"
          type="file"
          accept=".csv,.xlsx,.txt"
          disabled={isBusy}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file === undefined) onClear();
            else onChoose(file);
          }}
        />
      </Flex>
      <Flex wrap gap="small" className="templates">
        {(['xlsx', 'csv'] as const).map((format) => (
          <SaveTable
            key={format}
            path={`/contract-imports/template?format=${format}`}
            name={`${imports.templateName}.${format}`}
            label={imports.template(format.toUpperCase())}
          />
        ))}
      </Flex>
    </fieldset>
  );
}
