import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './tools/chromium.ts';

/** Each worker starts a server of its own (e2e/support/story.ts). */
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results/e2e',
  globalSetup: './e2e/support/make-once.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['COUNTS_FILE']), // `npm test` runs everything or fails
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/e2e.json' }],
    ['html', { outputFolder: 'test-results/e2e-report', open: 'never' }],
  ],
  use: {
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
  },
});
