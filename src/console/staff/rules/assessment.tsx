import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { changesBetween, contractChangesBetween, type RuleChange } from '../../../domain/rule-set-diff';
import { longDate, tableDate } from '../../words/dates';
import { asContract, asDay, asOverlay, type Assessment } from './rules-data';
import { useRulesWords, type RulesWords } from './words/rules-words';

type Compared = Pick<Assessment, 'before' | 'after' | 'contract'>;

/** Of complaints, then of contracts; a part that is not whole cannot be compared. */
function changesIn(
  { before, after, contract }: Compared,
  { wording, contractWording }: Pick<RulesWords, 'wording' | 'contractWording'>,
): readonly RuleChange[] {
  const [was, is] = [before && asOverlay(before), after && asOverlay(after)];
  const [contractWas, contractIs] = [
    contract.before && asContract(contract.before),
    contract.after && asContract(contract.after),
  ];
  return [
    ...(is === null ? [] : changesBetween(was, is, wording)),
    ...(contractIs === null ? [] : contractChangesBetween(contractWas, contractIs, contractWording)),
  ];
}

/** What a version changes where it holds, in words. */
export function Changes(assessment: Compared): ReactNode {
  const { change, columns, ...words } = useRulesWords();
  if (assessment.after === null) return <p>{change.incomplete}</p>;
  const changes = changesIn(assessment, words);
  if (changes.length === 0) return <p>{change.none}</p>;
  return (
    <table className="rule-table changes" aria-label={change.caption}>
      <thead>
        <tr>
          <th scope="col">{columns.rule}</th>
          <th scope="col">{columns.before}</th>
          <th scope="col">{columns.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, label, before: was, after: becomes }) => (
          <tr key={path}>
            <th scope="row">{label}</th>
            <td data-label={columns.before}>{was === null ? change.isNew : <del>{was}</del>}</td>
            <td data-label={columns.after}>
              <ins>{becomes}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why it cannot stand, as the server says it. */
export function Obstacles({ obstacles }: Pick<Assessment, 'obstacles'>): ReactNode {
  const words = useRulesWords();
  if (obstacles.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={words.obstacles.title}
      description={
        <>
          <p>{words.obstacles.help}</p>
          <ul lang="zh-CN">
            {obstacles.map(({ pointer, message, fix }) => (
              <li key={`${pointer} ${message}`}>
                {message}。{fix}。
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

interface OpenCasesProps extends Pick<Assessment, 'openCases'> {
  /** The version's first day. */
  readonly from: PlainDate;
}

/** Open cases keep the version of their receipt; these are they. */
export function OpenCases({ openCases: { count, pinned, cases }, from }: OpenCasesProps): ReactNode {
  const { open, language } = useRulesWords();
  return (
    <>
      <p>
        {count === 0 ? open.none : open.count(count)} {open.newOnes(longDate(from, language))}
      </p>
      {pinned.length === 0 ? null : (
        <ul>
          {pinned.map((one) => (
            <li key={`${one.ruleSetId} ${one.version}`}>{open.pinned(one.name, one.version, one.count)}</li>
          ))}
        </ul>
      )}
      {cases.length === 0 ? null : (
        <details>
          <summary>{open.cases(cases.length)}</summary>
          <ul className="open-cases">
            {cases.map(({ caseId, number, receivedOn }) => (
              <li key={caseId}>
                <Link to="/complaints/$id" params={{ id: caseId }}>
                  {number}
                </Link>{' '}
                <small>{open.received(tableDate(asDay(receivedOn), language))}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
