import { Card } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../../words/dates';
import { useJournal, type CaseView, type JournalLine } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { ApprovalContent } from './approval-content';

type Step = NonNullable<CaseView['approval']>['steps'][number];

/** 承办 → 审核 → 法制审核 → 签发: who, when, and what they remarked. */
export function ApprovalStrip({ view }: { readonly view: CaseView }): ReactNode {
  const { approval: said, domain, roleName } = useCaseWords();
  const journal = useJournal(view);
  const { approval } = view;
  if (approval === null) return null;
  const begun = journal.findLastIndex(({ type }) => type === 'approval-requested');
  const proposal = begun < 0 ? undefined : journal[begun];
  const given = journal.slice(begun + 1).filter(({ type }) => type === 'approval-given');
  const open = approval.steps.findIndex(({ isSigned }) => !isSigned);
  const acts: Readonly<Record<string, string>> = domain.acts;
  return (
    <Card size="small" title={<h2>{said.title(acts[approval.act] ?? approval.act)}</h2>} className="approval">
      <ol className="approval-strip" aria-label={said.chain}>
        <li className="past">
          <strong>{said.proposer}</strong>
          <Signature line={proposal} />
        </li>
        {approval.steps.map((step, index) => (
          <li
            key={`${step.party} ${step.role}`}
            className={stepClass(step, index === open)}
            aria-current={index === open ? 'step' : undefined}
          >
            <strong>{said.roleOf(domain.parties[step.party], roleName(step.role))}</strong>
            {step.isSigned ? <Signature line={given[index]} /> : null}
            {index === open ? <span>{said.waiting}</span> : null}
          </li>
        ))}
      </ol>
      <ApprovalContent view={view} />
    </Card>
  );
}

function stepClass({ isSigned }: Step, isHere: boolean): string {
  if (isSigned) return 'past';
  return isHere ? 'here' : 'ahead';
}

function Signature({ line }: { readonly line: JournalLine | undefined }): ReactNode {
  const { language } = useCaseWords();
  if (line === undefined) return null;
  const remark = line.type === 'approval-given' ? line.texts['opinion'] : undefined;
  return (
    <>
      <small>{longMoment(line.occurredAt, language)}</small>
      <small>{line.sentence}</small>
      {remark === undefined ? null : <q>{remark}</q>}
    </>
  );
}
