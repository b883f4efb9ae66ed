const { dirname, join } = require('node:path');
const { chromiumArgs, chromiumPath } = require('./tools/chromium.ts'); // require(esm) works in Node >= 22.12
const { writeCounts } = require('./tools/counts.ts');

process.env.CHROME_BIN = chromiumPath();

// karma-jasmine 5.1.0 carries its own jasmine-core 4.6.1 and can't boot 7; Jasmine 7 boots itself in a browser,
// so only the adapter is taken from karma-jasmine. The glob `j[s]` keeps Angular's builder from turning
// jasmine.js into an ES module (which Jasmine warns about).
const dir = (p) => dirname(require.resolve(p));
const file = (pattern) => ({ pattern, included: true, served: true, watched: false });
const framework = (files) => {
  files.unshift(
    file(join(dir('jasmine-core'), 'jasmine-core/jasmine.j[s]')),
    file(join(dir('karma-jasmine'), 'adapter.js')),
  );
};
framework.$inject = ['config.files'];

// Leaves the counts where `npm test` reads them, and prints the seed that repeats this order.
function CountsReporter() {
  const skipped = [];
  let errors = 0;
  this.onBrowserError = () => errors++;
  this.onSpecComplete = (_browser, result) => {
    if (result.skipped) skipped.push([...result.suite, result.description].join(' '));
  };
  this.onBrowserComplete = (_browser, result) => {
    const seed = result?.order?.seed;
    if (seed) console.log(`\nRandomized with seed ${seed} (JASMINE_SEED=${seed} npm run test:app)`);
  };
  this.onRunComplete = (_browsers, results) => {
    if (!process.env.COUNTS_FILE) return;
    const failed = results.failed + errors + (results.error && !results.failed && !errors ? 1 : 0);
    writeCounts(process.env.COUNTS_FILE, { passed: results.success, failed, skipped });
  };
}

module.exports = (config) =>
  config.set({
    basePath: '',
    frameworks: ['jasmine'],
    plugins: [
      { 'framework:jasmine': ['factory', framework] },
      { 'reporter:counts': ['type', CountsReporter] },
      require('karma-chrome-launcher'),
      require('karma-coverage'),
    ],
    client: {
      jasmine: {
        random: true,
        ...(process.env.JASMINE_SEED && { seed: process.env.JASMINE_SEED }),
      },
    },
    coverageReporter: {
      dir: join(__dirname, 'coverage'),
      subdir: '.',
      reporters: [{ type: 'html' }, { type: 'text-summary' }, { type: 'lcovonly' }],
    },
    reporters: ['dots', 'counts'],
    customLaunchers: { ChromiumHeadlessCI: { base: 'ChromeHeadless', flags: chromiumArgs } },
    browsers: ['ChromiumHeadlessCI'],
    listenAddress: '127.0.0.1',
    hostname: '127.0.0.1',
    browserNoActivityTimeout: 60_000,
  });
