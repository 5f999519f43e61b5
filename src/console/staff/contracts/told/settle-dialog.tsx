import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Intent } from '../../../api/intent';
import { money } from '../../../words/money';
import { FormDialog } from '../../form-dialog';
import { Select } from '../../select';
import { api } from '../../staff-api';
import { useContractWords } from '../words/contract-words';
import type { ToldPayment } from './told-table';

export interface Settling {
  readonly act: 'match' | 'disown';
  readonly payment: ToldPayment;
}

interface Fields {
  readonly code?: string;
  readonly milestoneId?: string;
  readonly reason: string;
}

interface SettleDialogProps {
  readonly settling: Settling;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 匹配，或者标明不属于合同: never without a reason, which stands in the journal's texts. */
export function SettleDialog({ settling: { act, payment }, onClose, onDone }: SettleDialogProps): ReactNode {
  const { told } = useContractWords();
  const { message } = App.useApp();
  const submit = async (fields: Fields, intent: Intent): Promise<void> => {
    await send(act, payment, fields, intent);
    void message.success(told.done);
    onDone();
    onClose();
  };
  return (
    <FormDialog<Fields>
      title={act === 'match' ? told.matchNamed(payment.externalId) : told.disownNamed(payment.externalId)}
      okText={act === 'match' ? told.match : told.disown}
      isGrave={act === 'disown'}
      submit={submit}
      onClose={onClose}
    >
      <p>{act === 'match' ? told.matchHelp : told.disownHelp}</p>
      {act === 'match' ? <Target payment={payment} /> : null}
      <Form.Item
        name="reason"
        label={told.reason}
        rules={[{ required: true, whitespace: true, message: told.missing }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

async function send(
  act: Settling['act'],
  { id }: ToldPayment,
  { code, milestoneId, reason }: Fields,
  intent: Intent,
): Promise<void> {
  const params = { id };
  const why = { reason: reason.trim() };
  if (act === 'disown') {
    await api.call('POST /contract-payments/{id}/disown', { params, body: why, intent });
    return;
  }
  const to = { code: code?.trim() ?? null, milestoneId: milestoneId ?? null };
  await api.call('POST /contract-payments/{id}/match', { params, body: { ...to, ...why }, intent });
}

/** Of which contract, where nobody knows; else for which of its payments. */
function Target({ payment: { contract, nodes } }: Pick<Settling, 'payment'>): ReactNode {
  const { told, language } = useContractWords();
  if (contract === null) {
    return (
      <Form.Item
        name="code"
        label={told.code}
        rules={[{ required: true, whitespace: true, message: told.missing }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    );
  }
  return (
    <Form.Item name="milestoneId" label={told.node} rules={[{ required: true, message: told.missing }]}>
      <Select
        options={nodes.map(({ milestoneId, title, restYuan }) => ({
          value: milestoneId,
          label: restYuan === null ? title : told.rest(title, money(restYuan, language)),
        }))}
      />
    </Form.Item>
  );
}
