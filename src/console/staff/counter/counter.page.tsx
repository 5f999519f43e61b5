import { Alert, App, Button, Form } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { judgeUscc } from '../../../domain/uscc';
import { ApiError, isSessionEnded } from '../../api/api-error';
import { createIntent, type Intent } from '../../api/intent';
import type { BodyOf } from '../../api/operations';
import { ProblemAlert } from '../problem-alert';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { AgentFields } from './agent-fields';
import { EMPTY_FIELDS, placeOf, toFiling, type CounterFields } from './counter-fields';
import { DemandFields } from './demand-fields';
import { EvidenceField } from './evidence-field';
import { IdentityFields } from './identity-fields';
import { MatterFields } from './matter-fields';
import { ReceiptSlip, type Filed } from './receipt-slip';
import { useEvidence } from './use-evidence';
import { useLeaveWarning } from '../use-leave-warning';

/** 柜台登记: takes a complaint down and hands out its receipt. Nothing is kept in the browser: it names who complains. */
export function CounterPage(): ReactNode {
  const [filed, setFiled] = useState<Filed | null>(null);
  if (filed !== null) return <ReceiptSlip filed={filed} onNext={() => setFiled(null)} />;
  return <CounterForm onFiled={setFiled} />;
}

function CounterForm({ onFiled }: { readonly onFiled: (filed: Filed) => void }): ReactNode {
  const { counter } = useWords();
  const [form] = Form.useForm<CounterFields>();
  const evidence = useEvidence();
  const [isTouched, setIsTouched] = useState(false);
  const { error, isBusy, submit } = useFiling(onFiled, (names, errors) =>
    form.setFields([{ name: names as ['title'], errors: [...errors] }]),
  );
  const askForDoubts = useUsccDoubt();
  useLeaveWarning(isTouched && !isBusy, counter);
  const waiting = evidence.files.filter(({ state }) => state.type !== 'sent').length;
  const finish = async (fields: CounterFields): Promise<void> => {
    if (waiting > 0) return;
    const doubts = await askForDoubts(fields);
    if (doubts === null) return;
    const ids = evidence.files.flatMap(({ state }) => (state.type === 'sent' ? [state.id] : []));
    await submit(toFiling(fields, ids, doubts));
  };
  return (
    <Form<CounterFields>
      form={form}
      layout="vertical"
      className="counter"
      initialValues={EMPTY_FIELDS}
      scrollToFirstError={{ focus: true }}
      onValuesChange={() => setIsTouched(true)}
      onFinish={(fields) => void finish(fields)}
    >
      <h1>{counter.title}</h1>
      <p>{counter.intro}</p>
      <MatterFields />
      <DemandFields />
      <IdentityFields form={form} />
      <AgentFields form={form} />
      <fieldset>
        <legend>{counter.sections.evidence}</legend>
        <EvidenceField evidence={evidence} />
      </fieldset>
      {error === null || isSessionEnded(error) ? null : <ProblemAlert error={error} />}
      {waiting > 0 ? <Alert type="info" showIcon title={counter.waitForFiles} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={isBusy} disabled={waiting > 0}>
        {counter.submit}
      </Button>
    </Form>
  );
}

type Filing = BodyOf<'POST /complaints'>;

interface FilingState {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly submit: (filing: Filing) => Promise<void>;
}

/** One key for one content, however often it is sent: a double click or a lost answer leaves one complaint. */
function useFiling(
  onFiled: (filed: Filed) => void,
  mark: (names: (string | number)[], errors: readonly string[]) => void,
): FilingState {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const intent = useRef<Intent>(createIntent());
  const submit = async (filing: Filing): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      const reply = await api.call('POST /complaints', { body: filing, intent: intent.current });
      onFiled({ reply, respondentId: filing.respondentOrganizationId });
    } catch (caught) {
      setError(caught);
      if (caught instanceof ApiError && caught.failure.type === 'problem') {
        for (const { pointer, message, fix } of caught.failure.problem.errors ?? [])
          mark(placeOf(pointer), [`${message} ${fix}`]);
      }
      setIsBusy(false);
    }
  };
  return { error, isBusy, submit };
}

/** @returns a question that is answered with the doubts that were confirmed, or null where the person goes back. */
function useUsccDoubt(): (fields: CounterFields) => Promise<Filing['confirmedDoubts'] | null> {
  const { counter } = useWords();
  const { modal } = App.useApp();
  return async ({ identity }) => {
    const uscc = identity.mode === 'anonymous' ? '' : (identity.uscc?.trim().toUpperCase() ?? '');
    if (uscc === '' || judgeUscc(uscc) === 'sound') return [];
    const isConfirmed = await modal.confirm({
      title: counter.usccDoubtful,
      content: (
        <>
          <p>
            <code>{uscc}</code>
          </p>
          <p>{counter.usccDoubtfulHelp}</p>
        </>
      ),
      okText: counter.usccConfirm,
      cancelText: counter.usccBack,
    });
    return isConfirmed ? ['uscc-check-digit'] : null;
  };
}
