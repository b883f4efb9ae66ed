import { lineTo } from './support/line.ts';
import { expect, expectAccessible, test } from './support/story.ts';

const IDENTITY = /Name and date of birth/;
const CONSENT = /Consent is signed/;

test('answers given while the line is gone are kept, sent, and never silently overwrite another’s', async ({
  ownClinic,
  signedIn,
}) => {
  using line = await lineTo(ownClinic);
  const cut = await signedIn('nurse-1', line.clinic, true);
  const other = await signedIn('nurse-2', ownClinic);
  await cut.goto('/today');
  await cut.getByRole('button', { name: 'Check in' }).first().click();
  const patient = cut
    .getByRole('region', { name: /^Arrived/ })
    .getByRole('link')
    .first();
  const href = (await patient.getAttribute('href')) ?? '';
  const bookingId = href.split('/').at(-1) ?? '';
  for (const page of [cut, other]) {
    await page.goto(`/checklists/${bookingId}/pre-procedure`);
    await expect(page.getByRole('group', { name: IDENTITY })).toBeVisible();
  }
  line.cut();
  await expect(cut.getByText(/Reconnecting|Offline/)).toBeVisible();

  await test.step('what is given meanwhile is shown as not saved, and nobody else’s is held up by it', async () => {
    await cut.getByRole('group', { name: IDENTITY }).getByRole('button', { name: 'Yes' }).click();
    await cut.getByRole('group', { name: CONSENT }).getByRole('button', { name: 'Yes' }).click();
    await expect(cut.getByText('2 answers are not saved yet.')).toBeVisible();
    await expectAccessible(cut);
    await other.getByRole('group', { name: CONSENT }).getByRole('button', { name: 'No' }).click();
    await expect(other.getByText(/is not saved yet|are not saved yet/)).toBeHidden();
  });

  await test.step('the line comes back: what nobody else answered is saved, the other shows both', async () => {
    line.mend();
    const identity = other.getByRole('group', { name: IDENTITY });
    await expect(identity.getByRole('button', { name: 'Yes' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    const consent = cut.getByRole('group', { name: CONSENT });
    await expect(consent.getByText('Two answers, and only one can count:')).toBeVisible();
    await expectAccessible(cut);
    await consent.getByRole('button', { name: 'Keep “no”' }).click();
    // Until it is stored, “Keep “no”” stands there too.
    await expect(consent.getByRole('button', { name: 'No', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(cut.getByText('is not saved yet')).toBeHidden();
  });
});
