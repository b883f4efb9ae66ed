// Jasmine in Node: leaves its counts where `npm test` reads them. Without COUNTS_FILE it does nothing.
import { writeCounts } from './counts.ts';

const counts = { passed: 0, failed: 0, skipped: [] as string[] };
const file = process.env['COUNTS_FILE'];

if (file)
  jasmine.getEnv().addReporter({
    specDone(spec) {
      if (spec.status === 'passed') counts.passed++;
      else if (spec.status === 'failed') counts.failed++;
      else counts.skipped.push(spec.fullName);
    },
    suiteDone(suite) {
      // An afterAll that failed belongs to no spec, and is a failure all the same.
      if (suite.failedExpectations.length) counts.failed++;
    },
    jasmineDone(run) {
      counts.failed += run.failedExpectations.length;
      writeCounts(file, counts);
    },
  });
