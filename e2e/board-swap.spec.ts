import type { Page } from '@playwright/test';
import { expect, test } from './support/story.ts';

/** A Thursday of the demo clinic, days ahead of its clock. */
const DAY = '2026-09-17';
/** Two of the same list, as long as each other. */
const [EARLY, LATE] = ['Owusu, Esi', 'Quayle, Gemma'] as const;

const block = (page: Page, patient: string) =>
  page.getByRole('link', { name: new RegExp(`^${patient} \\d`) });

async function timeOf(page: Page, patient: string): Promise<string> {
  const name = await block(page, patient).getAttribute('aria-label');
  return /\d\d:\d\d/.exec(name ?? '')?.[0] ?? '';
}

async function dragOnto(page: Page, one: string, other: string): Promise<void> {
  const [from, to] = [await block(page, one).boundingBox(), await block(page, other).boundingBox()];
  if (from === null || to === null) throw new Error('Both must be in sight');
  await page.mouse.move(from.x + 20, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 2, { steps: 4 });
  await page.mouse.move(to.x + 20, to.y + 6);
  await page.mouse.up();
}

test('two bookings change places on every desk, and back again by whoever swapped them', async ({
  ownClinic,
  signedIn,
}) => {
  const here = await signedIn('coordinator-1', ownClinic);
  const there = await signedIn('coordinator-2', ownClinic);
  for (const page of [here, there]) {
    await page.goto(`/board/${DAY}`);
    await expect(block(page, EARLY)).toBeVisible();
  }
  const [early, late] = [await timeOf(here, EARLY), await timeOf(here, LATE)];
  const stand = async (first: string, second: string): Promise<void> => {
    for (const page of [here, there]) {
      await expect.poll(() => timeOf(page, EARLY)).toBe(first);
      await expect.poll(() => timeOf(page, LATE)).toBe(second);
    }
  };

  await test.step('one is dropped on the other: the swap is offered, nothing is changed yet', async () => {
    await dragOnto(here, EARLY, LATE);
    await expect(here.getByText(`${EARLY} and ${LATE} can change places.`)).toBeVisible();
    await stand(early, late);
  });

  await test.step('once taken up, both desks show it', async () => {
    await here.getByRole('button', { name: `Swap with ${LATE}` }).click();
    await expect(here.getByText(`${EARLY} and ${LATE} have changed places`)).toBeVisible();
    await stand(late, early);
  });

  await test.step('the undo is one act too', async () => {
    await here.getByRole('button', { name: 'Undo' }).last().click();
    await stand(early, late);
  });
});
