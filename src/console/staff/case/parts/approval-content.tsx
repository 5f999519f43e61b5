import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { useJournal, type CaseView, type JournalLine } from '../case-data';
import { demandWords } from '../form/choices';
import { useCaseWords, type CaseWords } from '../words/case-words';

/** The proposal that waits now, with what its proposer wrote. */
function proposalLine(journal: readonly JournalLine[]): JournalLine | undefined {
  return journal.findLast(({ type }) => type === 'approval-requested');
}

/** What an approver puts a name to: each change from what stands to what will stand, and why. */
export function ApprovalContent({ view }: { readonly view: CaseView }): ReactNode {
  const words = useCaseWords();
  const { approval: said } = words;
  const proposal = proposalLine(useJournal(view));
  const { approval } = view;
  if (approval === null) return null;
  const changes = changesOf(view, words);
  return (
    <div className="approval-content">
      <h3>{said.content(wordFor(words.domain.acts, approval.act))}</h3>
      {changes.length === 0 ? null : (
        <table className="changes">
          <thead>
            <tr>
              <th scope="col">{said.subject}</th>
              <th scope="col">{said.before}</th>
              <th scope="col">{said.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ subject, before, after }) => (
              <tr key={subject}>
                <td data-label={said.subject}>{subject}</td>
                <td data-label={said.before}>
                  <del>{before}</del>
                </td>
                <td data-label={said.after}>
                  <ins>{after}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {Object.entries(proposal?.texts ?? {}).map(([name, text]) => (
        <p key={name} className="written">
          <strong>{wordFor(words.textNames, name)}</strong>
          {`\n${text}`}
        </p>
      ))}
    </div>
  );
}

interface Change {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

const wordFor = (table: Readonly<Record<string, string>>, code: string): string => table[code] ?? code;

function changesOf(view: CaseView, words: CaseWords): readonly Change[] {
  const { approval, rejectReasons, demands } = view;
  if (approval === null) return [];
  const { domain, language, approval: said, form } = words;
  const { items, reasonCode, ground, excuse, suspensionGround, result, publication, takedownGround } =
    approval.content;
  const changes: Change[] = items.flatMap(({ demandId, conclusion, dueOn }) => {
    const demand = demands.find((one) => one.demandId === demandId);
    if (demand === undefined) return [];
    const subject = demandWords(demand, view, words);
    const before = domain.demandStates[demand.state];
    if (conclusion !== null) return [{ subject, before, after: domain.conclusions[conclusion] }];
    if (dueOn !== null)
      return [{ subject, before, after: said.putRightBy(longDate(dueOn as PlainDate, language)) }];
    const why = [
      ground === null ? null : domain.grounds[ground],
      excuse === null ? null : domain.excuses[excuse],
    ];
    return [
      {
        subject,
        before,
        after: [domain.demandStates.breach, ...why.filter((one) => one !== null)].join(' · '),
      },
    ];
  });
  const whole = (after: string): void => {
    changes.push({ subject: said.wholeCase, before: domain.statuses[view.status], after });
  };
  if (reasonCode !== null) {
    const reason = rejectReasons.find(({ code }) => code === reasonCode)?.label ?? reasonCode;
    whole(`${domain.outcomes.rejected} · ${reason}`);
  }
  if (suspensionGround !== null) {
    whole(`${domain.outcomes.discontinued} · ${wordFor(domain.suspensionGrounds, suspensionGround)}`);
  }
  if (result !== null) whole(form.reviewResults[result]);
  if (publication !== undefined) whole(publicationWords(publication, words));
  if (takedownGround !== undefined) {
    whole(`${domain.acts['withdraw-publication']} · ${domain.takedownGrounds[takedownGround]}`);
  }
  return changes;
}

type Publication = NonNullable<NonNullable<CaseView['approval']>['content']['publication']>;

/** 隐去部分内容后公示 · 商业秘密 · 承诺事项 */
function publicationWords(
  { secrecy, withholdingGround, redact }: Publication,
  { domain }: CaseWords,
): string {
  const ground = withholdingGround === null ? [] : [domain.withholdingGrounds[withholdingGround]];
  const hidden = redact.map((field) => domain.publicationFields[field]);
  return [domain.secrecyConclusions[secrecy], ...ground, ...hidden].join(' · ');
}
