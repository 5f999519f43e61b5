import { App, Button, Form, Input, Tag } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { longDate, longMoment } from '../../../words/dates';
import { FormDialog } from '../../form-dialog';
import { api } from '../../staff-api';
import { useAct } from '../../use-act';
import { useProblemNotice } from '../../use-problem-notice';
import { SaveTable } from '../import/save-table-button';
import { useContractWords } from '../words/contract-words';
import { AddVersionDialog } from './add-dialogs';
import { useRefreshModelTexts, type ModelText, type ModelTextVersion } from './model-text-data';

interface OfText {
  readonly text: ModelText;
}

/** One text: whose, for which contracts, with all its versions and what may be done about it. */
export function ModelTextCard({ text }: OfText): ReactNode {
  const { modelTexts: words, list, language } = useContractWords();
  const headingId = useId();
  const { title, withdrawn, issuingBody, documentNumber, categoryCode, categoryLabel, regionName } = text;
  return (
    <li aria-labelledby={headingId}>
      <div className="machine-head">
        <h2 id={headingId}>{title}</h2>
        {withdrawn === null ? null : <Tag color="red">{words.withdrawnTag}</Tag>}
      </div>
      <p>
        {list.category(categoryCode, categoryLabel)} · {words.issued(issuingBody, documentNumber)}
      </p>
      <p className="faint">
        {words.scope(regionName)} · {words.contracts(text.contracts)}
      </p>
      {withdrawn === null ? null : (
        <p>{words.withdrawn(longMoment(withdrawn.at, language), withdrawn.by.name, withdrawn.reason)}</p>
      )}
      <ul>
        {text.versions.map((version) => (
          <Version key={version.versionId} text={text} version={version} />
        ))}
      </ul>
      {text.keeping.mayIssue ? <Acts text={text} /> : null}
    </li>
  );
}

const COLORS = { pending: 'gold', upcoming: 'geekblue', effective: 'blue', superseded: 'default' } as const;

function Version({ text, version }: OfText & { readonly version: ModelTextVersion }): ReactNode {
  const { modelTexts: words, language } = useContractWords();
  const { number, effectiveOn, state, note, file, addedBy, confirmedBy, confirmation } = version;
  return (
    <li id={version.versionId}>
      <strong>{words.version(number)}</strong> <Tag color={COLORS[state]}>{words.states[state]}</Tag>
      <p>
        {words.from(longDate(effectiveOn, language))} · {file.name}
      </p>
      <p className="faint">{words.by(addedBy.name, confirmedBy?.name ?? null)}</p>
      {note === null ? null : <p>{note}</p>}
      <div className="machine-acts no-print">
        <SaveTable
          path={`/model-texts/${text.id}/versions/${number}/content`}
          name={file.name}
          label={words.download}
        />
        {confirmation.mayIssue ? <Confirm text={text} version={version} /> : null}
      </div>
    </li>
  );
}

function Confirm({
  text: { id, title },
  version,
}: OfText & { readonly version: ModelTextVersion }): ReactNode {
  const { modelTexts: words } = useContractWords();
  const { message } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshModelTexts();
  const { isBusy, run } = useAct();
  const confirm = (): Promise<void> =>
    run(async (intent) => {
      try {
        const params = { id, number: String(version.number) };
        await api.call('POST /model-texts/{id}/versions/{number}/confirm', { params, intent });
        void message.success(words.done.confirm);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  return (
    <Button
      type="primary"
      loading={isBusy}
      aria-label={words.confirmOf(title, version.number)}
      onClick={() => void confirm()}
    >
      {words.confirm}
    </Button>
  );
}

function Acts({ text }: OfText): ReactNode {
  const { modelTexts: words } = useContractWords();
  const [open, setOpen] = useState<'version' | 'withdraw' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className="machine-acts no-print">
      <Button onClick={() => setOpen('version')}>{words.addVersion}</Button>
      <Button danger onClick={() => setOpen('withdraw')}>
        {words.withdraw}
      </Button>
      {open === 'version' ? <AddVersionDialog text={text} onClose={close} /> : null}
      {open === 'withdraw' ? <WithdrawDialog text={text} onClose={close} /> : null}
    </div>
  );
}

function WithdrawDialog({
  text: { id, title },
  onClose,
}: OfText & { readonly onClose: () => void }): ReactNode {
  const { modelTexts: words } = useContractWords();
  const { message } = App.useApp();
  const refresh = useRefreshModelTexts();
  return (
    <FormDialog<{ readonly reason: string }>
      title={`${words.withdraw}：${title}`}
      okText={words.withdraw}
      isGrave
      submit={async (body, intent) => {
        await api.call('POST /model-texts/{id}/withdraw', { params: { id }, body, intent });
        void message.success(words.done.withdraw);
        await refresh();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.dialog.withdrawHelp}</p>
      <Form.Item
        name="reason"
        label={words.dialog.reason}
        rules={[{ required: true, whitespace: true, message: words.dialog.required }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
