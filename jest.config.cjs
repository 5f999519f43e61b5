/** Servers are started once by the bootstrap (src/local/bootstrap.mjs test); suites find them by environment. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    // What loads a part of itself by `import()`: Jest's CommonJS needs it as a require.
    'src/(?:store/prisma/.+|files/spreadsheet)\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      },
    ],
    '^.+\\.ts$': '@swc/jest',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.pacta'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/bench/', '<rootDir>/test/chaos/'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
