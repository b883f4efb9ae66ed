import { countOf, names, openList, total } from './support/queue.ts';
import { expect, expectAccessible, test, type Page } from './support/story.ts';

const NAME = 'Brookfield week 38.csv';
/** Rows 2, 4 and 7 are whole; the faults of the others are told one by one. */
const FILE = [
  'sender;referral_number;received_on;family_name;given_name;birth_date;sex;phone;diagnosis_code;diagnosis;side;urgency;nrs',
  'Brookfield Surgery;BF-3001;2026-09-11;Plover;Ines;1968-02-11;female;01632 960311;G90.522;CRPS I of the left lower limb;left;urgent;8',
  'Brookfield Surgery;BF-3002;2026-09-11;Dunlin;Oscar;03/04/1971;male;;G90.521;;right;routine;6',
  'Brookfield Surgery;;;Żuraw;Łucja;1980-12-01;female;;G90.523;;both;;',
  'Brookfield Surgery;BF-3004;;;Marta;1975-06-30;female;;G90.521;;left;soon;11',
  ';BF-3005;;Knot;Peter;1999-02-30;male;;;;;;',
  'Brookfield Surgery;BF-3006;;Whimbrel;Jo;1990-01-20;;;;Phantom limb pain;;;',
].join('\r\n');

/** Files are dragged from outside and let go over the list. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dragged = await page.evaluateHandle(
    ([name, text]) => {
      const files = new DataTransfer();
      files.items.add(new File([text], name, { type: 'text/csv' }));
      return files;
    },
    [name, text] as const,
  );
  const list = page.locator('g-list-detail');
  await list.dispatchEvent('dragenter', { dataTransfer: dragged });
  await list.dispatchEvent('dragover', { dataTransfer: dragged });
  await expect(page.getByText(/^Drop referral files/)).toBeVisible();
  await list.dispatchEvent('drop', { dataTransfer: dragged });
  await expect(page.getByText(/^Drop referral files/)).toHaveCount(0);
}

test('a spreadsheet is looked over before any of it is written, and taken in only once', async ({
  ownClinic,
  signedIn,
}) => {
  const page = await signedIn('coordinator-1', ownClinic);
  const panel = page.locator('g-import-panel');
  const row = (number: number) =>
    panel
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: String(number), exact: true }) });
  await openList(page, 'list=new');
  const before = { fresh: await countOf(page, 'New'), all: await countOf(page, 'All referrals') };
  const expectCounts = async (more: number): Promise<void> => {
    await expect.poll(() => countOf(page, 'New')).toBe(before.fresh + more);
    await expect.poll(() => countOf(page, 'All referrals')).toBe(before.all + more);
  };
  const written: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && !pathname.endsWith('/preview')) written.push(pathname);
  });

  await test.step('each row is shown with what would come of it and what is wrong with it', async () => {
    await drop(page, NAME, FILE);
    await expect(page).toHaveURL(/\/queue\/import/);
    await expect(panel).toContainText('3 of 6 rows can be taken in. Left out for their faults: 3.');
    for (const number of [2, 4, 7]) {
      await expect(row(number)).toContainText('New referral');
      await expect(row(number).locator('.fault')).toHaveCount(0);
    }
    await expect(row(4)).toContainText('Żuraw, Łucja');
    await expect(row(3).locator('.fault')).toHaveText([
      /birth_date “03\/04\/1971” .*1971-04-03 or 1971-03-04\?/,
    ]);
    await expect(row(5).locator('.fault')).toHaveText([
      /family_name .*This is needed\./,
      /urgency “soon” .*Write most-urgent, urgent, routine,? or rtt-18-weeks\./,
      /nrs “11” .*Write a number from 0 to 10\./,
      /The code says right, the order says left\./,
    ]);
    await expect(row(6).locator('.fault')).toHaveText([
      /sender .*This is needed\./,
      /birth_date “1999-02-30” .*The calendar has no such day\./,
    ]);
    await panel.getByLabel('Only with faults').check();
    await expect(row(2)).toHaveCount(0);
    await expect(row(3)).toBeVisible();
    await panel.getByLabel('Only with faults').uncheck();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('nothing is written yet', async () => {
    expect(written).toEqual([]);
    const other = await signedIn('coordinator-2', ownClinic);
    await openList(other, 'list=all&find=Plover');
    await expect(
      other.getByText(/Nothing is written “Plover”|Nothing found/).first(),
    ).toBeVisible();
    expect(await countOf(other, 'All referrals')).toBe(before.all);
    await other.context().close();
    await expectCounts(0);
  });

  await test.step('the whole rows are taken in', async () => {
    await panel.getByRole('button', { name: 'Take in 3 of 6' }).click();
    await expect(panel).toContainText('3 taken in, 0 known already, 0 refused');
    for (const name of ['Plover, Ines', 'Żuraw, Łucja', 'Whimbrel, Jo'])
      await expect(panel.getByRole('link', { name })).toBeVisible();
    await expectAccessible(page);
    await expectCounts(3);
    await panel.getByRole('link', { name: 'Plover, Ines' }).click();
    const detail = page.locator('g-referral-detail');
    await expect(detail.getByRole('heading', { name: /Plover/ })).toBeVisible();
    await expect(detail.locator('g-step-list')).toContainText('CSV');
    await detail.getByText('Original message').click();
    // Her own row and the heading, and nobody else's.
    await expect(detail.locator('pre')).toContainText('BF-3001');
    await expect(detail.locator('pre')).not.toContainText('BF-3002');
    await expectAccessible(page);
  });

  await test.step('the same file again makes nothing new', async () => {
    await drop(page, NAME, FILE);
    for (const number of [2, 4, 7])
      await expect(row(number)).toContainText('Known already, nothing changes');
    await panel.getByRole('button', { name: 'Take in 3 of 6' }).click();
    await expect(panel).toContainText('0 taken in, 3 known already, 0 refused');
    await expectCounts(3);
    await openList(page, 'list=all&find=Plover');
    await expect(names(page)).toHaveText(['Plover, Ines']);
    expect(await total(page)).toBe(1);
  });
});
