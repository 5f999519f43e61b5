import type { ReactNode } from 'react';
import {
  RULE_SUBJECTS,
  rulePathOf,
  sayRule,
  sourceIn,
  type RuleSource,
  type RuleSubject,
} from '../../../domain/rule-lines';
import type { ComplaintOverlay } from '../../../domain/rule-set';
import { Mark } from '../lists/tags';
import { useRulesWords, type RulesWords } from './words/rules-words';

type Group = keyof RulesWords['groups'];

const GROUPS: readonly Group[] = ['limits', 'extensions', 'approvals', 'single', 'ladders'];

export function groupOf({ part }: RuleSubject): Group {
  return part === 'limits' || part === 'extensions' || part === 'ladders' || part === 'approvals'
    ? part
    : 'single';
}

interface RuleTableProps {
  readonly said: ComplaintOverlay;
  /** A further column for rules that are whole: who says each. */
  readonly more?: { readonly title: string; readonly cell: (path: string) => ReactNode } | undefined;
}

/** What is said, part by part, each thing with its document and article or the note that the document is silent. */
export function RuleTable({ said, more }: RuleTableProps): ReactNode {
  const { groups, inForce } = useRulesWords();
  return GROUPS.map((group) => {
    const subjects = subjectsOf(group, said);
    const isSilent = group === 'extensions' && more !== undefined;
    if (subjects.length === 0 && !isSilent) return null;
    const table =
      subjects.length === 0 ? null : <GroupTable group={group} subjects={subjects} said={said} more={more} />;
    return (
      <section key={group} className="rule-group" aria-labelledby={`rules-${group}`}>
        <h2 id={`rules-${group}`}>{groups[group]}</h2>
        {group === 'ladders' ? (
          <details>
            <summary>{inForce.ladders(subjects.length)}</summary>
            {table}
          </details>
        ) : (
          table
        )}
        {isSilent ? <p className="faint">{inForce.extended(subjects.length)}</p> : null}
      </section>
    );
  });
}

const subjectsOf = (group: Group, said: ComplaintOverlay): readonly RuleSubject[] =>
  RULE_SUBJECTS.filter((subject) => groupOf(subject) === group && sourceIn(said, subject) !== undefined);

interface GroupTableProps extends RuleTableProps {
  readonly group: Group;
  readonly subjects: readonly RuleSubject[];
}

function GroupTable({ group, subjects, said, more }: GroupTableProps): ReactNode {
  const { columns, groups, subjectName } = useRulesWords();
  return (
    <table className="rule-table" aria-label={groups[group]}>
      <thead>
        <tr>
          <th scope="col">{columns.rule}</th>
          <th scope="col">{columns.says}</th>
          <th scope="col">{columns.basis}</th>
          {more === undefined ? null : <th scope="col">{more.title}</th>}
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject) => (
          <tr key={rulePathOf(subject)}>
            <th scope="row">{subjectName(subject)}</th>
            <td data-label={columns.says}>
              <Said subject={subject} said={said} />
            </td>
            <td data-label={columns.basis}>
              <Basis source={sourceIn(said, subject) ?? null} />
            </td>
            {more === undefined ? null : (
              <td className="origin" data-label={more.title}>
                {more.cell(rulePathOf(subject))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SaidProps {
  readonly subject: RuleSubject;
  readonly said: ComplaintOverlay;
}

/** A rule in words, where its basis stands beside it. */
export function Said({ subject, said }: SaidProps): ReactNode {
  const words = useRulesWords();
  const { wording } = words;
  if (subject.part === 'limits') return wording.limitAlone(said.limits?.[subject.duty] ?? null);
  const lines = linesOf(subject, said, words);
  if (lines === null) return sayRule(subject, said, wording);
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function linesOf(
  subject: RuleSubject,
  said: ComplaintOverlay,
  { wording }: RulesWords,
): readonly string[] | null {
  if (subject.part === 'ladders') {
    const ladder = said.ladders?.[subject.duty]?.value ?? [];
    return ladder.length === 0 ? null : ladder.map((rung) => wording.ladder([rung]));
  }
  if (subject.part !== 'rejectReasons') return null;
  return said.rejectReasons?.value.map((reason) => wording.single.rejectReasons([reason])) ?? null;
}

/** Document and article; or that the document says nothing of it. */
export function Basis({ source }: { readonly source: RuleSource | null }): ReactNode {
  const { silent, internal, noBasis, evidence } = useRulesWords();
  if (source === null) return <span className="faint">{noBasis}</span>;
  const { document, article } = source.basis;
  return (
    <>
      {document} {article} {source.basis.silent === true ? <Mark tone="soon">{silent}</Mark> : null}
      {source.basis.internal === true ? <Mark tone="plain">{internal}</Mark> : null}
      <small className="evidence">{evidence[source.evidence]}</small>
    </>
  );
}
