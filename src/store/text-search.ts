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
 * Cases whose title or number bears the text, as a condition on `app.complaint c`. Each way has an index of its own, so
 * that none walks them all.
 */
export function bearsText(text: string, actor: Extract<Actor, { type: 'officer' }>): Prisma.Sql {
  const isIn = (column: Prisma.Sql, size: Prisma.Sql, grams: readonly string[]): Prisma.Sql =>
    Prisma.sql`(strpos(lower(${column}), lower(${text})) > 0
      AND app.text_grams(${column}, ${size}) @> ${[...grams]}::text[])`;
  // The respondent does not see the title, so it cannot search it either.
  const byTitle = isIn(Prisma.sql`c.title`, Prisma.sql`2`, gramsApart(text, 2));
  const ways = [Prisma.sql`(${byTitle} AND c.respondent_id <> ${actor.organizationId})`];
  if (numberPart.test(text)) ways.push(isIn(Prisma.sql`c.number`, Prisma.sql`4`, gramsApart(text, 4)));
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}
