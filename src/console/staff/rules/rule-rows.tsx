import type { ReactNode } from 'react';
import type { RuleSource } from '../../../domain/rule-lines';
import { Mark } from '../lists/tags';
import { useRulesWords } from './words/rules-words';

/** A rule as a table shows it. */
export interface RuleRow {
  readonly path: string;
  readonly name: string;
  readonly said: ReactNode;
  /** Null: it says "none", without a document. */
  readonly source: RuleSource | null;
}

/** A further column for rules that are whole: who says each. */
export interface MoreColumn {
  readonly title: string;
  readonly cell: (path: string) => ReactNode;
}

interface RuleRowsProps {
  readonly caption: string;
  readonly rows: readonly RuleRow[];
  readonly more?: MoreColumn | undefined;
}

/** What is said of one part, each thing with its document and article or the note that the document is silent. */
export function RuleRows({ caption, rows, more }: RuleRowsProps): ReactNode {
  const { columns } = useRulesWords();
  return (
    <table className="rule-table" aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{columns.rule}</th>
          <th scope="col">{columns.says}</th>
          <th scope="col">{columns.basis}</th>
          {more === undefined ? null : <th scope="col">{more.title}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, name, said, source }) => (
          <tr key={path}>
            <th scope="row">{name}</th>
            <td data-label={columns.says}>{said}</td>
            <td data-label={columns.basis}>
              <Basis source={source} />
            </td>
            {more === undefined ? null : (
              <td className="origin" data-label={more.title}>
                {more.cell(path)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
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

/** One under the other where there are several. */
export function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
