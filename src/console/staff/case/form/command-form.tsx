import { Alert, Button, Card, Flex, Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CommandBodyInput } from '../../../../wire/complaint-command-body.wire';
import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import { ProblemAlert } from '../../problem-alert';
import type { CaseView } from '../case-data';
import { ApprovalContent } from '../parts/approval-content';
import { useCaseWords, type CaseWords } from '../words/case-words';
import { Answers } from './answers';
import { presetsFor } from './presets';
import { CommandField } from './command-field';
import type { Field } from './form-fields';
import { FORMS } from './forms-of-others';
import { isOptional, judge, type FieldIssue, type FormValues } from './judge';
import { issuesLetter, LetterPreview } from './letter-preview';
import { sayIssue } from './say-issue';
import type { Sent } from './send';
import { StaleNotice } from './stale-notice';
import { useCommandForm, type CommandForm as Work } from './use-command-form';

interface CommandFormProps {
  readonly view: CaseView;
  readonly type: IssuableCommandType;
  readonly today: string;
  readonly onSent: (sent: Exclude<Sent, { type: 'waiting' }>) => void;
  readonly onFresh: (fresh: CaseView) => void;
  readonly onClose: () => void;
}

/** The form of one command, above the case it is about. */
export function CommandForm({ view, type, today, onSent, onFresh, onClose }: CommandFormProps): ReactNode {
  const words = useCaseWords();
  const work = useCommandForm({ view, type, onSent });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { state } = work;
  return (
    <section className="command-form" aria-labelledby="command-title">
      <Card size="small">
        <h2 id="command-title" ref={heading} tabIndex={-1}>
          {words.domain.commands[type]}
        </h2>
        <Notices work={work} view={view} onFresh={onFresh} />
        {type === 'approve' || type === 'return-for-revision' ? <ApprovalContent view={view} /> : null}
        {state.type === 'checking' ? (
          <>
            <p>{words.form.checkHelp}</p>
            <Answers view={view} body={state.body} />
            <Flex gap="small" wrap className="buttons">
              <Button type="primary" onClick={() => void work.send(state.body)}>
                {words.form.confirm}
              </Button>
              <Button onClick={work.goBack}>{words.form.change}</Button>
            </Flex>
          </>
        ) : null}
        <Fields view={view} type={type} today={today} work={work} onClose={onClose} />
      </Card>
    </section>
  );
}

interface NoticesProps {
  readonly work: Work;
  readonly view: CaseView;
  readonly onFresh: (fresh: CaseView) => void;
}

function Notices({ work, view, onFresh }: NoticesProps): ReactNode {
  const { form } = useCaseWords();
  const { state, unanswered } = work;
  if (state.type === 'stale') {
    return (
      <StaleNotice
        view={view}
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

interface FieldsProps {
  readonly view: CaseView;
  readonly type: IssuableCommandType;
  readonly today: string;
  readonly work: Work;
  readonly onClose: () => void;
}

function Fields({ view, type, today, work, onClose }: FieldsProps): ReactNode {
  const words = useCaseWords();
  const [form] = Form.useForm<FormValues>();
  const [values, setValues] = useState<FormValues>(() => ({
    ...presetsFor(type, view, { today, words }),
    ...work.kept,
  }));
  const { state } = work;
  const bodyNow = (): CommandBodyInput | null => {
    const judged = judge(type, view.version, form.getFieldsValue());
    if (!judged.ok) showIssues(form, judged.issues, words);
    return judged.ok ? judged.body : null;
  };
  const submit = (): void => {
    const body = bodyNow();
    if (body === null) return;
    if (FORMS[type].isFinal === true) work.check(body);
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
      <FieldItems view={view} type={type} values={values} />
      {issuesLetter(type, view) ? <LetterPreview caseId={view.id} bodyNow={bodyNow} values={values} /> : null}
      <FormButtons
        type={type}
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

interface FieldItemsProps {
  readonly view: CaseView;
  readonly type: IssuableCommandType;
  readonly values: FormValues;
}

function FieldItems({ view, type, values }: FieldItemsProps): ReactNode {
  const words = useCaseWords();
  const fields: Readonly<Record<string, Field>> = FORMS[type].fields;
  return Object.entries(fields).map(([name, field]) => {
    const label = words.labelOf(type, name);
    return (
      <Form.Item
        key={name}
        name={name}
        label={label + (isOptional(type, name) ? words.form.optional : '')}
        extra={words.helpOf(type, name)}
      >
        <CommandField view={view} type={type} name={name} label={label} field={field} values={values} />
      </Form.Item>
    );
  });
}

function showIssues(form: FormInstance<FormValues>, issues: readonly FieldIssue[], words: CaseWords): void {
  const errors = issues.map((one) => ({ name: one.name, errors: [sayIssue(one, words)] }));
  form.setFields(errors);
  const [first] = errors;
  if (first !== undefined) form.scrollToField(first.name, { focus: true });
}

const isBusy = ({ type }: Work['state']): boolean => type === 'sending' || type === 'waiting';

interface FormButtonsProps {
  readonly type: IssuableCommandType;
  readonly state: Work['state'];
  readonly onClose: () => void;
  readonly onDiscard: () => void;
}

function FormButtons({ type, state, onClose, onDiscard }: FormButtonsProps): ReactNode {
  const { form, domain } = useCaseWords();
  return (
    <Flex gap="small" wrap>
      <Button type="primary" htmlType="submit" loading={isBusy(state)} disabled={state.type === 'stale'}>
        {FORMS[type].isFinal === true ? form.toCheck : domain.commands[type]}
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
