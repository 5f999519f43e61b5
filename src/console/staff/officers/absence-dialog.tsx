import { useQuery } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useRefreshNames } from '../bodies/body-data';
import { FormDialog } from '../form-dialog';
import { colleaguesQuery } from '../query-keys';
import { Select } from '../select';
import { api } from '../staff-api';
import type { Officer } from './officer-data';
import { useOfficerWords } from './words/officer-words';

interface Fields {
  readonly deputyId: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string;
}

interface AbsenceDialogProps {
  readonly officer: Officer;
  readonly onClose: () => void;
}

export function AbsenceDialog({ officer, onClose }: AbsenceDialogProps): ReactNode {
  const { words } = useOfficerWords();
  const { message } = App.useApp();
  const refresh = useRefreshNames();
  const { data } = useQuery(colleaguesQuery(officer.organizationId));
  const deputies = (data ?? [])
    .map((colleague) => colleague.officer)
    .filter(({ officerId, dutyClass }) => officerId !== officer.officerId && dutyClass === officer.dutyClass);
  const required = { required: true, message: words.required };
  return (
    <FormDialog<Fields>
      title={`${words.acts.absence} · ${officer.name}`}
      okText={words.confirmAbsence}
      submit={async (fields, intent) => {
        await api.call('POST /officers/{id}/absences', {
          params: { id: officer.officerId },
          body: { ...fields, reason: fields.reason.trim() },
          intent,
        });
        void message.success(words.absenceDone);
        onClose();
        await refresh();
      }}
      onClose={onClose}
    >
      <Form.Item name="deputyId" label={words.deputy} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={deputies.map(({ officerId, name }) => ({ value: officerId, label: name }))}
        />
      </Form.Item>
      <Form.Item name="fromOn" label={words.from} rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="toOn" label={words.to} rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <p className="faint">{words.absenceHelp}</p>
    </FormDialog>
  );
}
