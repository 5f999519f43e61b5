import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { organizationQuery } from '../../query-keys';
import { useSession } from '../../session';
import { asOverlay, ruleSetQuery, type RuleSetVersionView } from '../rules-data';
import { RulesUnread } from '../rules-unread';
import '../rules.css';
import { useRulesWords } from '../words/rules-words';
import { emptyHead, headOf } from './draft';
import { Editor } from './editor';

/** A new version of a rule set that is there. */
export function EditorPage(): ReactNode {
  const { id } = useParams({ from: '/rules/$id/edit' });
  const { editor } = useRulesWords();
  const { data, error, refetch } = useQuery(ruleSetQuery(id));
  const last = data?.items.find(({ state }) => state === 'active') ?? data?.items[0];
  if (data === undefined || last === undefined)
    return <RulesUnread title={id} error={error} retry={() => void refetch()} />;
  const { reason } = data.proposal;
  if (reason !== null) return <NotYours title={last.name} reason={reason} />;
  const { complaint, contract } = last;
  const title = editor.title(last.name);
  return <Editor title={title} head={headOf(last)} before={asOverlay(complaint)} contract={contract} />;
}

interface NotYoursProps {
  readonly title: string;
  readonly reason: NonNullable<RuleSetVersionView['decision']['reason']>;
}

function NotYours({ title, reason }: NotYoursProps): ReactNode {
  const { mayNotPropose, domain } = useRulesWords();
  return (
    <div className="rules">
      <h1>{title}</h1>
      <Alert type="info" showIcon title={mayNotPropose} description={domain.explainRefusal(reason)} />
    </div>
  );
}

/** The first version of a rule set of one's own. */
export function NewRuleSetPage(): ReactNode {
  const { editor } = useRulesWords();
  const { officer } = useSession();
  const { data, error, refetch } = useQuery(organizationQuery(officer.organizationId));
  const title = editor.titleNew;
  if (data === undefined) return <RulesUnread title={title} error={error} retry={() => void refetch()} />;
  return <Editor title={title} head={emptyHead(data.regionCode)} before={{}} isNew />;
}
