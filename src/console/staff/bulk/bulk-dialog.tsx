import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { ruleFor } from '../../../domain/complaint/command-table';
import { OrganizationSelect } from '../organization-select';
import { colleaguesQuery } from '../query-keys';
import { Select } from '../select';
import { useSession } from '../session';
import { useWords } from '../words/staff-words';
import { BulkLines } from './bulk-lines';
import { useBulkRun, type BulkAct, type BulkCase, type BulkCommand, type BulkRun } from './bulk-run';

interface BulkFields {
  readonly officerId?: string;
  readonly organizationId?: string;
  readonly remark?: string;
  readonly message?: string;
}

interface BulkDialogProps {
  readonly act: BulkAct;
  readonly cases: readonly BulkCase[];
  readonly onClose: () => void;
}

/** First which of them may be done and why not the others, then one answer for each. */
export function BulkDialog({ act, cases, onClose }: BulkDialogProps): ReactNode {
  const { bulk } = useWords();
  const { officer } = useSession();
  const [form] = Form.useForm<BulkFields>();
  const run = useBulkRun(cases, act);
  const { isBusy, lines, send } = run;
  const stage = stageOf(run);
  return (
    <Modal
      open
      title={bulk.acts[act]}
      width={680}
      onCancel={onClose}
      closable={!isBusy}
      keyboard={!isBusy}
      mask={{ closable: false }}
      footer={
        <BulkFooter
          stage={stage}
          isBusy={isBusy}
          onClose={onClose}
          onAgain={() => void run.checkFailed()}
          onSend={() => form.submit()}
        />
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy || stage.isFinished}
        onFinish={(fields) => void send(commandFor(act, fields, officer.organizationId))}
      >
        <FieldsOf act={act} />
      </Form>
      <Summary stage={stage} isBusy={isBusy} count={cases.length} />
      <BulkLines cases={cases} lines={lines} />
    </Modal>
  );
}

/** How many of the lines are where. */
interface Stage {
  readonly checking: number;
  readonly ready: number;
  readonly done: number;
  readonly failed: number;
  readonly isFinished: boolean;
}

function stageOf({ lines, isBusy }: Pick<BulkRun, 'lines' | 'isBusy'>): Stage {
  const count = (...types: readonly string[]): number =>
    [...lines.values()].filter(({ type }) => types.includes(type)).length;
  const [checking, ready, done, failed] = [
    count('checking'),
    count('ready'),
    count('done', 'pending'),
    count('failed'),
  ];
  return {
    checking,
    ready,
    done,
    failed,
    isFinished: done + failed > 0 && ready + checking === 0 && !isBusy,
  };
}

interface SummaryProps {
  readonly stage: Stage;
  readonly isBusy: boolean;
  readonly count: number;
}

function Summary({ stage, isBusy, count }: SummaryProps): ReactNode {
  const { bulk } = useWords();
  const say = (): string => {
    if (stage.checking > 0) return bulk.checking;
    if (isBusy) return bulk.sending(stage.done, count);
    return stage.isFinished ? bulk.finished(stage.done, count) : bulk.preview(stage.ready, count);
  };
  return <p role="status">{say()}</p>;
}

interface BulkFooterProps {
  readonly stage: Stage;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onAgain: () => void;
  readonly onSend: () => void;
}

function BulkFooter({ stage, isBusy, onClose, onAgain, onSend }: BulkFooterProps): ReactNode {
  const { bulk } = useWords();
  const { checking, ready, failed, isFinished } = stage;
  return (
    <Flex gap="small" justify="flex-end">
      <Button disabled={isBusy} onClick={onClose}>
        {isFinished ? bulk.close : bulk.cancel}
      </Button>
      {isFinished && failed > 0 ? <Button onClick={onAgain}>{bulk.again}</Button> : null}
      {isFinished ? null : (
        <Button type="primary" loading={isBusy} disabled={ready === 0 || checking > 0} onClick={onSend}>
          {bulk.send(ready)}
        </Button>
      )}
    </Flex>
  );
}

function commandFor(act: BulkAct, fields: BulkFields, ownBody: string): BulkCommand {
  const { officerId = '', organizationId = '' } = fields;
  const remark = fields.remark?.trim() ?? '';
  const texts = remark === '' ? {} : { remark };
  // No version goes with it: whatever else has moved, what is still owed is urged, and each of several in one case.
  if (act === 'urge')
    return (_view, { part }) => ({
      type: 'urge',
      dutyId: part?.dutyId ?? null,
      message: fields.message?.trim() ?? '',
    });
  if (act === 'transfer')
    return ({ version }) => ({
      type: 'transfer',
      version,
      verifyingOrganizationId: organizationId,
      ...texts,
    });
  return ({ version, verifying }) => ({
    type: 'assign',
    version,
    party: verifying?.id === ownBody ? 'verifying' : 'accepting',
    officerId,
    ...texts,
  });
}

function FieldsOf({ act }: { readonly act: BulkAct }): ReactNode {
  const { bulk } = useWords();
  if (act === 'urge') {
    return (
      <Form.Item
        name="message"
        label={bulk.message}
        rules={[{ required: true, whitespace: true, message: bulk.messageMissing }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    );
  }
  return (
    <>
      {act === 'assign' ? <AssigneeField /> : <VerifierField />}
      <Form.Item name="remark" label={bulk.remark}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

/** Only who holds an office that handles cases; whether in this one is the server's to say. */
function AssigneeField(): ReactNode {
  const { bulk, domain } = useWords();
  const { officer } = useSession();
  const { data, isPending } = useQuery(colleaguesQuery(officer.organizationId));
  const handling = ['accept', 'conclude'] as const;
  const offices = handling.flatMap((act) => ruleFor(act).by.flatMap(({ roles }) => roles));
  const options = (data ?? [])
    .filter(({ roles }) => roles.some((role) => offices.includes(role)))
    .map((colleague) => ({
      value: colleague.officer.officerId,
      label: `${colleague.officer.name}（${colleague.roles.map((role) => domain.roles[role]).join(' · ')}）`,
    }));
  return (
    <Form.Item
      name="officerId"
      label={bulk.assignee}
      rules={[{ required: true, message: bulk.assigneeMissing }]}
    >
      <Select
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={bulk.assigneeMissing}
        options={options}
      />
    </Form.Item>
  );
}

function VerifierField(): ReactNode {
  const { bulk } = useWords();
  return (
    <Form.Item
      name="organizationId"
      label={bulk.verifier}
      rules={[{ required: true, message: bulk.verifierMissing }]}
    >
      <OrganizationSelect placeholder={bulk.verifierSearch} />
    </Form.Item>
  );
}
