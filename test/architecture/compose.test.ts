import { readFileSync } from 'node:fs';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig, variableNames } from '../../src/config';
import type { ProcessName } from '../../src/config';
import { writeDeploymentSecrets } from '../../src/local/deployment-secrets';
import { NODE_FLAGS } from '../../src/local/own-parts';

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: unknown;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const checkout = join(__dirname, '..', '..');
const text = readFileSync(join(checkout, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const ours = Object.entries(compose.services).filter(([, service]) => service.image.startsWith('pacta:'));

const unknownVariables = (service: Service): readonly string[] =>
  Object.keys(service.environment ?? {}).filter((name) => !variableNames.includes(name));

/** `${NAME:-default}` → default, `${NAME:?why}` → a web address. */
const interpolated = (value: string | number): string =>
  String(value)
    .replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1')
    .replaceAll(/\$\{[A-Z_]+:\?[^}]*\}/g, 'https://pacta.invalid');

describe('docker-compose.yml', () => {
  it.each(ours)('%s sets only variables that the configuration knows', (_name, service) => {
    expect(unknownVariables(service)).toEqual([]);
  });

  it('would be caught setting a variable that nobody reads', () => {
    expect(unknownVariables({ image: 'pacta:x', environment: { DATABSE_URL: 'typo' } })).toEqual([
      'DATABSE_URL',
    ]);
  });

  it.each(['api', 'worker', 'vault', 'roles'] satisfies ProcessName[])(
    '%s is given all it needs, secrets by file',
    (name) => {
      const folder = mkdtempSync(join(tmpdir(), 'pacta-secrets-'));
      try {
        writeDeploymentSecrets(folder, {});
        const service = compose.services[name];
        const environment = Object.fromEntries(
          Object.entries(service?.environment ?? {}).map(([key, value]) => [
            key,
            interpolated(value).replace('/run/secrets', folder),
          ]),
        );
        // The image itself names the workflow bundle.
        expect(() =>
          loadConfig(name, { WORKFLOW_BUNDLE: 'dist/workflow-bundle.js', ...environment }),
        ).not.toThrow();
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it('names a file for every secret that a service uses, and mounts every file that a variable names', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      const mounted = service.secrets ?? [];
      for (const secret of mounted) expect(compose.secrets[secret]?.file).toMatch(/^\.\/secrets\//);
      const named = [...JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g)].map((match) => match[1]);
      expect({ name, missing: named.filter((secret) => !mounted.includes(secret ?? '')) }).toEqual({
        name,
        missing: [],
      });
    }
  });

  it('runs Node as a start without containers does', () => {
    const image = readFileSync(join(checkout, 'Dockerfile'), 'utf8');
    const entry = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(image)?.[1] ?? '[]') as string[];
    expect(entry).toEqual(['tini', '--', 'node', ...NODE_FLAGS]);
  });

  it('holds no password', () => {
    expect(text).not.toMatch(/PASSWORD: |PWD: |:\/\/[^/\s:]+:[^@\s]+@/);
    expect('POSTGRES_PASSWORD: temporal').toMatch(/PASSWORD: |PWD: |:\/\/[^/\s:]+:[^@\s]+@/);
  });

  it('publishes nothing beyond the loopback address', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('gives the keys of identities to the vault and to nobody else', () => {
    const holders = Object.entries(compose.services).filter(([, service]) =>
      service.secrets?.includes('vault_keys'),
    );
    expect(holders.map(([name]) => name)).toEqual(['vault']);
  });
});

describe('the secrets of a deployment', () => {
  it('are files for their owner alone, random, and never made twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-secrets-'));
    try {
      const made = writeDeploymentSecrets(folder, {});
      const before = made.map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(new Set(before).size).toBe(made.length);
      expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o077)).toEqual(
        made.map(() => 0),
      );
      expect(writeDeploymentSecrets(folder, {})).toEqual([]);
      expect(made.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
