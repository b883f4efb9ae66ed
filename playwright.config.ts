import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './tools/chromium.ts';

const outside = process.env['BASE_URL'];

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['COUNTS_FILE']), // `npm test` runs everything or fails
  workers: 2,
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/e2e.json' }],
    ['html', { outputFolder: 'test-results/e2e-report', open: 'never' }],
  ],
  use: {
    baseURL: outside ?? 'http://127.0.0.1:4210',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
  },
  ...(!outside && {
    webServer: {
      command: 'node tools/e2e-server.ts',
      url: 'http://127.0.0.1:4210/readyz',
      reuseExistingServer: false,
      timeout: 180_000, // the first run builds the app and fills the demo clinic
      stdout: 'pipe',
      env: { PORT: '4210', E2E_OWNER_PID: String(process.pid) },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  }),
});
