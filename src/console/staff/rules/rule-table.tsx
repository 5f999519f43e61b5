import type { ReactNode } from 'react';
import { RULE_SUBJECTS, rulePathOf, sayRule, sourceIn, type RuleSubject } from '../../../domain/rule-lines';
import type { ComplaintOverlay } from '../../../domain/rule-set';
import { Lines, RuleRows, type MoreColumn } from './rule-rows';
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
  readonly more?: MoreColumn | undefined;
}

/** What is said, part by part, each thing with its document and article or the note that the document is silent. */
export function RuleTable({ said, more }: RuleTableProps): ReactNode {
  const { groups, inForce, subjectName } = useRulesWords();
  return GROUPS.map((group) => {
    const subjects = subjectsOf(group, said);
    const isSilent = group === 'extensions' && more !== undefined;
    if (subjects.length === 0 && !isSilent) return null;
    const rows = subjects.map((subject) => ({
      path: rulePathOf(subject),
      name: subjectName(subject),
      said: <Said subject={subject} said={said} />,
      source: sourceIn(said, subject) ?? null,
    }));
    const table = rows.length === 0 ? null : <RuleRows caption={groups[group]} rows={rows} more={more} />;
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
  return lines === null ? sayRule(subject, said, wording) : <Lines lines={lines} />;
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
