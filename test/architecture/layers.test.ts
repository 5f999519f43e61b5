import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const checkout = join(__dirname, '..', '..');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** What the layer rules say of a small tree that holds just these files. */
function violationsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-layers-'));
  try {
    for (const name of ['tsconfig.json', 'package.json'])
      copyFileSync(join(checkout, name), join(folder, name));
    symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const cruise = join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(checkout, '.dependency-cruiser.cjs');
    const roots = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
    const { stdout } = spawnSync(
      process.execPath,
      [cruise, ...roots, '--config', config, '--output-type', 'json'],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const nothing = 'export const nothing = 0;\n';

/** Each line: the rule, the file that breaks it, how. All planted in one tree, looked for one by one. */
const planted = [
  ['domain', 'src/domain/package.ts', "import 'zod';"],
  ['domain', 'src/domain/builtin.ts', "import 'node:fs';"],
  ['wire', 'src/wire/a.ts', "import '../store/b';"],
  ['workflows', 'workflows/a.ts', "import 'zod';"],
  [
    'workflows-types',
    'workflows/t.ts',
    "import type { nothing } from '../src/store/b';\nexport type A = typeof nothing;",
  ],
  ['activities', 'activities/a.ts', "import '../src/http/b';"],
  ['store', 'src/store/a.ts', "import '../wire/b';"],
  ['audit', 'src/audit/a.ts', "import 'node:fs';"],
  ['vault', 'src/vault/a.ts', "import '../store/b';"],
  ['vault-has-one-door', 'src/intake/v.ts', "import '../vault/b';"],
  ['local', 'src/local/a.ts', "import '../store/b';"],
  ['temporal', 'src/temporal/a.ts', "import '../store/b';"],
  ['http', 'src/http/a.ts', "import '@temporalio/client';"],
  ['temporal-client-only-in-temporal', 'src/intake/t.ts', "import '@temporalio/client';"],
  ['prisma-only-in-store', 'src/http/p.ts', "import '../store/prisma/b';"],
  ['pg-only-where-sql-is', 'src/intake/a.ts', "import 'pg';"],
  ['entries-are-not-imported', 'src/http/e.ts', "import '../api';"],
  ['only-declared-packages', 'src/http/d.ts', "import 'jest';"],
  ['resolvable', 'src/http/r.ts', "import './nowhere';"],
  ['no-cycles', 'src/domain/c1.ts', "import './c2';"],
] as const;

const others = [
  'src/store/b.ts',
  'src/wire/b.ts',
  'src/http/b.ts',
  'src/vault/b.ts',
  'src/store/prisma/b.ts',
  'src/api.ts',
];

describe('the layers', () => {
  let found: readonly string[];
  beforeAll(() => {
    found = violationsIn({
      ...Object.fromEntries(others.map((name) => [name, nothing])),
      ...Object.fromEntries(planted.map(([, file, text]) => [file, `${text}\n${nothing}`])),
      'src/domain/c2.ts': "import './c1';\nexport const nothing = 0;\n",
    });
  });

  it.each(planted)('%s: %s is found to break it by %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  it('let through what the table allows', () => {
    const tree = {
      'src/domain/a.ts': nothing,
      'src/wire/a.ts': "import 'zod';\nimport '../domain/a';\n",
      'src/store/a.ts': "import 'pg';\nimport 'node:timers/promises';\nimport '../domain/a';\n",
      'workflows/a.ts': "import '@temporalio/workflow';\nimport '../src/domain/a';\n",
    };
    expect(violationsIn(tree)).toEqual([]);
  });
});
