/** Servers are started once by the bootstrap (src/local/bootstrap.mjs test); suites find them by environment. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.pacta'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/bench/', '<rootDir>/test/chaos/'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
