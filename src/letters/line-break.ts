/** May not begin a line (避头): closing marks and everything that leans on what stands before it. */
const NOT_AT_START = new Set('，。、；：？！）》〉」』】〕〗”’～·％‰℃,.;:?!)]}%');
/** May not end a line (避尾): opening marks. */
const NOT_AT_END = new Set('（《〈「『【〔〖“‘([{￥¥');

/** What is never torn apart: Latin words and numbers with their marks, 破折号, 省略号; else each character for itself. */
const TOKEN = /[A-Za-z0-9]+(?:[.,:/@_+#-]+[A-Za-z0-9]+)*|—+|…+|\s+|./gsu;

export interface Line {
  readonly text: string;
  /** The last line of its paragraph is not stretched. */
  readonly isLast: boolean;
}

export interface Measure {
  /** Of a piece of text, in the unit of the widths. */
  readonly widthOf: (text: string) => number;
  readonly width: number;
  /** Of the first line's indent. */
  readonly indent: number;
}

const startsForbidden = (token: string | undefined): boolean =>
  token !== undefined && NOT_AT_START.has(token.charAt(0));
const endsForbidden = (token: string | undefined): boolean =>
  token !== undefined && NOT_AT_END.has(token.charAt(token.length - 1));

/** Words wider than a line (a long address) are cut where they must be. */
function tokensOf(text: string, measure: Measure): readonly string[] {
  return (text.match(TOKEN) ?? []).flatMap((token) =>
    measure.widthOf(token) > measure.width - measure.indent ? [...token] : [token],
  );
}

/** The token before which to break: the latest that leaves no mark where it may not stand. */
function breakBefore(tokens: readonly string[], start: number, overflow: number): number {
  for (let at = overflow; at > start + 1; at -= 1) {
    if (!startsForbidden(tokens[at]) && !endsForbidden(tokens[at - 1])) return at;
  }
  return overflow;
}

/**
 * Breaks one paragraph by the rules of Chinese typesetting (GB/T 15834 附录: 标点避头尾). What may not stand at a
 * line's start takes the character before it along to the next line.
 */
export function breakLines(text: string, measure: Measure): readonly Line[] {
  const tokens = tokensOf(text.trim(), measure);
  const lines: Line[] = [];
  let start = 0;
  while (start < tokens.length) {
    const room = measure.width - (lines.length === 0 ? measure.indent : 0);
    const overflow = firstOverflow(tokens, start, (part) => measure.widthOf(part) > room);
    const end = overflow === tokens.length ? overflow : breakBefore(tokens, start, overflow);
    lines.push({ text: tokens.slice(start, end).join('').trim(), isLast: end === tokens.length });
    start = end;
    while (/^\s+$/.test(tokens[start] ?? '')) start += 1;
  }
  return lines;
}

/** The first token that no longer fits; at least one token goes on every line. */
function firstOverflow(
  tokens: readonly string[],
  start: number,
  isTooWide: (text: string) => boolean,
): number {
  let end = start + 1;
  while (end < tokens.length && !isTooWide(tokens.slice(start, end + 1).join(''))) end += 1;
  return end;
}
