import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { SUCCESSION_CAUSES } from '../../../../domain/contract/succession';
import { createIntent, type Intent } from '../../../api/intent';
import type { BodyOf } from '../../../api/operations';
import { BodyPicker } from '../../case/form/body-picker';
import { ProblemAlert } from '../../problem-alert';
import { useSession } from '../../session';
import { api } from '../../staff-api';
import { useContractWords } from '../words/contract-words';

type Fields = BodyOf<'POST /succession-orders'>;

interface OrderingProps {
  readonly onOrdered: () => void;
}

/** 启动审查: in a dialog over the list. */
export function OrderButton({ onOrdered }: OrderingProps): ReactNode {
  const { successions } = useContractWords();
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  const done = (): void => {
    close();
    onOrdered();
  };
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setIsOpen(true)}>
        {successions.order}
      </Button>
      {isOpen ? <OrderDialog onClose={close} onOrdered={done} /> : null}
    </>
  );
}

function OrderDialog({ onClose, onOrdered }: OrderingProps & { readonly onClose: () => void }): ReactNode {
  const { dialog } = useContractWords().successions;
  const { officer } = useSession();
  const [form] = Form.useForm<Fields>();
  const { error, isBusy, submit } = useOrdering(onOrdered);
  return (
    <Modal
      open
      title={dialog.title}
      okText={dialog.send}
      cancelText={dialog.cancel}
      confirmLoading={isBusy}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{dialog.help}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ organizationId: officer.organizationId }}
        onFinish={(fields) => void submit(fields)}
      >
        <OrderFields />
      </Form>
      {error === null ? null : <ProblemAlert error={error} />}
    </Modal>
  );
}

function OrderFields(): ReactNode {
  const { successions, labels } = useContractWords();
  const { dialog } = successions;
  const rules = [{ required: true, message: dialog.required }];
  return (
    <>
      <Form.Item name="organizationId" label={dialog.organizationId} rules={rules}>
        <BodyPicker label={dialog.organizationId} />
      </Form.Item>
      <Form.Item name="cause" label={dialog.cause} rules={rules}>
        <Radio.Group
          options={SUCCESSION_CAUSES.map((value) => ({ value, label: labels.successionCauses[value] }))}
        />
      </Form.Item>
      <Form.Item name="changedOn" label={dialog.changedOn} rules={rules}>
        <Input type="date" className="date-input" />
      </Form.Item>
      <Form.Item name="basis" label={dialog.basis} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

function useOrdering(onOrdered: () => void) {
  const { dialog } = useContractWords().successions;
  const { message } = App.useApp();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  // One key for one content: a double click or a lost answer leaves one order.
  const intent = useRef<Intent>(createIntent());
  const submit = async (body: Fields): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await api.call('POST /succession-orders', { body, intent: intent.current });
      void message.success(dialog.done);
      onOrdered();
    } catch (caught) {
      setError(caught);
      setIsBusy(false);
    }
  };
  return { error, isBusy, submit };
}
