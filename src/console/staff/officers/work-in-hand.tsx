import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { tableDate } from '../../words/dates';
import type { Account } from './officer-data';
import { useOfficerWords } from './words/officer-words';

/** What bears a person's name or waits for their offices, and to whom each thing goes when they leave. */
export function WorkInHand({ account }: { readonly account: Account }): ReactNode {
  const { words, domain, language } = useOfficerWords();
  const { assignments, work } = account;
  if (assignments.length === 0 && work.length === 0) return <p className="faint">{words.noWork}</p>;
  return (
    <>
      <p className="faint">{words.workHelp}</p>
      <div className="work-table" role="group" aria-label={words.work} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.body}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.nextDue}</th>
              <th scope="col">{words.goesTo}</th>
            </tr>
          </thead>
          <tbody>
            {assignments.map(({ organization, party, cases }) => (
              <tr key={`${organization.id} ${party}`}>
                <th scope="row">{`${words.assignedHead} · ${words.asParty[party]}`}</th>
                <td>{organization.name}</td>
                <td className="number">{words.cases(cases)}</td>
                <td />
                <td>{words.toSuccessor}</td>
              </tr>
            ))}
            {work.map((one) => (
              <tr key={`${one.organization.id} ${one.duty ?? ''} ${one.act ?? ''} ${one.roles.join(' ')}`}>
                <th scope="row">
                  {one.act === null ? dutyWord(one) : words.signature(domain.acts[one.act])}
                </th>
                <td>{one.organization.name}</td>
                <td className="number">{words.cases(one.count)}</td>
                <td>
                  {one.nextDueOn === null ? words.noDate : tableDate(one.nextDueOn as PlainDate, language)}
                </td>
                <td>
                  <Others others={one.others} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );

  function dutyWord({ duty, label }: Account['work'][number]): string {
    return duty === null ? label : domain.duties[duty];
  }
}

function Others({ others }: { readonly others: Account['work'][number]['others'] }): ReactNode {
  const { words } = useOfficerWords();
  if (others.length === 0) return <strong className="alarm">{words.toNobody}</strong>;
  return others.map(({ name }) => name).join('、');
}
