import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { RULE_SUBJECTS, rulePathOf, sourceIn, type RuleSubject } from '../../../../domain/rule-lines';
import type { ComplaintOverlay } from '../../../../domain/rule-set';
import { Basis } from '../rule-rows';
import { Said } from '../rule-table';
import { useRulesWords } from '../words/rules-words';
import { changedPaths, withEntry } from './draft';
import { EntryDialog } from './entry-dialog';

interface DraftTableProps {
  readonly before: ComplaintOverlay;
  readonly complaint: ComplaintOverlay;
  readonly document: string;
  readonly onChange: (complaint: ComplaintOverlay) => void;
}

/** What the version says so far; each thing can be changed, left out, or said for the first time. */
export function DraftTable({ before, complaint, document, onChange }: DraftTableProps): ReactNode {
  const { editor, columns } = useRulesWords();
  const [isWhole, setIsWhole] = useState(false);
  const [edited, setEdited] = useState<RuleSubject | null>(null);
  const changed = changedPaths(before, complaint);
  const shown = RULE_SUBJECTS.filter(
    (subject) => isWhole || changed.has(rulePathOf(subject)) || sourceIn(complaint, subject) !== undefined,
  );
  return (
    <>
      <Checkbox checked={isWhole} onChange={({ target }) => setIsWhole(target.checked)}>
        {editor.showAll}
      </Checkbox>
      <table className="rule-table" aria-label={editor.rules}>
        <thead>
          <tr>
            <th scope="col">{columns.rule}</th>
            <th scope="col">{columns.says}</th>
            <th scope="col">{columns.basis}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((subject) => (
            <DraftLine
              key={rulePathOf(subject)}
              subject={subject}
              complaint={complaint}
              isChanged={changed.has(rulePathOf(subject))}
              edit={() => setEdited(subject)}
              drop={() => onChange(withEntry(complaint, subject, undefined))}
            />
          ))}
        </tbody>
      </table>
      {edited === null ? null : (
        <EntryDialog
          key={rulePathOf(edited)}
          subject={edited}
          complaint={complaint}
          document={document}
          onClose={() => setEdited(null)}
          onTaken={(next) => {
            onChange(next);
            setEdited(null);
          }}
        />
      )}
    </>
  );
}

interface DraftLineProps {
  readonly subject: RuleSubject;
  readonly complaint: ComplaintOverlay;
  readonly isChanged: boolean;
  readonly edit: () => void;
  readonly drop: () => void;
}

function DraftLine({ subject, complaint, isChanged, edit, drop }: DraftLineProps): ReactNode {
  const { editor, columns, wording } = useRulesWords();
  const source = sourceIn(complaint, subject);
  const isSaid = source !== undefined;
  const label = wording.label(subject);
  return (
    <tr className={isChanged ? 'entry-changed' : ''}>
      <th scope="row">
        {label} {isChanged ? <small>{editor.changed}</small> : null}
      </th>
      <td data-label={columns.says}>
        {isSaid ? (
          <Said subject={subject} said={complaint} />
        ) : (
          <span className="faint">{editor.unsaid}</span>
        )}
      </td>
      <td data-label={columns.basis}>{isSaid ? <Basis source={source} /> : null}</td>
      <td>
        <span className="entry-actions">
          <Button
            size="small"
            aria-label={isSaid ? editor.editOf(label) : editor.sayOf(label)}
            onClick={edit}
          >
            {isSaid ? editor.edit : editor.say}
          </Button>
          {isSaid ? (
            <Button size="small" type="text" aria-label={editor.dropOf(label)} onClick={drop}>
              {editor.drop}
            </Button>
          ) : null}
        </span>
      </td>
    </tr>
  );
}
