import { Alert, App, Form, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BodyOf } from '../../api/operations';
import { FormDialog } from '../form-dialog';
import { Select } from '../select';
import { api } from '../staff-api';
import type { Account, Officer } from './officer-data';
import { useOfficerWords } from './words/officer-words';
import { WorkInHand } from './work-in-hand';

interface Fields {
  readonly mode: 'stay' | 'leave';
  readonly successorId?: string;
}

interface DepartDialogProps {
  readonly officer: Officer;
  readonly account: Account;
  readonly onClose: () => void;
}

/** 交接与离任: nobody leaves a duty behind without somebody who may do it. */
export function DepartDialog({ officer, account, onClose }: DepartDialogProps): ReactNode {
  const { words } = useOfficerWords();
  const { message } = App.useApp();
  const [mode, setMode] = useState<Fields['mode']>('leave');
  const hasCases = account.assignments.length > 0;
  const isBarred =
    (mode === 'leave' && !account.leave.isPossible) ||
    (hasCases && account.successors.length === 0) ||
    (mode === 'stay' && !hasCases);
  return (
    <FormDialog<Fields>
      title={`${words.departTitle} · ${officer.name}`}
      okText={mode === 'leave' ? words.confirmLeave : words.confirmStay}
      isGrave={mode === 'leave'}
      width={820}
      isBarred={isBarred}
      initial={{ mode: 'leave' }}
      onValues={(fields) => setMode(fields.mode ?? 'leave')}
      submit={async (fields, intent) => {
        const body = toCommand(fields);
        await api.call('POST /officers/{id}/commands', { params: { id: officer.officerId }, body, intent });
        void message.success(fields.mode === 'leave' ? words.departed : words.handedOver);
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="mode" label={words.departMode}>
        <Radio.Group
          className="depart-modes"
          options={(['leave', 'stay'] as const).map((value) => ({ value, label: words[value] }))}
        />
      </Form.Item>
      <WorkInHand account={account} />
      {hasCases ? <SuccessorField account={account} /> : <p>{words.noneNeeded}</p>}
      {mode === 'leave' && !account.leave.isPossible ? <LeaveBlocked account={account} /> : null}
    </FormDialog>
  );
}

function SuccessorField({ account }: { readonly account: Account }): ReactNode {
  const { words } = useOfficerWords();
  if (account.successors.length === 0) return <Alert type="warning" showIcon title={words.noSuccessor} />;
  return (
    <Form.Item
      name="successorId"
      label={words.successor}
      extra={words.successorHelp}
      rules={[{ required: true, message: words.required }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={account.successors.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}

/** The server's own reason, and which office each orphaned duty needs. */
function LeaveBlocked({ account }: { readonly account: Account }): ReactNode {
  const { words, domain, language } = useOfficerWords();
  const { reason, refusal } = account.leave;
  const orphaned = account.work.filter(({ others }) => others.length === 0);
  const listMark = language === 'zh-CN' ? '、' : ', ';
  const needs = [
    ...new Set(orphaned.map(({ roles }) => roles.map((role) => domain.roles[role]).join(listMark))),
  ];
  const sentence = domain.explainRefusal({ type: refusal ?? '', sentence: reason ?? '' });
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.leaveBlocked}
      description={[sentence, ...needs.map((need) => words.vacant(need))].map((line) => (
        <div key={line}>{line}</div>
      ))}
    />
  );
}

function toCommand({ mode, successorId }: Fields): BodyOf<'POST /officers/{id}/commands'> {
  if (successorId === undefined) return { type: 'leave' };
  return { type: 'hand-over', successorId, isLeaving: mode === 'leave' };
}
