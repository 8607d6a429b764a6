import { writeFileSync } from 'node:fs';

/** Hands the counts to `script/test.mjs`, which prints the closing line over checks and tests together. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_COUNTS_FILE;
    if (file)
      writeFileSync(
        file,
        JSON.stringify({
          passed: results.numPassedTests,
          failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
          pending: results.numPendingTests,
        }),
      );
  }
}
