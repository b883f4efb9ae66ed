import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { DEMO_PASSWORD, STAFF, type StaffKey } from '../../src/server/demo/staff.ts';
import { startClinicServer, type ClinicServer } from './clinic-server.ts';

export { expect } from '@playwright/test';
export type { Page } from '@playwright/test';

interface Worker {
  /** One server a worker; stories that move its clock ask for `ownClinic` instead. */
  readonly clinic: ClinicServer;
}

interface Story {
  /** A server for this story alone. */
  readonly ownClinic: ClinicServer;
  /** A desktop at which this member of the demo clinic's staff has just signed in. */
  readonly signedIn: (who: StaffKey, clinic?: ClinicServer, outage?: boolean) => Promise<Page>;
  /** A desktop with nobody signed in; `outage`: its console may complain of a dead line or a refusal. */
  readonly desktop: (clinic?: ClinicServer, outage?: boolean) => Promise<Page>;
}

export const test = base.extend<Story, Worker>({
  clinic: [
    async ({}, use) => {
      const clinic = await startClinicServer();
      await use(clinic);
      await clinic.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  ownClinic: [
    async ({}, use) => {
      const clinic = await startClinicServer();
      await use(clinic);
      await clinic.stop();
    },
    { timeout: 120_000 },
  ],
  desktop: async ({ browser, clinic }, use) => {
    const desks = new Desks(browser);
    await use((at = clinic, outage = false) => desks.open(at, outage));
    await desks.close();
  },
  signedIn: async ({ desktop }, use) => {
    await use(async (who, at, outage) => {
      const page = await desktop(at, outage);
      await page.goto('/');
      await signIn(page, who);
      return page;
    });
  },
});

/** Browser contexts of one story, each listened to: what the console complains about fails it. */
class Desks {
  readonly #complaints: string[] = [];
  readonly #close: (() => Promise<void>)[] = [];
  readonly #browser: Browser;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open(clinic: ClinicServer, outage: boolean): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: clinic.address,
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      // The reader's zone is not the clinic's: pages must show the clinic's.
      timezoneId: 'America/New_York',
    });
    this.#close.push(() => context.close());
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      if (outage && /net::ERR_|status of 409/.test(message.text())) return;
      this.#complaints.push(
        `${message.type()}: ${message.text()} (${message.page()?.url() ?? 'no page'})`,
      );
    });
    context.on('weberror', (thrown) => this.#complaints.push(`thrown: ${thrown.error().message}`));
    return context.newPage();
  }

  async close(): Promise<void> {
    for (const close of this.#close) await close();
    expect(this.#complaints, 'the browser console stays quiet').toEqual([]);
  }
}

export async function signIn(page: Page, who: StaffKey): Promise<void> {
  await page.getByLabel('E-mail').fill(emailOf(who));
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

export function emailOf(who: StaffKey): string {
  const member = STAFF.find(({ key }) => key === who);
  if (!member) throw new Error(`The demo clinic has no ${who}`);
  return member.email;
}

/** No axe violation on the page, once it stands: what is still being fetched has no heading. */
export async function expectAccessible(page: Page): Promise<void> {
  // Under an open dialog it is hidden from screen readers, and stands nevertheless.
  const heading = page.getByRole('heading', { level: 1, includeHidden: true });
  await expect(heading.first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((n) => n.target) })),
    `axe on ${page.url()}`,
  ).toEqual([]);
}
