import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { isSessionEnded } from '../api/api-error';
import type { Intent } from '../api/intent';
import { ProblemAlert } from './problem-alert';
import { useAct } from './use-act';
import { useWords } from './words/staff-words';

interface FormDialogProps<Fields extends object> {
  readonly title: string;
  readonly okText: string;
  /** Cannot be taken back. */
  readonly isGrave?: boolean;
  readonly isBarred?: boolean;
  /** In pixels; for what holds a table. */
  readonly width?: number;
  readonly initial?: Partial<Fields>;
  readonly onValues?: (fields: Partial<Fields>) => void;
  /** Its error is shown above the buttons, and nothing that was typed is lost. */
  readonly submit: (fields: Fields, intent: Intent) => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const NARROW = 560;

/** A few fields, sent once. */
export function FormDialog<Fields extends object>(props: FormDialogProps<Fields>): ReactNode {
  const { title, okText, isGrave = false, isBarred = false, initial, submit, onClose, children } = props;
  const { frame } = useWords();
  const [form] = Form.useForm<Fields>();
  const { error, isBusy, run } = useAct();
  return (
    <Modal
      open
      title={title}
      width={props.width ?? NARROW}
      okText={okText}
      cancelText={frame.cancel}
      confirmLoading={isBusy}
      okButtonProps={{ danger: isGrave, disabled: isBarred }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        {...(initial === undefined ? {} : { initialValues: initial })}
        onValuesChange={(_changed, all) => props.onValues?.(all)}
        onFinish={(fields) => void run((intent) => submit(fields, intent))}
      >
        {children}
      </Form>
      {error === null || isSessionEnded(error) ? null : <ProblemAlert error={error} />}
    </Modal>
  );
}
