import type { ReactNode } from 'react';
import {
  contractPathOf,
  contractSourceIn,
  contractSubjectsOf,
  ladderIn,
  limitIn,
  sayContractRule,
  type ContractRuleSubject,
} from '../../../domain/contract/rule-lines';
import type { ContractOverlay } from '../../../domain/contract/rule-overlay';
import { Lines, RuleRows, type MoreColumn } from './rule-rows';
import { useRulesWords, type RulesWords } from './words/rules-words';

type Group = keyof RulesWords['contract']['groups'];

const GROUPS: readonly Group[] = ['limits', 'categories', 'single', 'ladders'];

/** What one category has of its own stands with it. */
function groupOf(subject: ContractRuleSubject): Group {
  if (subject.part === 'categories') return 'categories';
  if (!('duty' in subject)) return 'single';
  return subject.code === undefined ? subject.part : 'categories';
}

interface ContractRuleTableProps {
  readonly said: ContractOverlay;
  readonly more?: MoreColumn | undefined;
}

/** What is said of contracts: limits, categories, payment and the other figures, ladders. */
export function ContractRuleTable({ said, more }: ContractRuleTableProps): ReactNode {
  const { contract, contractWording, inForce } = useRulesWords();
  const all = contractSubjectsOf(said);
  return GROUPS.map((group) => {
    const subjects = all.filter((subject) => groupOf(subject) === group);
    if (subjects.length === 0) return null;
    const rows = subjects.map((subject) => ({
      path: contractPathOf(subject),
      name: contractWording.name(subject),
      said: <Said subject={subject} said={said} />,
      source: contractSourceIn(said, subject) ?? null,
    }));
    const table = <RuleRows caption={contract.groups[group]} rows={rows} more={more} />;
    return (
      <section key={group} className="rule-group" aria-labelledby={`contract-rules-${group}`}>
        <h2 id={`contract-rules-${group}`}>{contract.groups[group]}</h2>
        {group === 'ladders' ? (
          <details>
            <summary>{inForce.ladders(subjects.length)}</summary>
            {table}
          </details>
        ) : (
          table
        )}
      </section>
    );
  });
}

interface SaidProps {
  readonly subject: ContractRuleSubject;
  readonly said: ContractOverlay;
}

function Said({ subject, said }: SaidProps): ReactNode {
  const { contractWording: wording } = useRulesWords();
  const limit = limitIn(said, subject);
  if (limit !== undefined) return wording.limitAlone(limit);
  const ladder = ladderIn(said, subject) ?? [];
  if (ladder.length > 0) return <Lines lines={ladder.map((rung) => wording.ladder([rung]))} />;
  return sayContractRule(subject, said, wording);
}
