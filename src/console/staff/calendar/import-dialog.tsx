import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import { createIntent } from '../../api/intent';
import { sayIssue } from '../case/form/say-issue';
import { toOptions } from '../counter/matter-fields';
import { ProblemAlert } from '../problem-alert';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';
import type { Impact, ImportBody } from './calendar-data';
import { ImpactView } from './impact';
import { judgeImport, type ImportValues } from './import-form';
import { useCalendarWords } from './words/calendar-words';

interface ImportDialogProps {
  /** To begin with. */
  readonly year: number | null;
  readonly onClose: () => void;
  /** With the id of the notice that now waits. */
  readonly onProposed: (id: string) => void;
}

/** Hands a notice in: first what it would move, then the proposal. */
export function ImportDialog({ year, onClose, onProposed }: ImportDialogProps): ReactNode {
  const words = useCalendarWords();
  const [form] = Form.useForm<ImportValues>();
  const work = useImporting(onProposed);
  const judged = (): ImportBody | null => {
    const found = judgeImport(form.getFieldsValue(true) as ImportValues);
    if (found.ok) return found.body;
    const errors = found.faults.map(({ name, issue }) => ({
      name,
      errors: [issue === null ? words.import.notJson : sayIssue({ name, issue }, words)],
    }));
    form.setFields(errors);
    return null;
  };
  const preview = async (): Promise<void> => {
    const body = judged();
    if (body !== null) await work.preview(body);
  };
  const { error, checked } = work;
  return (
    <Modal
      open
      width={760}
      title={words.import.title}
      onCancel={onClose}
      footer={[
        <Button key="preview" loading={work.busy === 'preview'} onClick={() => void preview()}>
          {words.import.preview}
        </Button>,
        <Button
          key="propose"
          type="primary"
          disabled={checked === null}
          loading={work.busy === 'propose'}
          onClick={() => (checked === null ? undefined : void work.propose(checked.body))}
        >
          {words.import.propose}
        </Button>,
      ]}
    >
      <p>{words.import.help}</p>
      <Form<ImportValues>
        form={form}
        layout="vertical"
        initialValues={{ format: 'csv', layer: 'national', year, notice: '', source: '', text: '' }}
        onValuesChange={work.forget}
      >
        <ImportFields setText={(text) => form.setFieldsValue({ text })} forget={work.forget} />
      </Form>
      {error === null || isSessionEnded(error) ? null : <ProblemAlert error={error} />}
      <div role="status">{checked === null ? null : <ImpactView {...checked.impact} />}</div>
    </Modal>
  );
}

interface ImportFieldsProps {
  readonly setText: (text: string) => void;
  readonly forget: () => void;
}

function ImportFields({ setText, forget }: ImportFieldsProps): ReactNode {
  const { import: words } = useCalendarWords();
  const format = Form.useWatch<ImportValues['format'] | undefined>('format') ?? 'csv';
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setText(await file.text());
    forget();
  };
  return (
    <>
      <Form.Item name="format" label={words.format}>
        <Radio.Group options={toOptions(words.formats)} />
      </Form.Item>
      <div className="import-columns">
        <Form.Item name="layer" label={words.layer} extra={words.layerHelp}>
          <Input maxLength={19} />
        </Form.Item>
        <Form.Item name="year" label={words.year}>
          <InputNumber precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="notice" label={words.notice}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="source" label={words.source}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="text" label={words.text} extra={format === 'csv' ? words.csvHelp : words.jsonHelp}>
        <Input.TextArea rows={6} spellCheck={false} />
      </Form.Item>
      <p>
        <label>
          {words.file}{' '}
          <input
            type="file"
            accept=".csv,.json,text/csv,application/json"
            onChange={({ target }) => void read(target.files?.[0])}
          />
        </label>
      </p>
    </>
  );
}

interface Importing {
  readonly checked: { readonly body: ImportBody; readonly impact: Impact } | null;
  readonly error: unknown;
  readonly busy: 'preview' | 'propose' | null;
  readonly preview: (body: ImportBody) => Promise<void>;
  readonly propose: (body: ImportBody) => Promise<void>;
  readonly forget: () => void;
}

function useImporting(onProposed: (id: string) => void): Importing {
  const words = useCalendarWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const intent = useRef(createIntent());
  const [checked, setChecked] = useState<Importing['checked']>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<Importing['busy']>(null);
  const trying = async (doing: 'preview' | 'propose', act: () => Promise<void>): Promise<void> => {
    setBusy(doing);
    setError(null);
    try {
      await act();
    } catch (caught) {
      setError(caught);
    }
    setBusy(null);
  };
  return {
    checked,
    error,
    busy,
    forget: () => setChecked(null),
    preview: (body) =>
      trying('preview', async () => {
        setChecked(null);
        setChecked({ body, impact: await api.call('POST /calendars/imports/assessments', { body }) });
      }),
    propose: (body) =>
      trying('propose', async () => {
        const { version } = await api.call('POST /calendars/imports', { body, intent: intent.current });
        await queries.invalidateQueries({ queryKey: KEYS.calendars });
        void message.success(words.import.proposed);
        onProposed(version.versionId);
      }),
  };
}
