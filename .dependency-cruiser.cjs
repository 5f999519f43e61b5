/** Who may import whom: design.md §4, one rule a layer. A layer may use what its rule names and nothing else. */
const entries = '^src/(api|worker|vault|cli)\\.ts$';
/** What composes everything: the entries, and the words of the command line. */
const composing = `${entries}|^src/cli/`;
/** As resolved: without the `node:`. */
const builtins = [
  '^(?:assert|async_hooks|buffer|child_process|crypto|dns|events|fs|http|https|module|net|os|path|perf_hooks)$',
  '^(?:process|readline|stream|timers|tls|url|util|v8|worker_threads|zlib)$',
  '^(?:fs|stream|timers|readline|dns|util)/[a-z]+$',
];
const npm = (...names) => `node_modules/(?:${names.map((name) => name.replace('/', '\\/')).join('|')})/`;

/** @param from path of the layer @param may paths, npm packages and builtins it may import */
const layer = (name, comment, from, may) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...may.flat()] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third is missing. Types may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'entries-are-not-imported',
      comment: 'api, worker, vault and cli compose everything; nobody composes them.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: entries },
    },
    {
      name: 'commands-belong-to-the-command-line',
      comment: 'A command prints; what it does is a function of its noun.',
      severity: 'error',
      from: { pathNot: '^(src/cli/|src/cli\\.ts$|test/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'The product does not know its tests.',
      severity: 'error',
      from: { path: '^(src|workflows|activities)/' },
      to: { path: '^test/' },
    },
    {
      name: 'prisma-only-in-store',
      comment: 'Rows do not leave the store.',
      severity: 'error',
      from: { pathNot: '^(src/store/|test/|prisma\\.config\\.ts|prisma/)' },
      to: { path: `${npm('@prisma', 'prisma')}|^src/store/prisma/` },
    },
    {
      name: 'pg-only-where-sql-is',
      comment: 'pg in the store, in the vault (its own tables) and in local (roles and databases).',
      severity: 'error',
      from: { pathNot: `^(src/(store|vault|local)/|test/)|${composing}` },
      to: { path: npm('pg'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'temporal-client-only-in-temporal',
      comment: 'One place knows how to speak to the engine.',
      severity: 'error',
      from: { pathNot: `^(src/temporal/|test/)|${composing}` },
      to: { path: npm('@temporalio/client') },
    },
    layer('domain', 'Pure: imports itself and nothing else.', '^src/domain/', []),
    layer('wire', 'Shapes of HTTP bodies, shared with the console.', '^src/wire/', [
      '^src/domain/',
      npm('zod'),
    ]),
    {
      name: 'workflows',
      comment: "Runs in Temporal's sandbox; of activities it sees types only.",
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: ['^workflows/', '^src/domain/', npm('@temporalio/workflow', '@temporalio/common')],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'workflows-types',
      comment: 'Types may come from activities as well, and from nowhere else.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^src/(?!domain/)|^test/' },
    },
    layer(
      'activities',
      'Thin: what a workflow asks for, done by the store, the mail, the vault.',
      '^activities/',
      [
        ...[
          '^src/domain/',
          '^src/store/(?!prisma/)',
          '^src/notify/',
          '^src/exchange/',
          '^src/audit/',
          '^src/letters/',
        ],
        ...[
          '^src/files/',
          '^src/vault/(client|protocol)\\.ts$',
          '^src/log\\.ts$',
          npm('@temporalio/activity', '@temporalio/common'),
        ],
        builtins,
      ],
    ),
    layer(
      'store',
      'The only importer of Prisma; official data of the seed are rows that it writes.',
      '^src/store/',
      [
        '^prisma/seed/.+json$',
        ...['^src/domain/', '^src/audit/', '^src/log\\.ts$', npm('@prisma', 'pg', '@types/pg'), builtins],
      ],
    ),
    layer('audit', 'Hashes, proofs, signatures.', '^src/audit/', ['^src/domain/', '^crypto$']),
    layer('notify', 'Letters out: templates, mail, adapters.', '^src/notify/', [
      ...[
        '^src/domain/',
        '^src/store/(?!prisma/)',
        '^src/log\\.ts$',
        npm('nodemailer', '@types/nodemailer'),
        builtins,
      ],
    ]),
    layer('exchange', 'Batches and feeds to other systems.', '^src/exchange/', [
      ...['^src/domain/', '^src/store/(?!prisma/)', '^src/log\\.ts$', builtins],
    ]),
    layer('vault', 'Identities: its own tables, its own mail, nothing of ours.', '^src/vault/', [
      ...[
        '^src/domain/',
        '^src/log\\.ts$',
        npm('pg', '@types/pg', 'nodemailer', '@types/nodemailer'),
        builtins,
      ],
    ]),
    {
      name: 'vault-has-one-door',
      comment:
        "Others speak to the vault through its client and see the protocol's types; sealing needs the public key only.",
      severity: 'error',
      from: { pathNot: `^(src/vault/|test/)|${composing}` },
      to: {
        path: '^src/vault/',
        pathNot: '^src/vault/(client|protocol|seal|envelope|keys|receipt|mask)\\.ts$',
      },
    },
    layer('local', 'Starts processes; knows neither the law nor the tables.', '^src/local/', [
      ...['^src/config\\.ts$', '^src/log\\.ts$', builtins],
      npm(
        'pg',
        '@types/pg',
        'smtp-server',
        '@types/smtp-server',
        'postal-mime',
        '@swc/core',
        'vite',
        '@temporalio/(?:worker|testing)',
      ),
    ]),
    layer('temporal', 'Gateways to the engine.', '^src/temporal/', [
      ...[
        '^src/domain/',
        '^src/log\\.ts$',
        '^workflows/',
        npm('@temporalio/(?:client|common|proto)', 'protobufjs'),
        builtins,
      ],
    ]),
    layer('intake', 'Store first, then deliver.', '^src/intake/', [
      ...[
        '^src/domain/',
        '^src/wire/',
        '^src/store/(?!prisma/)',
        '^src/temporal/',
        '^src/audit/',
        '^src/files/',
      ],
      ...['^src/vault/(client|protocol|seal|envelope|keys|receipt|mask)\\.ts$', '^src/log\\.ts$', builtins],
    ]),
    {
      name: 'http',
      comment: 'Reads the store, hands commands to intake; knows neither the SDK nor workflows.',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: `${npm('@temporalio')}|^(workflows|activities)/|^src/(local|notify|exchange|console)/` },
    },
    layer('console', 'The browser sees wire and domain.', '^src/console/', [
      '^src/wire/',
      '^src/domain/',
      'node_modules/',
    ]),
    {
      name: 'only-declared-packages',
      comment: 'What is imported is in package.json, and tests’ packages stay in tests.',
      severity: 'error',
      from: { path: '^(src|workflows|activities)/', pathNot: '\\.mjs$' },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resolvable',
      comment: 'A path that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(smtp-server|postal-mime)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^src/store/prisma/' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
