import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { sayProblem } from '../../../words/problem-words';
import { useEvidence, type EvidenceFiles } from '../../counter/use-evidence';
import { FormDialog } from '../../form-dialog';
import { Select } from '../../select';
import { useSession } from '../../session';
import { api } from '../../staff-api';
import { useWords } from '../../words/staff-words';
import { categoriesQuery } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { useRefreshModelTexts, type ModelText } from './model-text-data';

interface VersionFields {
  readonly effectiveOn: string;
  readonly note?: string;
}

interface TextFields extends VersionFields {
  readonly title: string;
  readonly categoryCode: string;
  readonly issuingBody: string;
  readonly documentNumber?: string;
}

interface Closing {
  readonly onClose: () => void;
}

const filled = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

/** A new text with its first version. */
export function AddTextDialog({ onClose }: Closing): ReactNode {
  const { modelTexts: words } = useContractWords();
  const { file, evidenceId, done } = useAdding(onClose);
  const rules = useRules();
  return (
    <FormDialog<TextFields>
      title={words.add}
      okText={words.dialog.send}
      isBarred={evidenceId === null}
      submit={async ({ note, documentNumber, ...fields }, intent) => {
        const optional = { note: filled(note), documentNumber: filled(documentNumber) };
        const body = { ...fields, ...optional, evidenceId: evidenceId ?? '' };
        await api.call('POST /model-texts', { body, intent });
        await done();
      }}
      onClose={onClose}
    >
      <p>{words.dialog.help}</p>
      <Form.Item name="title" label={words.dialog.name} rules={rules}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <CategoryField />
      <Form.Item name="issuingBody" label={words.dialog.issuingBody} rules={rules}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="documentNumber" label={words.dialog.documentNumber}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <VersionInputs file={file} />
    </FormDialog>
  );
}

/** The next version of a text: the earlier ones stay as they are. */
export function AddVersionDialog({ text, onClose }: Closing & { readonly text: ModelText }): ReactNode {
  const { modelTexts: words } = useContractWords();
  const { file, evidenceId, done } = useAdding(onClose);
  return (
    <FormDialog<VersionFields>
      title={`${words.addVersion}：${text.title}`}
      okText={words.dialog.send}
      isBarred={evidenceId === null}
      submit={async ({ effectiveOn, note }, intent) => {
        const body = { effectiveOn, note: filled(note), evidenceId: evidenceId ?? '' };
        await api.call('POST /model-texts/{id}/versions', { params: { id: text.id }, body, intent });
        await done();
      }}
      onClose={onClose}
    >
      <p>{words.dialog.help}</p>
      <VersionInputs file={file} />
    </FormDialog>
  );
}

function useAdding(onClose: () => void) {
  const { modelTexts: words } = useContractWords();
  const { message } = App.useApp();
  const refresh = useRefreshModelTexts();
  const file = useEvidence();
  const state = file.files[0]?.state;
  const done = async (): Promise<void> => {
    void message.success(words.done.add);
    await refresh();
    onClose();
  };
  return { file, evidenceId: state?.type === 'sent' ? state.id : null, done };
}

function useRules() {
  const { dialog } = useContractWords().modelTexts;
  return [{ required: true, whitespace: true, message: dialog.required }];
}

function CategoryField(): ReactNode {
  const { modelTexts: words, list } = useContractWords();
  const { officer } = useSession();
  const { data } = useQuery(categoriesQuery(officer.organizationId));
  const rules = useRules();
  return (
    <Form.Item name="categoryCode" label={words.category} rules={rules}>
      <Select
        options={(data?.items ?? []).map(({ code, label }) => ({
          value: code,
          label: list.category(code, label),
        }))}
      />
    </Form.Item>
  );
}

function VersionInputs({ file }: { readonly file: EvidenceFiles }): ReactNode {
  const { dialog } = useContractWords().modelTexts;
  const rules = useRules();
  return (
    <>
      <Form.Item name="effectiveOn" label={dialog.effectiveOn} rules={rules}>
        <Input type="date" className="date-input" />
      </Form.Item>
      <Form.Item name="note" label={dialog.note}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <FileInput file={file} />
    </>
  );
}

/** One file; another choice takes its place. */
function FileInput({ file }: { readonly file: EvidenceFiles }): ReactNode {
  const { dialog } = useContractWords().modelTexts;
  const { language, domain } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const chosen = file.files[0];
  const said = (): string => {
    if (chosen === undefined) return dialog.fileMissing;
    const { state } = chosen;
    if (state.type === 'failed') return sayProblem(state.error, language, domain).sentence;
    return state.type === 'sent' ? dialog.sent(chosen.file.name) : dialog.sending(chosen.file.name);
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{dialog.chooseFile}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.docx"
        aria-label={dialog.chooseFile}
        onChange={({ target }) => {
          for (const { key } of file.files) file.remove(key);
          file.add([...(target.files ?? [])].slice(0, 1), false);
          target.value = '';
        }}
      />
      <p role="status">{said()}</p>
    </>
  );
}
