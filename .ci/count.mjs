// Prints "<passed> <failed>" of one jest run. A suite that could not run at all is a failure of its own.
import { readFileSync } from 'node:fs';

const run = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const failed = run.numFailedTests + run.numRuntimeErrorTestSuites;
if (run.numPassedTests + failed === 0) process.exit(1);
console.log(run.numPassedTests, failed);
