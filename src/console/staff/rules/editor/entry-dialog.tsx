import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { RuleSubject } from '../../../../domain/rule-lines';
import type { ComplaintOverlay } from '../../../../domain/rule-set';
import { sayIssue } from '../../case/form/say-issue';
import { useRulesWords } from '../words/rules-words';
import { judgeEntry } from './entry';
import { valuesOf, type EntryValues } from './entry-values';
import { EntryFields } from './entry-fields';
import { SourceFields } from './source-fields';

interface EntryDialogProps {
  readonly subject: RuleSubject;
  readonly complaint: ComplaintOverlay;
  /** Of the rule set, to begin with. */
  readonly document: string;
  readonly onTaken: (complaint: ComplaintOverlay) => void;
  readonly onClose: () => void;
}

/** One rule with its document: taken into the draft when it is whole. */
export function EntryDialog({ subject, complaint, document, onTaken, onClose }: EntryDialogProps): ReactNode {
  const words = useRulesWords();
  const [form] = Form.useForm<EntryValues>();
  const begin = valuesOf(subject, complaint, document);
  const kind = Form.useWatch('kind', form) ?? begin.kind;
  const take = (): void => {
    const judged = judgeEntry(
      subject,
      { ...begin, ...(form.getFieldsValue(true) as Partial<EntryValues>) },
      complaint,
    );
    if (judged.ok) return onTaken(judged.complaint);
    const errors = judged.issues.map(({ name, issue }) => ({
      name: name as ['value'],
      errors: [issue === null ? words.issues.article : sayIssue({ name: '', issue }, words)],
    }));
    form.setFields(errors);
    const [first] = errors;
    if (first !== undefined) form.scrollToField(first.name, { focus: true });
  };
  return (
    <Modal
      open
      width={760}
      title={words.editor.editOf(words.wording.label(subject))}
      okText={words.editor.take}
      cancelText={words.editor.cancel}
      onOk={take}
      onCancel={onClose}
    >
      <Form<EntryValues> form={form} layout="vertical" initialValues={begin} onFinish={take}>
        <EntryFields subject={subject} kind={kind} />
        {kind === 'none' ? null : <SourceFields isPrompt={kind === 'prompt'} />}
      </Form>
    </Modal>
  );
}
