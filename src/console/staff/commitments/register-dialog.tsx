import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { COMMITMENT_AUDIENCES } from '../../../domain/commitment/commitment';
import { createIntent, type Intent } from '../../api/intent';
import { BodyPicker } from '../case/form/body-picker';
import { ProblemAlert } from '../problem-alert';
import { Select } from '../select';
import { useSession } from '../session';
import { api } from '../staff-api';
import { kindsQuery, type Registration } from './commitment-data';
import { useCommitmentWords } from './words/commitment-words';

interface Fields {
  readonly name: string;
  readonly kindCode: string;
  readonly promisorId: string;
  readonly audience: Registration['audience'];
  readonly audienceName?: string;
  readonly madeOn: string;
  readonly contractCode?: string;
  readonly nodes: readonly { readonly title: string; readonly dueOn: string }[];
}

const toRegistration = ({ audienceName, contractCode, nodes, ...fields }: Fields): Registration => ({
  ...fields,
  audienceName: fields.audience === 'public' || audienceName === undefined ? null : audienceName,
  contractCodes: contractCode === undefined || contractCode.trim() === '' ? [] : [contractCode.trim()],
  nodes: nodes.map(({ title, dueOn }) => ({ title, dueOn })),
});

/** 登记承诺: in a dialog over the list. */
export function RegisterButton(): ReactNode {
  const { list } = useCommitmentWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setIsOpen(true)}>
        {list.register}
      </Button>
      {isOpen ? <RegisterDialog onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function RegisterDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { register } = useCommitmentWords();
  const { officer } = useSession();
  const [form] = Form.useForm<Fields>();
  const { error, isBusy, submit } = useRegistering();
  return (
    <Modal
      open
      title={register.title}
      okText={register.send}
      cancelText={register.cancel}
      confirmLoading={isBusy}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ promisorId: officer.organizationId, audience: 'public', nodes: [{}] }}
        onFinish={(fields) => void submit(toRegistration(fields))}
      >
        <WhatFields />
        <NodeFields />
      </Form>
      {error === null ? null : <ProblemAlert error={error} />}
    </Modal>
  );
}

function useRegistering() {
  const { register } = useCommitmentWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  // One key for one content: a double click or a lost answer leaves one commitment.
  const intent = useRef<Intent>(createIntent());
  const submit = async (body: Registration): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      const { id, code } = await api.call('POST /commitments', { body, intent: intent.current });
      void message.success(register.done(code));
      await navigate({ to: '/commitments/$id', params: { id }, search: {} });
    } catch (caught) {
      setError(caught);
      setIsBusy(false);
    }
  };
  return { error, isBusy, submit };
}

function WhatFields(): ReactNode {
  const { register, labels } = useCommitmentWords();
  const form = Form.useFormInstance<Fields>();
  const promisorId = Form.useWatch('promisorId', form);
  const audience = Form.useWatch('audience', form);
  const rules = [{ required: true, message: register.required }];
  return (
    <>
      <Form.Item name="name" label={register.name} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="promisorId" label={register.promisorId} rules={rules}>
        <BodyPicker label={register.promisorId} />
      </Form.Item>
      <KindField promisorId={promisorId} />
      <Form.Item name="audience" label={register.audience} rules={rules}>
        <Radio.Group
          options={COMMITMENT_AUDIENCES.map((value) => ({ value, label: labels.audiences[value] }))}
        />
      </Form.Item>
      {isNarrowed(audience) ? (
        <Form.Item
          name="audienceName"
          label={register.audienceName}
          extra={register.audienceHelp}
          rules={rules}
        >
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      <Form.Item name="madeOn" label={register.madeOn} rules={rules}>
        <Input type="date" className="date-input" />
      </Form.Item>
      <Form.Item name="contractCode" label={register.contractCode} extra={register.contractHelp}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

/** @param audience undefined until somebody has chosen. */
const isNarrowed = (audience: Fields['audience'] | undefined): boolean =>
  audience !== undefined && audience !== 'public';

function KindField({ promisorId }: { readonly promisorId: string | undefined }): ReactNode {
  const { register, list } = useCommitmentWords();
  const { officer } = useSession();
  const { data } = useQuery(kindsQuery(promisorId ?? officer.organizationId));
  if (data?.items.length === 0) return <Alert type="warning" title={register.noKinds} />;
  return (
    <Form.Item
      name="kindCode"
      label={register.kindCode}
      rules={[{ required: true, message: register.required }]}
    >
      <Select
        options={(data?.items ?? []).map(({ code, label }) => ({
          value: code,
          label: list.kind(code, label),
        }))}
      />
    </Form.Item>
  );
}

function NodeFields(): ReactNode {
  const { register } = useCommitmentWords();
  const rules = [{ required: true, message: register.required }];
  return (
    <Form.List name="nodes">
      {(nodes, { add }) => (
        <>
          {nodes.map(({ key, name }) => (
            <fieldset key={key} className="node-change">
              <legend>{register.node(name + 1)}</legend>
              <Form.Item name={[name, 'title']} label={register.nodeTitle(name + 1)} rules={rules}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[name, 'dueOn']} label={register.nodeDay(name + 1)} rules={rules}>
                <Input type="date" className="date-input" />
              </Form.Item>
            </fieldset>
          ))}
          <Button onClick={() => add({})}>{register.addNode}</Button>
        </>
      )}
    </Form.List>
  );
}
