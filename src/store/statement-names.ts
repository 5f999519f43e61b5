/** A comment in a statement whose best plan depends on what is asked for: rare and frequent words need different ones. */
export const PLANNED_EACH_TIME = '/* planned each time */';

const isNeverKept = (sql: string): boolean => /\bSELECT \*/i.test(sql) || sql.includes(PLANNED_EACH_TIME);

/** More different statements than the product has; what is put together from parts beyond them is planned each time. */
const mostNames = 400;

/**
 * Names for statements, so that PostgreSQL plans each once a connection instead of every time: planning is a third of
 * what the short statements of a command cost. One set of names for each pool.
 * @returns the empty name, which is never kept, for `SELECT *`, whose plan would not outlive a column that is added, and
 * for what says `PLANNED_EACH_TIME`.
 */
export function createStatementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = names.size >= mostNames || isNeverKept(sql) ? '' : `pacta_${names.size + 1}`;
    if (name !== '') names.set(sql, name);
    return name;
  };
}
