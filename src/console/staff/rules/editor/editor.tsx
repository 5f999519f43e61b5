import { useNavigate } from '@tanstack/react-router';
import { App, Button, Flex, Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ComplaintOverlay } from '../../../../domain/rule-set';
import { isSessionEnded } from '../../../api/api-error';
import { sayIssue } from '../../case/form/say-issue';
import { ProblemAlert } from '../../problem-alert';
import { ContractRuleTable } from '../contract-rule-table';
import { asContract, type Proposal, type RuleSetView } from '../rules-data';
import { useRulesWords, type RulesWords } from '../words/rules-words';
import { CheckResult } from './check-result';
import { issuesIn, toProposal, type HeadValues } from './draft';
import { DraftTable } from './draft-table';
import { HeadFields } from './head-fields';
import { useProposing, type Proposing } from './use-proposing';
import { useLeaveWarning } from '../../use-leave-warning';

interface EditorProps {
  readonly title: string;
  readonly head: HeadValues;
  readonly before: ComplaintOverlay;
  /** Shown, and handed in as it is. */
  readonly contract?: RuleSetView['contract'];
  readonly isNew?: true;
}

/** A draft of a version: its head, its rules, what the server says of it, and the proposal. */
export function Editor({ title, head, before, contract, isNew }: EditorProps): ReactNode {
  const words = useRulesWords();
  const { editor } = words;
  const [form] = Form.useForm<HeadValues>();
  const [values, setValues] = useState(head);
  const [complaint, setComplaint] = useState(before);
  const work = useProposing();
  const proposal = toProposal(values, complaint, contract);
  const content = JSON.stringify(proposal);
  const sound = work.checked?.content === content ? work.checked.assessment : null;
  const isTouched = content !== JSON.stringify(toProposal(head, before, contract));
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
      {contract === undefined ? null : <ContractPart contract={contract} />}
      {work.error === null || isSessionEnded(work.error) ? null : <ProblemAlert error={work.error} />}
      {sound === null ? null : <CheckResult assessment={sound} from={values.effectiveOn} />}
      <Buttons
        work={work}
        proposal={proposal}
        isSound={sound?.obstacles.length === 0}
        isTouched={isTouched}
        isRight={() => markIssues(form, proposal, words)}
      />
    </div>
  );
}

function ContractPart({ contract }: { readonly contract: RuleSetView['contract'] }): ReactNode {
  const words = useRulesWords();
  const isSilent = Object.keys(contract).length === 0;
  return (
    <section aria-labelledby="contract-part">
      <h2 id="contract-part">{words.contract.title}</h2>
      <p className="faint">{words.contract.notHere}</p>
      {isSilent ? <p>{words.contract.none}</p> : <ContractRuleTable said={asContract(contract)} />}
    </section>
  );
}

/** Says beside each field what is wrong with it. @returns whether nothing is */
function markIssues(form: FormInstance<HeadValues>, proposal: Proposal, words: RulesWords): boolean {
  const issues = issuesIn(proposal);
  const names = Object.keys(proposal) as (keyof HeadValues)[];
  form.setFields(
    names.map((name) => ({
      name,
      errors: issues.filter(({ path }) => path[0] === name).map((issue) => sayIssue({ name, issue }, words)),
    })),
  );
  const [first] = issues;
  if (first !== undefined) form.scrollToField(String(first.path[0]), { focus: true });
  return first === undefined;
}

interface ButtonsProps {
  readonly work: Proposing;
  readonly proposal: Proposal;
  /** The server has seen this very draft and has nothing against it. */
  readonly isSound: boolean;
  readonly isTouched: boolean;
  readonly isRight: () => boolean;
}

function Buttons({ work, proposal, isSound, isTouched, isRight }: ButtonsProps): ReactNode {
  const { editor } = useRulesWords();
  const finish = useFinish();
  const [isLeaving, setIsLeaving] = useState(false);
  useLeaveWarning(isTouched && !isLeaving, editor);
  const propose = async (): Promise<void> => {
    const reply = await work.propose(proposal);
    if (reply === null) return;
    setIsLeaving(true);
    finish(reply.ruleSet);
  };
  return (
    <Flex gap="small" wrap align="center" className="buttons">
      <Button
        loading={work.busy === 'checking'}
        onClick={() => {
          if (isRight()) void work.check(proposal);
        }}
      >
        {editor.check}
      </Button>
      <Button
        type="primary"
        loading={work.busy === 'proposing'}
        disabled={!isSound}
        onClick={() => void propose()}
      >
        {editor.propose}
      </Button>
      <span className="faint">{editor.checkFirst}</span>
    </Flex>
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
