import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Prisma itself understood of the model files: its own data model, as it hands it to every generator. */
export interface PrismaField {
  readonly name: string;
  readonly dbName?: string | null;
  readonly kind: 'scalar' | 'object' | 'enum' | 'unsupported';
  readonly type: string;
  readonly nativeType?: readonly [string, readonly string[]] | null;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  readonly isId: boolean;
  readonly relationFromFields?: readonly string[];
}

export interface PrismaModel {
  readonly name: string;
  readonly dbName: string | null;
  readonly schema?: string | null;
  readonly fields: readonly PrismaField[];
  readonly primaryKey: { readonly fields: readonly string[] } | null;
  readonly uniqueFields: readonly (readonly string[])[];
}

const checkout = join(__dirname, '..', '..');

/** Speaks Prisma's generator protocol (JSON-RPC on standard input, answers on standard error) and keeps what it hears. */
const listener = (output: string): string => `#!${process.execPath}
const lines = require('node:readline').createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'generate') {
    require('node:fs').writeFileSync(${JSON.stringify(output)}, JSON.stringify(params.dmmf.datamodel));
  }
  const result = method === 'getManifest' ? { manifest: { prettyName: 'models', defaultOutput: '.' } } : null;
  process.stderr.write(JSON.stringify({ jsonrpc: '2.0', result, id }) + '\\n');
});
`;

/** Reads the model files as Prisma does, without any engine: only what `generate` needs, which is WebAssembly. */
export function loadPrismaModels(folder = join(checkout, 'prisma')): readonly PrismaModel[] {
  const work = mkdtempSync(join(tmpdir(), 'pacta-models-'));
  try {
    const heard = join(work, 'models.json');
    const script = join(work, 'listener.cjs');
    writeFileSync(script, listener(heard), { mode: 0o755 });
    for (const name of readdirSync(folder).filter(
      (file) => file.endsWith('.prisma') && file !== 'schema.prisma',
    )) {
      copyFileSync(join(folder, name), join(work, name));
    }
    const datasource =
      /datasource[\s\S]*?\n\}/.exec(readFileSync(join(folder, 'schema.prisma'), 'utf8'))?.[0] ?? '';
    writeFileSync(
      join(work, 'schema.prisma'),
      `${datasource}\ngenerator models {\n  provider = "${script}"\n}\n`,
    );
    execFileSync(
      process.execPath,
      [join(checkout, 'node_modules/prisma/build/index.js'), 'generate', '--schema', work],
      {
        cwd: checkout,
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
        stdio: 'pipe',
      },
    );
    return (JSON.parse(readFileSync(heard, 'utf8')) as { models: PrismaModel[] }).models;
  } finally {
    rmSync(work, { recursive: true });
  }
}
