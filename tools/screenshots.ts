// The pictures of the README, taken anew: `node tools/screenshots.ts [folder]`. A demo clinic in the
// middle of its Tuesday, on a database that is thrown away; each page as the person who works in it.
import { chromium, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startClinicServer } from '../e2e/support/clinic-server.ts';
import { signIn } from '../e2e/support/story.ts';
import type { StaffKey } from '../src/server/demo/staff.ts';
import { chromiumArgs, chromiumPath } from './chromium.ts';
import { root } from './children.ts';

/** Half past eleven on the clinic's wall: somebody stands at every step of the day. */
process.env['E2E_MORNING'] = '2026-09-15T10:30:00.000Z';

const folder = process.argv[2] ?? join(root, 'docs', 'screenshots');
const PHONE = { width: 390, height: 844 };
const TABLET = { width: 820, height: 1180 };
const DESKTOP = { width: 1440, height: 900 };

interface Shot {
  name: string;
  who: StaffKey;
  size?: { width: number; height: number };
  /** From the first page to what the picture shows. */
  way: (page: Page) => Promise<void>;
}

const first = (page: Page, selector: string) => page.locator(selector).first().click();

const SHOTS: Shot[] = [
  {
    name: 'queue',
    who: 'physician-1',
    way: async (page) => {
      await page.goto('/queue?list=new');
      await first(page, 'g-referral-table .g-row-link');
      await page.locator('g-referral-detail h2').waitFor();
    },
  },
  {
    name: 'board',
    who: 'coordinator-1',
    way: async (page) => {
      await page.goto('/board/2026-09-17');
      await first(page, 'g-case-list button');
      await page.locator('.open').first().waitFor();
    },
  },
  { name: 'today', who: 'nurse-1', way: (page) => page.goto('/today').then(() => undefined) },
  {
    name: 'patient-day',
    who: 'nurse-1',
    way: async (page) => {
      await page.goto('/today');
      await first(page, 'a[href^="/today/"]');
    },
  },
  {
    name: 'checklist',
    who: 'nurse-1',
    way: async (page) => {
      await page.goto('/today');
      await first(page, 'g-patient-card:has-text("Observation until") a');
      await page
        .getByRole('link', { name: /^Discharge checklist/ })
        .first()
        .click();
    },
  },
  {
    name: 'series',
    who: 'physician-1',
    way: async (page) => {
      await page.goto('/series?list=decision');
      await first(page, 'tbody a');
    },
  },
  {
    name: 'my-list',
    who: 'physician-2',
    way: (page) => page.goto('/my-list').then(() => undefined),
  },
  {
    name: 'my-list-tablet',
    who: 'physician-2',
    size: TABLET,
    way: (page) => page.goto('/my-list').then(() => undefined),
  },
  {
    name: 'my-list-phone',
    who: 'physician-2',
    size: PHONE,
    way: (page) => page.goto('/my-list').then(() => undefined),
  },
  {
    name: 'set-up',
    who: 'administrator-1',
    way: (page) => page.goto('/set-up').then(() => undefined),
  },
];

mkdirSync(folder, { recursive: true });
const clinic = await startClinicServer();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
for (const { name, who, size = DESKTOP, way } of SHOTS)
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL: clinic.address,
      viewport: size,
      locale: 'en-GB',
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    try {
      await page.goto('/');
      await signIn(page, who);
      await way(page);
      await page.waitForLoadState('networkidle');
      await page.waitForFunction('document.fonts.status === "loaded"');
    } catch (error) {
      console.error(`${name} (${colorScheme}): ${String(error)}`);
      process.exitCode = 1;
    }
    await page.screenshot({
      path: join(folder, `${name}${colorScheme === 'dark' ? '-dark' : ''}.png`),
    });
    await context.close();
  }
await browser.close();
await clinic.stop();
