import { aPdf, aPng } from '../src/server/testing/letters.ts';
import { expect, expectAccessible, test, type Page } from './support/story.ts';

const pdf = { name: 'Letter Dr Hale.pdf', mimeType: 'application/pdf', buffer: aPdf('Dear team') };
const png = { name: 'Scan of the form.png', mimeType: 'image/png', buffer: aPng(900, 1200) };
/** Refused at the desk itself: a refusal of the server's would be a complaint in the console. */
const none = { name: 'Not one.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) };

async function openNewForm(page: Page): Promise<void> {
  await page.goto('/queue/new');
  await expect(page.getByRole('heading', { name: 'New referral' })).toBeVisible();
}

test('letters are attached and read beside the form, and a half-typed referral survives a reload', async ({
  signedIn,
}) => {
  const page = await signedIn('coordinator-1');
  await openNewForm(page);
  await page.getByLabel('Family name').fill('Brightwater');
  await page.getByLabel('Given name').fill('Ada');
  await page.reload();
  await expect(page.getByText(/Typed .*, not stored yet/)).toBeVisible();
  await expect(page.getByLabel('Family name')).toHaveValue('Brightwater');
  await expectAccessible(page);

  // Of the letters chosen with the form one is none: the referral is stored all the same.
  await page.locator('g-new-referral input[type=file]').setInputFiles([pdf, none]);
  await page.getByRole('button', { name: 'Enter referral' }).click();
  await expect(page.getByRole('heading', { name: /Brightwater/ })).toBeVisible();
  await expect(page.getByRole('link', { name: pdf.name })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('“Not one.pdf” is empty');
  await page.getByRole('button', { name: 'Leave it out' }).click();

  await page.locator('g-letters input[type=file]').setInputFiles([png]);
  const scan = page.getByRole('link', { name: png.name });
  await scan.click();
  const viewer = page.getByRole('region', { name: 'Letter', exact: true });
  await expect(viewer.getByRole('img', { name: png.name })).toBeVisible();
  await expect
    .poll(() => viewer.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(900);
  // The form and the letter are both in view.
  await page.keyboard.press('e');
  await page.locator('g-facts-form').getByLabel('Referrer').fill('Dr Hale, as the letter says');
  await expect(viewer).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await page.locator('g-facts-form').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Dr Hale, as the letter says')).toBeVisible();

  await page.goBack();
  await expect(viewer).toBeHidden();
  const letter = page.getByRole('link', { name: pdf.name });
  const address = await letter.evaluate(
    (link: HTMLElement) =>
      `/api/referrals/${location.pathname.split('/').at(-1) ?? ''}/attachments/${link.dataset['letter'] ?? ''}`,
  );
  const answer = await page.request.get(address);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).equals(pdf.buffer)).toBe(true);

  await scan.press('Enter');
  await expect(viewer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(scan).toBeFocused();

  await page.getByRole('button', { name: `Withdraw ${png.name}` }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Another patient’s form');
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText(/Withdrawn by .*Another patient’s form/)).toBeVisible();
  await openNewForm(page);
  await expect(page.getByText(/not stored yet/)).toBeHidden();
});
