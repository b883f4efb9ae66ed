import { extractText } from 'unpdf';
import { expect, expectAccessible, test, type Page } from './support/story.ts';

const DAY = '2026-09-16';

/** The text of each page, as a reader of the paper has it. */
async function pagesOf(page: Page, size: Parameters<Page['pdf']>[0]): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(await page.pdf(size)));
  return text.map((each) => each.replace(/\s+/g, ' '));
}

test('the list is printed, says what the paper no longer says, and prints only that', async ({
  ownClinic,
  signedIn,
}) => {
  const physician = await signedIn('physician-1', ownClinic);
  await physician.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = 'yes';
    };
  });
  await physician.goto(`/my-list/${DAY}`);
  const rows = physician.locator('g-daily-row');
  await expect(rows.first()).toBeVisible();
  const patients = await rows.evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('.name')?.textContent ?? '',
      mrn: /GA-\d+/.exec(row.textContent)?.[0] ?? '',
    })),
  );
  expect(patients.length).toBeGreaterThan(3);

  await test.step('every patient whole on one page, with page x of y and when it was printed', async () => {
    await physician.getByRole('button', { name: 'Print the list' }).click();
    await expect(physician.locator('html')).toHaveAttribute('data-printed', 'yes');
    await expect(physician.getByText(/^Printed 07:50 by Dr Ines Okonjo/)).toBeVisible();
    await expectAccessible(physician);
    // A page so low that the list needs several; A4 and Letter as they come.
    const low = { width: '210mm', height: '95mm' };
    for (const size of [low, { format: 'A4' }, { format: 'Letter' }]) {
      const pages = await pagesOf(physician, size);
      expect(pages.length > 1, JSON.stringify(size)).toBe(size === low);
      pages.forEach((text, nth) => {
        expect(text).toContain(`${nth + 1} / ${pages.length}`);
      });
      expect(pages[0]).toContain('printed Tue, 15 Sept 2026 07:50');
      for (const { name, mrn } of patients) {
        const its = pages.filter((text) => text.includes(mrn));
        expect(its.length, `${name} on ${JSON.stringify(size)}`).toBe(1);
        expect(its[0]).toContain(name);
      }
    }
  });

  await test.step('moved meanwhile, one is told and printed alone', async () => {
    await rows.first().getByRole('button').click();
    await physician.getByRole('button', { name: /^Later, at/ }).click();
    await expect(physician.getByText('2 changes since', { exact: true })).toBeVisible();
    await expect(rows.first()).toContainText('Not as printed: was 09:40');
    await rows.nth(1).getByRole('button').click();
    await physician.getByRole('button', { name: 'Print only these' }).click();
    await expect(physician.getByText('nothing has changed since')).toBeVisible();
  });
});

test('the day is printed for desk, rooms and recovery, every patient whole and with the right side', async ({
  signedIn,
}) => {
  const nurse = await signedIn('nurse-1');
  await nurse.goto('/today');
  await nurse.getByRole('link', { name: 'The day on paper' }).click();
  await expect(nurse.getByRole('heading', { level: 1, name: 'The day on paper' })).toBeVisible();
  await expect(nurse.locator('section h2', { hasText: 'Recovery' })).toBeVisible();
  await expectAccessible(nurse);
  const rows = await nurse.locator('g-downtime-page section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      [...section.querySelectorAll('tbody tr')].map((row) => ({
        sheet: section.querySelector('h2')?.textContent ?? '',
        mrn: /GA-\d+/.exec(row.textContent)?.[0] ?? '',
        name: row.querySelector('th')?.firstChild?.textContent?.trim() ?? '',
        side: row.querySelector('g-side-mark')?.textContent?.trim() ?? '',
      })),
    ),
  );
  expect(new Set(rows.map(({ sheet }) => sheet)).size).toBeGreaterThan(3);
  for (const format of ['A4', 'Letter'] as const) {
    const pages = await pagesOf(nurse, { format });
    pages.forEach((text, nth) => {
      expect(text).toContain(`${nth + 1} / ${pages.length}`);
    });
    for (const sheet of new Set(rows.map((row) => row.sheet))) {
      const its = pages.filter((text) => text.includes(`${sheet} Harbour Pain Clinic`));
      expect(its.length, `${sheet} begins a page of ${format}`).toBe(1);
    }
    // On as many pages as it has sheets, each time with the name beside the number.
    for (const { mrn, name } of rows) {
      const its = pages.filter((text) => text.includes(mrn));
      expect(its.length, `${name} on ${format}`).toBe(rows.filter((row) => row.mrn === mrn).length);
      for (const text of its) expect(text).toContain(name);
    }
  }
});
