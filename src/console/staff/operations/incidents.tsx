import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { createIntent } from '../../api/intent';
import type { BodyOf } from '../../api/operations';
import { longMoment } from '../../words/dates';
import { ListState } from '../lists/list-state';
import { Mark } from '../lists/tags';
import { ProblemAlert } from '../problem-alert';
import { useSession } from '../session';
import { api } from '../staff-api';
import { useProblemNotice } from '../use-problem-notice';
import { useWords } from '../words/staff-words';
import { incidentsQuery, OPERATIONS_KEY, type Incident } from './operations-data';
import { useOperationsWords } from './words/operations-words';

const NONE: readonly Incident[] = [];

/** What has gone wrong, and who sees to it: somebody takes it, and the same person says what was done. */
export function Incidents(): ReactNode {
  const { incidents } = useOperationsWords();
  const { data, error, isPending, refetch } = useQuery(incidentsQuery);
  const [closing, setClosing] = useState<Incident | null>(null);
  const items = data?.items ?? NONE;
  return (
    <ListState
      error={error}
      isPending={isPending}
      isEmpty={items.length === 0}
      isFiltered={false}
      empty={{ title: incidents.empty, help: incidents.emptyHelp }}
      retry={() => void refetch()}
      clear={() => undefined}
    >
      <ul className="incidents">
        {items.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} close={() => setClosing(incident)} />
        ))}
      </ul>
      {closing === null ? null : (
        <ClosingDialog key={closing.id} incident={closing} leave={() => setClosing(null)} />
      )}
    </ListState>
  );
}

function useDecide(id: string) {
  const queries = useQueryClient();
  const [intent] = useState(createIntent);
  return useMutation({
    mutationFn: (body: BodyOf<'POST /operations/incidents/{id}/commands'>) =>
      api.call('POST /operations/incidents/{id}/commands', { params: { id }, body, intent }),
    // Also after a refusal: then somebody else was faster, and the list says who.
    onSettled: () => queries.invalidateQueries({ queryKey: OPERATIONS_KEY }),
  });
}

interface IncidentLineProps {
  readonly incident: Incident;
  readonly close: () => void;
}

function IncidentLine({ incident, close }: IncidentLineProps): ReactNode {
  const { incidents, language } = useOperationsWords();
  const { officer } = useSession();
  const { message } = App.useApp();
  const tellProblem = useProblemNotice();
  const decide = useDecide(incident.id);
  const { owner, ownedAt, kind, label, openedAt, caseId } = incident;
  const isMine = owner?.id === officer.officerId;
  const take = (): void =>
    decide.mutate(
      { type: 'take' },
      { onSuccess: () => void message.success(incidents.taken), onError: tellProblem },
    );
  return (
    <li>
      <div className="incident-what">
        <strong>{incidents.kinds[kind] ?? label}</strong>
        <span>{longMoment(openedAt, language)}</span>
        <Details detail={incident.detail} />
        {caseId === null ? null : (
          <Link to="/operations/workflows/$id" params={{ id: caseId }} preload={false}>
            {incidents.workflow}
          </Link>
        )}
      </div>
      <div className="incident-owner">
        {owner === null ? <Mark tone="alert">{incidents.nobody}</Mark> : <span>{owner.name}</span>}
        {ownedAt === null ? null : (
          <span className="faint">{incidents.since(longMoment(ownedAt, language))}</span>
        )}
      </div>
      <Flex gap="small" wrap align="flex-start" vertical>
        <Flex gap="small">
          {isMine ? null : (
            <Button onClick={take} loading={decide.isPending}>
              {owner === null ? incidents.take : incidents.takeOver}
            </Button>
          )}
          <Button disabled={!isMine} onClick={close}>
            {incidents.close}
          </Button>
        </Flex>
        {isMine ? null : (
          <span className="faint">
            {owner === null ? incidents.mustTake : incidents.onlyOwner(owner.name)}
          </span>
        )}
      </Flex>
    </li>
  );
}

/** Codes and counts that the machine wrote down; they are shown as they are. */
function Details({ detail }: Pick<Incident, 'detail'>): ReactNode {
  const entries = Object.entries(detail);
  if (entries.length === 0) return null;
  return (
    <code className="details">
      {entries
        .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join(' ')}
    </code>
  );
}

function ClosingDialog({
  incident,
  leave,
}: {
  readonly incident: Incident;
  readonly leave: () => void;
}): ReactNode {
  const { incidents } = useOperationsWords();
  const { frame } = useWords();
  const { message } = App.useApp();
  const decide = useDecide(incident.id);
  const [form] = Form.useForm<{ note: string }>();
  const submit = ({ note }: { readonly note: string }): void =>
    decide.mutate(
      { type: 'close', note },
      {
        onSuccess: () => {
          void message.success(incidents.closed);
          leave();
        },
      },
    );
  return (
    <Modal
      open
      title={incidents.closeTitle(incidents.kinds[incident.kind] ?? incident.label)}
      okText={incidents.close}
      cancelText={frame.cancel}
      confirmLoading={decide.isPending}
      onOk={() => form.submit()}
      onCancel={leave}
    >
      {decide.error === null ? null : <ProblemAlert error={decide.error} />}
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item
          name="note"
          label={incidents.note}
          rules={[{ required: true, whitespace: true, message: incidents.noteMissing }]}
        >
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
