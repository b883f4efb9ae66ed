import { countOf, filterBy, names, openList, table, total } from './support/queue.ts';
import { expect, test } from './support/story.ts';
import { takeAlong } from './support/take-along.ts';

/** What `docs/referral-csv.md` promises whoever reads the file with a program. */
const HEADING =
  'record_number,family_name,given_name,birth_date,sex,diagnosis_code,diagnosis,requested,procedure,side,urgency,referrer,received_on,waited_days,due_on,overdue_days,stage,lists,missing,next_move_by,next_move,red_flags,next_block_on';

test('the list is taken along as a spreadsheet in which nothing is a formula', async ({
  ownClinic,
  signedIn,
}) => {
  const page = await signedIn('coordinator-1', ownClinic);
  const formula = '=HYPERLINK("http://203.0.113.7","Open")';
  await page.goto('/queue/new');
  await page.getByLabel('Family name').fill(formula);
  await page.getByLabel('Given name').fill('Zoë');
  await page.getByLabel('Birth date').fill('1961-07-04');
  await page.getByRole('button', { name: 'Enter referral' }).click();
  await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: formula })).toBeVisible();

  await openList(page, 'list=new&sort=name');
  const count = await total(page);
  expect(count).toBe(await countOf(page, 'New'));
  const { name, bytes, records } = await takeAlong(page);
  expect(name).toMatch(/^[\w-]+\.csv$/);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8').slice(1);
  expect(text.split('\r\n')[0]).toBe(HEADING);
  expect(records).toHaveLength(count);
  const hers = records.filter(({ given_name }) => given_name === 'Zoë');
  expect(hers.map(({ family_name, birth_date }) => [family_name, birth_date])).toEqual([
    [`'${formula}`, '1961-07-04'],
  ]);
  for (const cell of records.flatMap((record) => Object.values(record)))
    expect(cell).not.toMatch(/^\s*[=+\-@]/);

  await test.step('in the order and with the filters that the page shows', async () => {
    await filterBy(page, 'Urgency').selectOption('Urgency not set');
    await expect.poll(() => total(page)).toBeLessThan(count);
    await expect(names(page).filter({ hasText: formula })).toHaveCount(1);
    await expect(table(page)).toHaveAttribute('aria-rowcount', String((await total(page)) + 1));
    const unset = await takeAlong(page);
    expect(unset.records).toHaveLength(await total(page));
    const shown = await names(page).allInnerTexts();
    expect(
      unset.records
        .slice(0, shown.length)
        .map(
          ({ family_name = '', given_name }) =>
            `${family_name.replace(/^'/, '')}, ${given_name ?? ''}`,
        ),
    ).toEqual(shown);
  });
});
