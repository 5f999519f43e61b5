import { Alert, Card } from 'antd';
import type { ReactNode } from 'react';
import { Changes, Obstacles, OpenCases } from '../assessment';
import { asDay, type Assessment } from '../rules-data';
import { useRulesWords } from '../words/rules-words';

interface CheckResultProps {
  readonly assessment: Assessment;
  /** The draft's first day. */
  readonly from: string;
}

/** What the server says of the draft: what is in its way, what it changes, which cases are open. */
export function CheckResult({ assessment, from }: CheckResultProps): ReactNode {
  const { change, open, editor } = useRulesWords();
  return (
    <div role="status" className="rules">
      {assessment.obstacles.length === 0 ? <Alert type="success" showIcon title={editor.sound} /> : null}
      <Obstacles obstacles={assessment.obstacles} />
      <Card size="small" title={<h2>{change.title}</h2>}>
        <Changes {...assessment} />
      </Card>
      <Card size="small" title={<h2>{open.title}</h2>}>
        <OpenCases openCases={assessment.openCases} from={asDay(from)} />
      </Card>
    </div>
  );
}
