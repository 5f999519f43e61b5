import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { organizationQuery } from '../../query-keys';
import { useSession } from '../../session';
import { asOverlay, ruleSetQuery } from '../rules-data';
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
  if (last === undefined) return <RulesUnread title={id} error={error} retry={() => void refetch()} />;
  return <Editor title={editor.title(last.name)} head={headOf(last)} before={asOverlay(last.complaint)} />;
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
