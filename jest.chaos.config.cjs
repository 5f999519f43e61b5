/** Kills, cuts and jumps take the whole machine: one file at a time, with time to recover. */
module.exports = {
  ...require('./jest.config.cjs'),
  roots: ['<rootDir>/test/chaos'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
  maxWorkers: 1,
};
