import type { QueuePage } from '../src/contract/queue.ts';
import type { ReferralAnswer } from '../src/contract/referral-answer.ts';
import { countOf, names, openList, total } from './support/queue.ts';
import { expect, expectAccessible, test, type Page } from './support/story.ts';

interface Known {
  readonly referralId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
}

/** Somebody whose referral is new and looks like no other, with a name long enough to be mistyped. */
async function somebody(page: Page): Promise<Known> {
  const answer = await page.request.get('/api/queue?list=new&limit=100');
  const { rows } = (await answer.json()) as QueuePage;
  for (const { referralId, familyName, givenName, birthDate } of rows) {
    if (!/^[A-Z][a-z]{6,}$/.test(familyName) || givenName === '' || birthDate === null) continue;
    const found = await page.request.get(`/api/referrals/${referralId}`);
    const { referral } = (await found.json()) as ReferralAnswer;
    if (referral.duplicates.length === 0) return { referralId, familyName, givenName, birthDate };
  }
  throw new Error('Nobody on the list has a name to mistype');
}

/** One letter left out: "Ashworth" → "Ahworth". */
const mistyped = (name: string): string => `${name.slice(0, 1)}${name.slice(2)}`;

/** What the second letter asks for: no other referral is asked for in these words. */
const SECOND = 'Lumbar sympathetic block, second letter';

test('a misspelt patient is seen to be known, and the two referrals become one and two again', async ({
  ownClinic,
  signedIn,
}) => {
  // A clinic of its own and a dozen pages, on machines that have more to do than this.
  test.slow();
  const page = await signedIn('coordinator-1', ownClinic);
  const detail = page.locator('g-referral-detail');
  const duplicates = detail.locator('g-duplicate-list');
  const known = await somebody(page);
  const { familyName, givenName, birthDate } = known;
  const misspelt = mistyped(familyName);
  await openList(page, 'list=new');
  const before = { fresh: await countOf(page, 'New'), all: await countOf(page, 'All referrals') };

  await test.step('the form shows whom it looks like while it is typed', async () => {
    await page.getByRole('link', { name: 'New referral' }).click();
    const likely = page.locator('g-likely-patients');
    await expect(likely).toBeHidden();
    await page.getByLabel('Family name').pressSequentially(misspelt);
    await page.getByLabel('Given name').pressSequentially(givenName);
    await expect(likely).toBeHidden();
    await page.getByLabel('Birth date').fill(birthDate);
    await expect(likely.getByRole('status')).toContainText('Known here already?');
    await expect(likely.getByRole('listitem').first()).toContainText(familyName);
    await expect(likely.getByRole('listitem').first()).toContainText(
      `same birth date; family name nearly the same: ${misspelt} / ${familyName}; same given name`,
    );
    await expect(likely.getByRole('listitem').first()).toContainText('Open referral:');
    await expectAccessible(page);
    await page.getByLabel('Asked for').fill(SECOND);
    await page.getByRole('button', { name: 'Enter referral' }).click();
    await expect(detail.getByRole('heading', { name: new RegExp(misspelt) })).toBeVisible();
    await expect.poll(() => countOf(page, 'New')).toBe(before.fresh + 1);
  });
  const entered = new URL(page.url()).pathname;

  await test.step('the two are compared', async () => {
    await expect(duplicates).toContainText(`Looks like a referral of ${familyName}, ${givenName}`);
    await duplicates.getByRole('button', { name: 'Compare' }).first().click();
    const comparison = duplicates.getByRole('table', { name: 'The two referrals side by side' });
    await expect(comparison).toBeFocused();
    const line = (name: string) =>
      comparison
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await expect(line('Family name').getByRole('cell')).toHaveText([misspelt, familyName]);
    await expect(comparison.getByRole('columnheader', { name: 'The other' })).toContainText(
      'is kept',
    );
    // The kept one's word stands, unless a person picks the other's.
    await expect(
      line('Family name').getByRole('radio', { name: familyName, exact: true }),
    ).toBeChecked();
    await expect(line('Asked for').getByRole('radio', { name: SECOND })).not.toBeChecked();
    await line('Asked for').getByRole('radio', { name: SECOND }).check();
    await expectAccessible(page);
  });

  await test.step('they are merged, and the survivor has both histories', async () => {
    await duplicates.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByText(/^Merged: .* has one referral for this now\.$/)).toBeVisible();
    await expect(duplicates).toContainText('It came twice.');
    await expect.poll(() => countOf(page, 'New')).toBe(before.fresh);
    await duplicates.getByRole('link', { name: 'Merged into another referral' }).click();
    await expect(page).toHaveURL(new RegExp(`/queue/${known.referralId}`));
    await expect(detail.getByRole('heading', { name: new RegExp(familyName) })).toBeVisible();
    await expect(
      duplicates.getByRole('link', { name: /^With it came the referral of/ }),
    ).toBeVisible();
    await expect(detail).toContainText(SECOND);
    await expect(duplicates).toContainText(/Merged by .+/);
    await expect(duplicates).not.toContainText('Looks like');
    await expect(detail.locator('g-step-list')).toContainText('Received');
    await expectAccessible(page);
    // Whoever looks for the patient as the letter spelt the name finds the one referral.
    await page.getByLabel('Find in all lists').fill(misspelt);
    await expect(names(page).first()).toHaveText(`${familyName}, ${givenName}`);
  });

  await test.step('undone, they are two again', async () => {
    await page.goto(`${entered}?list=new`);
    await expect(duplicates).toContainText('It came twice.');
    await detail.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(duplicates).toContainText(`Looks like a referral of ${familyName}, ${givenName}`);
    await expect.poll(() => countOf(page, 'New')).toBe(before.fresh + 1);
    await expect.poll(() => countOf(page, 'All referrals')).toBe(before.all + 1);
    await openList(page, `list=all&find=${misspelt}`);
    await expect(names(page)).toHaveText([`${misspelt}, ${givenName}`]);
    expect(await total(page)).toBe(1);
    await page.goto(`/queue/${known.referralId}?list=new`);
    await expect(detail.getByRole('heading', { name: new RegExp(familyName) })).toBeVisible();
    await expect(duplicates).not.toContainText('With it came');
    await expect(detail).not.toContainText(SECOND);
  });
});
