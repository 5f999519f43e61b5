// Lets a process that a test starts run TypeScript as it stands: `node -r <this file> <script>.ts`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const settings = JSON.parse(readFileSync(join(__dirname, '..', '..', '.swcrc'), 'utf8'));
delete settings.$schema;

Module._extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const { code } = transformSync(source, { ...settings, swcrc: false, sourceMaps: 'inline', filename });
  module._compile(code, filename);
};
