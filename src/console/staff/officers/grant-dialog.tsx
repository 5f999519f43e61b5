import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { dutyClassOf } from '../../../domain/access-administration';
import { ROLES, type Role } from '../../../domain/officer';
import { fromMilliseconds, plainDateAt } from '../../../domain/plain-date';
import type { Intent } from '../../api/intent';
import { FormDialog } from '../form-dialog';
import { OrganizationSelect } from '../organization-select';
import { Select } from '../select';
import { api } from '../staff-api';
import type { Officer } from './officer-data';
import { useOfficerWords } from './words/officer-words';

interface Fields {
  readonly organizationId: string;
  readonly role: Role;
  readonly fromOn: string;
  readonly toOn?: string;
  readonly reason: string;
}

interface GrantDialogProps {
  readonly officer: Officer;
  readonly onClose: () => void;
}

/** Proposes an office; a second administrator confirms it. */
export function GrantDialog({ officer, onClose }: GrantDialogProps): ReactNode {
  const { words, domain } = useOfficerWords();
  const { message } = App.useApp();
  const { officerId, dutyClass, organizationId } = officer;
  const fits = (role: Role): boolean => dutyClass === null || dutyClassOf(role) === dutyClass;
  const required = { required: true, message: words.required };
  const submit = async ({ toOn, ...fields }: Fields, intent: Intent): Promise<void> => {
    const until = toOn === undefined || toOn === '' ? null : toOn;
    await api.call('POST /roles/grants', { body: { ...fields, officerId, toOn: until }, intent });
    void message.success(words.granted);
    onClose();
  };
  return (
    <FormDialog<Fields>
      title={`${words.acts.grant} · ${officer.name}`}
      okText={words.confirmGrant}
      initial={{ organizationId, fromOn: today() }}
      submit={submit}
      onClose={onClose}
    >
      <Form.Item name="organizationId" label={words.body} rules={[required]}>
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="role" label={words.role} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={ROLES.filter(fits).map((role) => ({ value: role, label: domain.roles[role] }))}
        />
      </Form.Item>
      <Form.Item name="fromOn" label={words.from} rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="toOn" label={`${words.to}（${words.openEnded}）`}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <p className="faint">{words.grantHelp}</p>
    </FormDialog>
  );
}

/** Offices run in real time, whatever a training clock shows. */
const today = (): string => plainDateAt(fromMilliseconds(Date.now()));
