import { useQuery } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button, Flex, Form, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ComplaintOverlay } from '../../../../domain/rule-set';
import { isSessionEnded } from '../../../api/api-error';
import { sayIssue } from '../../case/form/say-issue';
import { ProblemAlert } from '../../problem-alert';
import { organizationQuery } from '../../query-keys';
import { useSession } from '../../session';
import { asOverlay, ruleSetQuery } from '../rules-data';
import '../rules.css';
import { useRulesWords } from '../words/rules-words';
import { CheckResult } from './check-result';
import { emptyHead, headOf, issuesIn, toProposal, type HeadValues } from './draft';
import { DraftTable } from './draft-table';
import { HeadFields } from './head-fields';
import { useProposing } from './use-proposing';

/** A new version of a rule set that is there. */
export function EditorPage(): ReactNode {
  const { id } = useParams({ from: '/rules/$id/edit' });
  const { editor } = useRulesWords();
  const { data, error, isPending, refetch } = useQuery(ruleSetQuery(id));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  const last = data.items.find(({ state }) => state === 'active') ?? data.items[0];
  if (last === undefined) return null;
  return <Editor title={editor.title(last.name)} head={headOf(last)} before={asOverlay(last.complaint)} />;
}

/** The first version of a rule set of one's own. */
export function NewRuleSetPage(): ReactNode {
  const { editor } = useRulesWords();
  const { officer } = useSession();
  const { data, error, refetch } = useQuery(organizationQuery(officer.organizationId));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <Editor title={editor.titleNew} head={emptyHead(data.regionCode)} before={{}} isNew />;
}

interface EditorProps {
  readonly title: string;
  readonly head: HeadValues;
  readonly before: ComplaintOverlay;
  readonly isNew?: true;
}

function Editor({ title, head, before, isNew }: EditorProps): ReactNode {
  const words = useRulesWords();
  const { editor } = words;
  const [form] = Form.useForm<HeadValues>();
  const [values, setValues] = useState(head);
  const [complaint, setComplaint] = useState(before);
  const [isLeaving, setIsLeaving] = useState(false);
  const work = useProposing();
  const finish = useFinish();
  const proposal = toProposal(values, complaint);
  const content = JSON.stringify(proposal);
  const sound = work.checked?.content === content ? work.checked.assessment : null;
  useLeaveWarning(!isLeaving && content !== JSON.stringify(toProposal(head, before)));
  const check = async (): Promise<void> => {
    const issues = issuesIn(proposal);
    form.setFields(
      Object.keys(values).map((name) => ({
        name: name as keyof HeadValues,
        errors: issues
          .filter(({ path }) => path[0] === name)
          .map((issue) => sayIssue({ name, issue }, words)),
      })),
    );
    const [first] = issues;
    if (first === undefined) await work.check(proposal);
    else form.scrollToField(String(first.path[0]), { focus: true });
  };
  const propose = async (): Promise<void> => {
    const reply = await work.propose(proposal);
    if (reply === null) return;
    setIsLeaving(true);
    finish(reply.ruleSet);
  };
  return (
    <div className="rules counter">
      <h1>{title}</h1>
      <p className="faint">{editor.help}</p>
      <Form<HeadValues>
        form={form}
        layout="vertical"
        initialValues={head}
        onValuesChange={(_changed, all) => setValues({ ...values, ...all })}
      >
        <HeadFields isNew={isNew ?? false} scope={values.scope} />
      </Form>
      <h2>{editor.rules}</h2>
      <DraftTable before={before} complaint={complaint} document={values.document} onChange={setComplaint} />
      {work.error === null || isSessionEnded(work.error) ? null : <ProblemAlert error={work.error} />}
      {sound === null ? null : <CheckResult assessment={sound} from={values.effectiveOn} />}
      <Flex gap="small" wrap align="center" className="buttons">
        <Button loading={work.busy === 'checking'} onClick={() => void check()}>
          {editor.check}
        </Button>
        <Button
          type="primary"
          loading={work.busy === 'proposing'}
          disabled={sound === null || sound.obstacles.length > 0}
          onClick={() => void propose()}
        >
          {editor.propose}
        </Button>
        <span className="faint">{editor.checkFirst}</span>
      </Flex>
    </div>
  );
}

interface Proposed {
  readonly ruleSetId: string;
  readonly version: number;
}

function useFinish(): (proposed: Proposed) => void {
  const { editor } = useRulesWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  return ({ ruleSetId, version }) => {
    void message.success(editor.proposed);
    // The warning has to be taken down first.
    setTimeout(() => void navigate({ to: '/rules/$id', params: { id: ruleSetId }, search: { version } }));
  };
}

function useLeaveWarning(isTouched: boolean): void {
  const { editor } = useRulesWords();
  const { modal } = App.useApp();
  useBlocker({
    disabled: !isTouched,
    enableBeforeUnload: isTouched,
    shouldBlockFn: async () => {
      const mayLeave = await modal.confirm({
        title: editor.leaveTitle,
        okText: editor.leave,
        cancelText: editor.stay,
      });
      return !mayLeave;
    },
  });
}
