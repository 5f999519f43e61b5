import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Flex, Form, Input, Radio, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { IDENTITY_FIELDS, type IdentityField, type RevealScope } from '../../../domain/complainant';
import { isSessionEnded, problemTypeOf } from '../../api/api-error';
import { createIntent } from '../../api/intent';
import { caseQuery } from '../case/case-data';
import { ProblemAlert } from '../problem-alert';
import { api } from '../staff-api';
import { ContactMeans } from './contact-means';
import { REVEALS_KEY } from './reveal-data';
import { useRevealWords } from './words/reveal-words';

interface AskFormProps {
  readonly caseId: string;
  readonly leave: () => void;
}

interface Wish {
  readonly fields: readonly IdentityField[];
  readonly scope: RevealScope;
  readonly reason: string;
}

/** As little as the work needs: what is chosen beforehand is nothing, and masked. */
const NOTHING: Wish = { fields: [], scope: 'masked', reason: '' };
const SHORTEST_REASON = 4;

export function AskForm({ caseId, leave }: AskFormProps): ReactNode {
  const { ask } = useRevealWords();
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  return (
    <section className="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">{ask.title}</h2>
      {data === undefined ? (
        <NoCase error={error} retry={() => void refetch()} />
      ) : (
        <>
          <p>
            <strong>{ask.about}</strong>{' '}
            <Link to="/complaints/$id" params={{ id: caseId }} search={{}}>
              {data.number}
            </Link>{' '}
            {data.title}
          </p>
          <ContactMeans caseId={caseId} />
          <WishForm caseId={caseId} leave={leave} />
        </>
      )}
    </section>
  );
}

function NoCase({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode {
  const { ask } = useRevealWords();
  if (error === null || isSessionEnded(error))
    return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (['not-found', 'input-invalid'].includes(problemTypeOf(error) ?? ''))
    return <p role="alert">{ask.notFound}</p>;
  return <ProblemAlert error={error} retry={retry} />;
}

function useAsk(caseId: string, leave: () => void) {
  const { ask } = useRevealWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [intent] = useState(createIntent);
  return useMutation({
    mutationFn: ({ fields, scope, reason }: Wish) =>
      api.call('POST /reveals', {
        body: { complaintId: caseId, fields: [...fields], scope, reason },
        intent,
      }),
    onSuccess: async () => {
      void message.success(ask.sent);
      await queries.invalidateQueries({ queryKey: REVEALS_KEY });
      leave();
    },
  });
}

function WishForm({ caseId, leave }: AskFormProps): ReactNode {
  const words = useRevealWords();
  const { ask } = words;
  const { mutate, isPending, error } = useAsk(caseId, leave);
  return (
    <Form<Wish>
      layout="vertical"
      requiredMark={false}
      initialValues={NOTHING}
      onFinish={(wish) => mutate(wish)}
    >
      <fieldset>
        <legend>{ask.fields}</legend>
        <Form.Item name="fields" rules={[{ validator: anyOf(ask.fieldsMissing) }]}>
          <Checkbox.Group options={IDENTITY_FIELDS.map((value) => ({ value, label: words.fields[value] }))} />
        </Form.Item>
      </fieldset>
      <Form.Item name="scope" label={words.scope}>
        <Radio.Group
          className="scopes"
          options={(['masked', 'full'] as const).map((value) => ({
            value,
            label: (
              <>
                {words.scopes[value]} <span className="faint">{words.scopeHelp[value]}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={ask.reason}
        extra={ask.reasonHint}
        rules={[{ required: true, whitespace: true, min: SHORTEST_REASON, message: ask.reasonMissing }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <HowItGoes />
      {error === null ? null : <ProblemAlert error={error} />}
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {ask.submit}
        </Button>
        <Button onClick={leave}>{ask.cancel}</Button>
      </Flex>
    </Form>
  );
}

const anyOf =
  (missing: string) =>
  (_rule: unknown, chosen: Wish['fields']): Promise<void> =>
    chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(missing));

function HowItGoes(): ReactNode {
  const { ask } = useRevealWords();
  return (
    <div className="how">
      <strong>{ask.how}</strong>
      <ol>
        {Object.entries(ask.steps).map(([name, step]) => (
          <li key={name}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
