// Node 20.19 is what a city's machines have. A direct dependency that excludes it must not slip in with an upgrade.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';

const oldest = '20.19.0';
const checkout = join(import.meta.dirname, '..');
const readJson = (path) => JSON.parse(readFileSync(join(checkout, path), 'utf8'));

const { dependencies, devDependencies, engines } = readJson('package.json');
const manifests = Object.keys({ ...dependencies, ...devDependencies }).map((name) =>
  readJson(`node_modules/${name}/package.json`),
);
const excluding = manifests.filter(
  (manifest) => manifest.engines?.node !== undefined && !semver.satisfies(oldest, manifest.engines.node),
);
for (const { name, version, engines: wanted } of excluding) {
  console.error(`${name}@${version} excludes Node ${oldest}: it asks for ${wanted.node}`);
}
if (!semver.satisfies(oldest, engines.node)) console.error(`package.json excludes Node ${oldest}`);
process.exitCode = excluding.length === 0 && semver.satisfies(oldest, engines.node) ? 0 : 1;
