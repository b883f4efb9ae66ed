import { expect, type Page } from '@playwright/test';
import type { Hand } from './hands.ts';

/** An ordinary day's answers, in the order of the default templates. */
export type Answers = readonly (readonly [item: RegExp, answer: RegExp | number])[];

const YES = /^Yes/;

export const BEFORE_THE_PROCEDURE: Answers = [
  [/^Name and date of birth/, YES],
  [/^Consent is signed/, YES],
  [/^Side on the consent/, /^Left/],
  [/^Site is marked/, YES],
  [/^Side of the mark/, /^Left/],
  [/^Allergies are checked/, YES],
  [/^Free of fever/, YES],
  [/^Escort is arranged/, YES],
  [/^Leg strength and sensation now/, /^Full/],
  [/^Walking now/, /^Unaided/],
];

export const TIME_OUT: Answers = [
  [/^Everybody in the room/, YES],
  [/^Patient, procedure and position/, YES],
  [/^Side said aloud/, /^Left/],
  [/^The imaging shown/, YES],
  [/^Allergies and antithrombotics/, YES],
  [/^Sterility/, YES],
  [/^Lipid emulsion/, YES],
  [/^The procedure may start/, YES],
];

export const SIGN_OUT: Answers = [
  [/^Procedure, side and level/, YES],
  [/^Needles and sharps/, YES],
  [/^Equipment worked/, YES],
];

export const RECOVERY: Answers = [
  [/^Blood pressure and pulse against/, /Within 20/],
  [/^Walking/, /Steady/],
  [/^Nausea/, /Minimal/],
  [/^Pain/, /NRS 0–3/],
  [/^Bleeding/, /Minimal/],
];

export const GOING_HOME: Answers = [
  [/^Airway, breathing/, YES],
  [/^Blood pressure and pulse are stable/, YES],
  [/^Free of mouth tingling/, YES],
  [/^Site is dry/, YES],
  [/^Leg strength and sensation are/, YES],
  [/^Lying: systolic/, 126],
  [/^Lying: diastolic/, 78],
  [/^Standing: systolic/, 122],
  [/^Standing: diastolic/, 76],
  [/^Stands steady/, YES],
  [/^Walks as before/, YES],
  [/^Groin and thigh/, /Normal/],
  [/^Instructions, emergency/, YES],
  [/^Escort is here/, YES],
];

/** Opens a checklist of the patient whose day is shown, and answers it item by item. */
export async function goThrough(
  page: Page,
  checklist: RegExp,
  answers: Answers,
  hand: Hand,
): Promise<void> {
  await hand.press(page.getByRole('link', { name: checklist }).first());
  for (const [item, answer] of answers) {
    const asked = page.getByRole('group', { name: item });
    if (typeof answer === 'number') await hand.type(asked.getByRole('textbox'), String(answer));
    else await hand.press(asked.getByRole('button', { name: answer }));
    // Saved: who and when stand beside the answer.
    await asked.getByText(/\d\d:\d\d/).waitFor();
  }
}

/** An ordinary pressure lying and standing, by the words of the item. */
const PRESSURES: Readonly<Record<string, string>> = {
  'Lying: systolic': '126',
  'Lying: diastolic': '78',
  'Standing: systolic': '122',
  'Standing: diastolic': '76',
};

/** Opens a checklist and answers it as one wishes for, whatever this patient is asked. */
export async function answerAsWished(
  page: Page,
  checklist: RegExp,
  side: 'Left' | 'Right',
): Promise<void> {
  const tab = page.getByRole('link', { name: checklist }).first();
  await tab.click();
  // Until then the items are those of the checklist that was open before.
  await expect(tab).toHaveAttribute('aria-current', 'page');
  const items = page.locator('g-answer-item');
  await items.first().waitFor();
  for (const item of await items.all()) {
    const text = (await item.locator('.text').innerText()).trim();
    if (text.endsWith('if any')) continue;
    const buttons = item.getByRole('button');
    const field = item.getByRole('textbox');
    if ((await buttons.count()) > 0) {
      const sides = buttons.filter({ has: page.getByRole('img', { name: side, exact: true }) });
      const yes = buttons.filter({ hasText: /^Yes/ });
      await ((await sides.count()) > 0 ? sides : (await yes.count()) > 0 ? yes : buttons)
        .first()
        .click();
    } else {
      await field.fill(PRESSURES[text] ?? 'As agreed');
      await field.blur();
    }
    await item
      .getByText(/\d\d:\d\d/)
      .first()
      .waitFor();
  }
}
