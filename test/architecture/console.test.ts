import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRoutes, nameOf } from './all-routes';

const console_ = join(__dirname, '..', '..', 'src', 'console');
const read = (name: string): string => readFileSync(join(console_, name), 'utf8');

describe('what the browser asks of the API', () => {
  const listed = read('api/operations.ts') + read('api/public-operations.ts');
  const operations = [...listed.matchAll(/^ {2}'([A-Z]+ \/[^']+)':/gm)].map((match) => match[1]);

  it('is nothing but operations that the API has', () => {
    expect(operations.length).toBeGreaterThan(5);
    const known = allRoutes().map(nameOf);
    expect(operations.filter((operation) => !known.includes(operation ?? ''))).toEqual([]);
  });
});

describe('the words on the screen', () => {
  const sources = readdirSync(console_, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );

  it('stand in the catalogues: no page has Chinese of its own', () => {
    expect(sources.length).toBeGreaterThan(5);
    // Comments may cite a statute by its name.
    const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(sources.filter((name) => /[\u4E00-\u9FFF]/.test(withoutComments(read(name))))).toEqual([]);
  });
});
