import { Alert, Button, Flex, Form, Result, Typography } from 'antd';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { ApiError, isSessionEnded } from '../../../api/api-error';
import { createIntent, type Intent } from '../../../api/intent';
import type { ReplyOf } from '../../../api/operations';
import { StepList } from '../../case/parts/step-list';
import { placeOf } from '../../counter/counter-fields';
import { COLLECTING } from '../../menu';
import { ProblemAlert } from '../../problem-alert';
import { useSession } from '../../session';
import { api } from '../../staff-api';
import { useWords } from '../../words/staff-words';
import type { Collection } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { CheckStep } from './check-step';
import {
  EMPTY_FIELDS,
  forget,
  keep,
  readKept,
  stepOf,
  toCollection,
  type CollectFields,
} from './collect-fields';
import { MatterStep, MoneyStep, SecrecyStep } from './matter-step';
import { MilestonesStep } from './milestones-step';
import { PartiesStep } from './parties-step';
import '../../case/case.css';
import '../contract.css';

type Collected = ReplyOf<'POST /contracts'>;

/** 收录合同: told step by step, kept in this browser until it is sent. */
export function CollectPage(): ReactNode {
  const { shell } = useWords();
  const { officer } = useSession();
  const [done, setDone] = useState<Collected | null>(null);
  if (!officer.roles.some((role) => COLLECTING.includes(role))) return <h1>{shell.notFound}</h1>;
  if (done !== null) return <Done collected={done} onAnother={() => setDone(null)} />;
  return <CollectForm onDone={setDone} />;
}

const STEPS = [SecrecyStep, MatterStep, PartiesStep, MoneyStep, MilestonesStep] as const;
const CHECK = STEPS.length;

/** The fields of a step: what has to be right before the next one opens. */
const fieldsOf = (fields: object, step: number): string[] =>
  ['secrecy', ...Object.keys(fields), ...MATTER].filter((name) => stepOf(name) === step);
const MATTER = ['name', 'undertakingId', 'categoryCode'];

function CollectForm({ onDone }: { readonly onDone: (collected: Collected) => void }): ReactNode {
  const { officerId } = useSession().officer;
  const [form] = Form.useForm<CollectFields>();
  const [step, setStep] = useState(0);
  const [initial] = useState(() => readKept(officerId));
  const heading = useRef<HTMLHeadingElement>(null);
  const goTo = (next: number): void => {
    setStep(next);
    heading.current?.focus();
    scrollTo(0, 0);
  };
  const { error, isBusy, submit } = useCollecting({
    onDone: (collected) => {
      forget(officerId);
      onDone(collected);
    },
    mark: (pointer, text) => form.setFields([{ name: placeOf(pointer) as ['name'], errors: [text] }]),
    goTo,
  });
  const next = async (): Promise<void> => {
    try {
      const names = fieldsOf(form.getFieldsValue(true) as CollectFields, step) as 'name'[];
      await form.validateFields(names, { recursive: true });
      goTo(step + 1);
    } catch {
      // Each field says by itself what is wrong with it.
    }
  };
  return (
    <Form<CollectFields>
      form={form}
      layout="vertical"
      className="collect"
      initialValues={initial}
      onValuesChange={() => keep(officerId, form.getFieldsValue(true) as CollectFields)}
      onFinish={() => void submit(toCollection(form.getFieldsValue(true) as CollectFields))}
      onFinishFailed={({ errorFields: [first] }) => goTo(stepOf(String(first?.name[0] ?? '')))}
    >
      <Head step={step} heading={heading} />
      {STEPS.map((Step, place) => (
        <div key={place} className={place === step ? '' : 'hidden'}>
          <Step />
        </div>
      ))}
      {step === CHECK ? <CheckStep /> : null}
      {error === null || isSessionEnded(error) ? null : <ProblemAlert error={error} />}
      <StepButtons
        step={step}
        isBusy={isBusy}
        onBack={() => goTo(step - 1)}
        onNext={() => void next()}
        onDiscard={() => {
          forget(officerId);
          form.setFieldsValue(EMPTY_FIELDS);
          goTo(0);
        }}
      />
    </Form>
  );
}

interface HeadProps {
  readonly step: number;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

function Head({ step, heading }: HeadProps): ReactNode {
  const { collect } = useContractWords();
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {collect.title}
      </h1>
      <StepList
        label={collect.title}
        here={step}
        steps={collect.steps.map((label) => ({ key: label, label, note: null }))}
      />
      <p className="faint">{collect.kept}</p>
    </>
  );
}

interface StepButtonsProps {
  readonly step: number;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly onDiscard: () => void;
}

function StepButtons({ step, isBusy, onBack, onNext, onDiscard }: StepButtonsProps): ReactNode {
  const { collect } = useContractWords();
  return (
    <Flex gap="small" wrap className="buttons">
      {step === 0 ? null : <Button onClick={onBack}>{collect.back}</Button>}
      {step === CHECK ? (
        <Button key="submit" type="primary" htmlType="submit" loading={isBusy}>
          {collect.submit}
        </Button>
      ) : (
        <Button key="next" type="primary" onClick={onNext}>
          {collect.next}
        </Button>
      )}
      <Button type="text" onClick={onDiscard}>
        {collect.discard}
      </Button>
    </Flex>
  );
}

interface Collecting {
  readonly onDone: (collected: Collected) => void;
  readonly mark: (pointer: string, text: string) => void;
  readonly goTo: (step: number) => void;
}

/** One key for one content, however often it is sent: a double click or a lost answer leaves one contract. */
function useCollecting({ onDone, mark, goTo }: Collecting) {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const intent = useRef<Intent>(createIntent());
  const submit = async (collection: Collection): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      onDone(await api.call('POST /contracts', { body: collection, intent: intent.current }));
    } catch (caught) {
      setError(caught);
      setIsBusy(false);
      const errors =
        caught instanceof ApiError && caught.failure.type === 'problem' ? caught.failure.problem.errors : [];
      for (const { pointer, message, fix } of errors ?? []) mark(pointer, `${message} ${fix}`);
      const [first] = (errors ?? []).map(({ pointer }) => stepOf(pointer)).toSorted();
      if (first !== undefined) goTo(first);
    }
  };
  return { error, isBusy, submit };
}

interface DoneProps {
  readonly collected: Collected;
  readonly onAnother: () => void;
}

function Done({ collected: { id, code, isNew }, onAnother }: DoneProps): ReactNode {
  const { collect } = useContractWords();
  return (
    <>
      <Result
        status="success"
        title={<h1>{isNew ? collect.doneTitle : collect.knownTitle}</h1>}
        subTitle={collect.doneHelp}
        extra={
          <Flex gap="small" wrap justify="center" align="center">
            <Link to="/contracts/$id" params={{ id }} search={{}}>
              {collect.open}
            </Link>
            <Button onClick={onAnother}>{collect.another}</Button>
          </Flex>
        }
      />
      <Alert
        type="info"
        title={collect.code}
        description={<Typography.Text copyable>{code}</Typography.Text>}
      />
    </>
  );
}
