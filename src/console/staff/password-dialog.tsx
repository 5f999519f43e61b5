import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { PASSWORD_MINIMUM } from '../../domain/access-administration';
import { ProblemAlert } from './problem-alert';
import { useSession } from './session';
import { api } from './staff-api';
import { useWords } from './words/staff-words';

interface PasswordFields {
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly repeated: string;
}

/** Whoever still has the password that the administrator set gets no further than this dialog. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { frame } = useWords();
  const { officer } = useSession();
  const [form] = Form.useForm<PasswordFields>();
  const { error, isBusy, save } = useSaving(onClose);
  const isForced = officer.mustChangePassword;
  return (
    <Modal
      open
      title={isForced ? frame.passwordFirst : frame.password}
      okText={frame.save}
      cancelText={frame.cancel}
      confirmLoading={isBusy}
      closable={!isForced}
      keyboard={!isForced}
      mask={{ closable: false }}
      cancelButtonProps={{ hidden: isForced }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {isForced ? <p>{frame.passwordFirstHelp}</p> : null}
      {error === null ? null : <ProblemAlert error={error} />}
      <PasswordForm form={form} username={officer.username} onFinish={(fields) => void save(fields)} />
    </Modal>
  );
}

interface Saving {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly save: (fields: PasswordFields) => Promise<void>;
}

function useSaving(onSaved: () => void): Saving {
  const { frame } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const save = async ({ oldPassword, newPassword }: PasswordFields): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await api.call('PUT /sessions/current/password', { body: { oldPassword, newPassword } });
      void message.success(frame.passwordChanged);
      onSaved();
      await queries.invalidateQueries();
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return { error, isBusy, save };
}

interface PasswordFormProps {
  readonly form: FormInstance<PasswordFields>;
  readonly username: string;
  readonly onFinish: (fields: PasswordFields) => void;
}

function PasswordForm({ form, username, onFinish }: PasswordFormProps): ReactNode {
  const { frame } = useWords();
  const required = { required: true, message: frame.passwordMissing };
  const isTheSame = (_rule: unknown, repeated: unknown): Promise<void> =>
    repeated === form.getFieldValue('newPassword')
      ? Promise.resolve()
      : Promise.reject(new Error(frame.passwordsDiffer));
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
      {/* Tells the browser's keeper of passwords whose they are. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Form.Item name="oldPassword" label={frame.oldPassword} rules={[required]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={frame.newPassword}
        extra={frame.passwordHelp(PASSWORD_MINIMUM)}
        rules={[required]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={frame.repeatPassword}
        dependencies={['newPassword']}
        rules={[required, { validator: isTheSame }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </Form>
  );
}
