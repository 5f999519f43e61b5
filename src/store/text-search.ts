import type { Actor } from '../domain/officer';
import { Prisma } from './prisma/client';

/** From so many characters on, a part of a number is looked for; shorter ones are in every number. */
const numberPart = /^[a-z0-9]{4,}$/i;

/**
 * Runs of a text that do not overlap, but for its end. All of its runs would find the same; but the planner takes runs
 * for independent of each other, and the more of them the rarer it thinks a frequent word.
 */
function gramsApart(text: string, size: number): readonly string[] {
  const signs = [...text.toLowerCase()];
  const starts = Array.from({ length: Math.floor(signs.length / size) }, (_, index) => index * size);
  const ends = signs.length % size === 0 || signs.length < size ? [] : [signs.length - size];
  return [...starts, ...ends].map((start) => signs.slice(start, start + size).join(''));
}

/**
 * Whether a column holds the text, by the index over its runs of so many characters.
 * @param grams where the runs stand; in the index alone, where they have no column of their own.
 */
export function holdsText(
  column: Prisma.Sql,
  size: 2 | 4,
  text: string,
  grams = Prisma.sql`app.text_grams(${column}, ${Prisma.raw(String(size))})`,
): Prisma.Sql {
  return Prisma.sql`(strpos(lower(${column}), lower(${text})) > 0
    AND ${grams} @> ${[...gramsApart(text, size)]}::text[])`;
}

/**
 * Cases whose title or number bears the text, as a condition on `app.complaint c`. Each way has an index of its own, so
 * that none walks them all.
 */
export function bearsText(text: string, actor: Extract<Actor, { type: 'officer' }>): Prisma.Sql {
  // The respondent does not see the title, so it cannot search it either.
  const byTitle = holdsText(Prisma.sql`c.title`, 2, text, Prisma.sql`c.title_grams`);
  const ways = [Prisma.sql`(${byTitle} AND c.respondent_id <> ${actor.organizationId})`];
  if (numberPart.test(text)) ways.push(holdsText(Prisma.sql`c.number`, 4, text, Prisma.sql`c.number_grams`));
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}
