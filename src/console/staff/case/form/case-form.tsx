import { Alert, Button, Card, Flex, Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { ProblemAlert } from '../../problem-alert';
import { useCaseWords, type CaseWords } from '../words/case-words';
import type { FieldIssue, FormValues, Judged } from './judge';
import { sayIssue } from './say-issue';
import type { CaseDoor, Sent } from './send';
import { StaleNotice } from './stale-notice';
import { useCommandForm, type CommandForm as Work } from './use-command-form';

/** What a form knows of the case it writes to, whatever kind it is of. */
export interface CaseBasics {
  readonly id: string;
  readonly version: number;
  readonly statusLabel: string;
}

/** One command of one kind of case: what it is called, what it asks, and how that is judged and sent. */
export interface FormDesk<View extends CaseBasics, Body> {
  readonly view: View;
  readonly type: string;
  readonly title: string;
  readonly door: CaseDoor<View, Body>;
  /** In the order in which they are asked. */
  readonly fields: readonly string[];
  /** What is filled in beforehand. */
  readonly presets: FormValues;
  /** Cannot be taken back: what was filled in is shown once more before it is sent. */
  readonly isFinal: boolean;
  readonly labelOf: (name: string) => string;
  readonly helpOf: (name: string) => string | undefined;
  readonly isOptional: (name: string) => boolean;
  readonly judge: (values: FormValues) => Judged<Body>;
  /** The control of one field; the form's item hands it its value. */
  readonly control: (name: string, values: FormValues) => ReactElement;
  readonly answers: (body: Body) => ReactNode;
  readonly above?: ReactNode;
  readonly below?: (bodyNow: () => Body | null, values: FormValues) => ReactNode;
}

interface CaseFormProps<View extends CaseBasics, Body> {
  readonly desk: FormDesk<View, Body>;
  readonly onSent: (sent: Exclude<Sent<View>, { type: 'waiting' }>) => void;
  readonly onFresh: (fresh: View) => void;
  readonly onClose: () => void;
}

/** The form of one command, above the case it is about. */
export function CaseForm<View extends CaseBasics, Body>({
  desk,
  onSent,
  onFresh,
  onClose,
}: CaseFormProps<View, Body>): ReactNode {
  const { form } = useCaseWords();
  const { view, type, door } = desk;
  const work = useCommandForm({ caseId: view.id, type, door, onSent });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { state } = work;
  return (
    <section className="command-form" aria-labelledby="command-title">
      <Card size="small">
        <h2 id="command-title" ref={heading} tabIndex={-1}>
          {desk.title}
        </h2>
        <Notices work={work} desk={desk} onFresh={onFresh} />
        {desk.above}
        {state.type === 'checking' ? (
          <>
            <p>{form.checkHelp}</p>
            {desk.answers(state.body)}
            <Flex gap="small" wrap className="buttons">
              <Button type="primary" onClick={() => void work.send(state.body)}>
                {form.confirm}
              </Button>
              <Button onClick={work.goBack}>{form.change}</Button>
            </Flex>
          </>
        ) : null}
        <Fields desk={desk} work={work} onClose={onClose} />
      </Card>
    </section>
  );
}

interface NoticesProps<View extends CaseBasics, Body> {
  readonly work: Work<Body>;
  readonly desk: FormDesk<View, Body>;
  readonly onFresh: (fresh: View) => void;
}

function Notices<View extends CaseBasics, Body>({
  work,
  desk,
  onFresh,
}: NoticesProps<View, Body>): ReactNode {
  const { form } = useCaseWords();
  const { state, unanswered } = work;
  if (state.type === 'stale') {
    return (
      <StaleNotice
        view={desk.view}
        door={desk.door}
        onGoOn={(fresh) => {
          onFresh(fresh);
          work.goBack();
        }}
      />
    );
  }
  if (state.type === 'failed') return <ProblemAlert error={state.error} />;
  if (state.type === 'waiting') {
    const again = <Button onClick={() => void work.followOn(state.commandId)}>{form.lookAgain}</Button>;
    return <Alert type="info" showIcon role="status" title={form.waiting} action={again} />;
  }
  if (unanswered !== null && state.type === 'writing') {
    const ask = <Button onClick={() => void work.ask()}>{form.learnOutcome}</Button>;
    return <Alert type="warning" showIcon role="alert" title={form.unanswered} action={ask} />;
  }
  return null;
}

interface FieldsProps<View extends CaseBasics, Body> {
  readonly desk: FormDesk<View, Body>;
  readonly work: Work<Body>;
  readonly onClose: () => void;
}

function Fields<View extends CaseBasics, Body>({ desk, work, onClose }: FieldsProps<View, Body>): ReactNode {
  const words = useCaseWords();
  const [form] = Form.useForm<FormValues>();
  const [values, setValues] = useState<FormValues>(() => ({ ...desk.presets, ...work.kept }));
  const { state } = work;
  const bodyNow = (): Body | null => {
    const judged = desk.judge(form.getFieldsValue());
    if (!judged.ok) showIssues(form, judged.issues, words);
    return judged.ok ? judged.body : null;
  };
  const submit = (): void => {
    const body = bodyNow();
    if (body === null) return;
    if (desk.isFinal) work.check(body);
    else void work.send(body);
  };
  return (
    <Form<FormValues>
      form={form}
      layout="vertical"
      className={state.type === 'checking' ? 'hidden' : ''}
      initialValues={values}
      disabled={isBusy(state)}
      onValuesChange={(_changed, all) => {
        setValues(all);
        work.keep(all);
      }}
      onFinish={submit}
      noValidate
    >
      {desk.fields.map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={desk.labelOf(name) + (desk.isOptional(name) ? words.form.optional : '')}
          extra={desk.helpOf(name)}
        >
          {desk.control(name, values)}
        </Form.Item>
      ))}
      {desk.below?.(bodyNow, values)}
      <FormButtons
        submit={desk.isFinal ? words.form.toCheck : desk.title}
        state={state}
        onClose={onClose}
        onDiscard={() => {
          work.discard();
          form.resetFields();
          onClose();
        }}
      />
    </Form>
  );
}

function showIssues(form: FormInstance<FormValues>, issues: readonly FieldIssue[], words: CaseWords): void {
  const errors = issues.map((one) => ({ name: one.name, errors: [sayIssue(one, words)] }));
  form.setFields(errors);
  const [first] = errors;
  if (first !== undefined) form.scrollToField(first.name, { focus: true });
}

type State = Pick<Work<never>['state'], 'type'>;

const isBusy = ({ type }: State): boolean => type === 'sending' || type === 'waiting';

interface FormButtonsProps {
  readonly submit: string;
  readonly state: State;
  readonly onClose: () => void;
  readonly onDiscard: () => void;
}

function FormButtons({ submit, state, onClose, onDiscard }: FormButtonsProps): ReactNode {
  const { form } = useCaseWords();
  return (
    <Flex gap="small" wrap>
      <Button type="primary" htmlType="submit" loading={isBusy(state)} disabled={state.type === 'stale'}>
        {submit}
      </Button>
      <Button disabled={false} onClick={onClose}>
        {form.close}
      </Button>
      <Button type="text" onClick={onDiscard}>
        {form.discard}
      </Button>
    </Flex>
  );
}
