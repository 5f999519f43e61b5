import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Flex } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import { createIntent } from '../../api/intent';
import { ProblemAlert } from '../problem-alert';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';
import type { RuleSetVersionView } from './rules-data';
import { useRulesWords } from './words/rules-words';

type Decided = 'confirmed' | 'declined';

/** The second person's part: what would happen, and yes or no. Greyed with the server's reason for anybody else. */
export function Decision({ view }: { readonly view: RuleSetVersionView }): ReactNode {
  const { decision, domain } = useRulesWords();
  const { modal } = App.useApp();
  const { error, isBusy, decide } = useDecision(view.ruleSet);
  const { mayIssue, reason } = view.decision;
  const { version } = view.ruleSet;
  const ask = async (decided: Decided): Promise<void> => {
    const isConfirming = decided === 'confirmed';
    const isSure = await modal.confirm({
      title: isConfirming ? decision.confirmAsk(version) : decision.declineAsk(version),
      okText: isConfirming ? decision.confirm : decision.decline,
      cancelText: decision.back,
    });
    if (isSure) await decide(decided);
  };
  return (
    <Card size="small" title={<h2>{decision.title}</h2>}>
      <p>{decision.help}</p>
      {reason === null ? null : (
        <Alert type="info" showIcon title={decision.mayNot} description={domain.explainRefusal(reason)} />
      )}
      {error === null || isSessionEnded(error) ? null : <ProblemAlert error={error} />}
      <Flex gap="small" wrap className="buttons">
        <Button
          type="primary"
          loading={isBusy}
          disabled={!mayIssue || view.obstacles.length > 0}
          onClick={() => void ask('confirmed')}
        >
          {decision.confirm}
        </Button>
        <Button disabled={!mayIssue || isBusy} onClick={() => void ask('declined')}>
          {decision.decline}
        </Button>
      </Flex>
    </Card>
  );
}

interface Deciding {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly decide: (decided: Decided) => Promise<void>;
}

function useDecision({ ruleSetId, version }: RuleSetVersionView['ruleSet']): Deciding {
  const { decision } = useRulesWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const intent = useRef(createIntent());
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const decide = async (decided: Decided): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await api.call('POST /rule-sets/{id}/confirmation', {
        params: { id: ruleSetId },
        body: { version, decision: decided },
        intent: intent.current,
      });
      void message.success(decision[decided]);
    } catch (caught) {
      setError(caught);
    }
    // Refused or done: somebody else may have been quicker.
    await queries.invalidateQueries({ queryKey: KEYS.ruleSets });
    setIsBusy(false);
  };
  return { error, isBusy, decide };
}
