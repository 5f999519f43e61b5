import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { api } from '../../staff-api';
import { DeclineDialog } from '../../decline-dialog';
import { FormDialog } from '../../form-dialog';
import { useContractWords } from '../words/contract-words';
import type { Report } from './report-data';

interface ActProps {
  readonly report: Report;
  readonly done: (fresh: Report) => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly isZero?: boolean;
  readonly reason?: string;
}

/** 确认上报, or the zero report that has to be said aloud. */
export function ConfirmDialog({ report, done, onClose }: ActProps): ReactNode {
  const { reports } = useContractWords();
  const isZero = report.figures.contracts === 0;
  const { isUnusuallyEmpty } = report;
  return (
    <FormDialog<Fields>
      title={isZero ? reports.confirmZero : reports.confirm}
      okText={isZero ? reports.confirmZero : reports.confirm}
      submit={async ({ reason = '' }, intent) => {
        const body = { isZero, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
        const params = { organizationId: report.organization.id, month: report.month };
        done(await api.call('POST /reports/{organizationId}/{month}/confirm', { params, body, intent }));
      }}
      onClose={onClose}
    >
      <p>{isZero ? reports.zeroHelp : reports.confirmHelp}</p>
      {isZero ? (
        <Form.Item
          name="isZero"
          valuePropName="checked"
          rules={[
            {
              validator: (_rule, value) =>
                value === true ? Promise.resolve() : Promise.reject(new Error(reports.zeroMissing)),
            },
          ]}
        >
          <Checkbox>{reports.zeroAgreed}</Checkbox>
        </Form.Item>
      ) : null}
      {isUnusuallyEmpty ? (
        <Form.Item
          name="reason"
          label={reports.reason}
          extra={reports.unusual}
          rules={[{ required: true, whitespace: true, message: reports.reasonMissing }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}

/** 更正上报: another version, never without its reason. */
export function CorrectDialog({ report, done, onClose }: ActProps): ReactNode {
  const { reports } = useContractWords();
  return (
    <DeclineDialog
      words={{
        ...{ title: reports.correct, help: reports.correctHelp, reason: reports.reason },
        ...{ missing: reports.reasonMissing, submit: reports.correct },
      }}
      submit={async (reason, intent) => {
        const params = { organizationId: report.organization.id, month: report.month };
        done(
          await api.call('POST /reports/{organizationId}/{month}/correct', {
            params,
            body: { reason },
            intent,
          }),
        );
      }}
      onClose={onClose}
    />
  );
}
