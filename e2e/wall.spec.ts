import { DEMO_PASSWORD } from '../src/server/demo/staff.ts';
import { emailOf, expect, expectAccessible, test } from './support/story.ts';

test('the wall shows each step by initials, and no name leaves the server for it', async ({
  ownClinic,
  desktop,
  signedIn,
}) => {
  const nurse = await signedIn('nurse-1', ownClinic);
  await nurse.goto('/today');
  const expected = nurse.getByRole('region', { name: /^Expected/ });
  const name = ((await expected.getByRole('link').first().textContent()) ?? '').trim();
  const [family = '', given = ''] = name.split(', ');
  const initials = `${given.slice(0, 1)}. ${family.slice(0, 1)}.`;

  const wall = await desktop(ownClinic);
  const answers: string[] = [];
  wall.on('response', (response) => {
    if (response.url().includes('/api/snapshot'))
      void response.text().then((text) => answers.push(text));
  });
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto('/');
  await wall.getByLabel('E-mail').fill(emailOf('display-1'));
  await wall.getByLabel('Password').fill(DEMO_PASSWORD);
  await wall.getByLabel('Password').press('Enter');
  await expect(wall).toHaveURL(/\/wall$/);
  const next = wall.getByRole('region', { name: /^Next/ });
  await expect(next.getByText(initials).first()).toBeVisible();
  await expectAccessible(wall);

  await test.step('a step at the desk is on the wall by itself', async () => {
    await expect(next.getByText('arrived')).toHaveCount(0);
    await nurse.getByRole('button', { name: 'Check in' }).first().click();
    await expect(next.getByText('arrived').first()).toBeVisible();
  });

  await test.step('there is no name, in sight or out of it, and no other page', async () => {
    expect(await wall.content()).not.toContain(family);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).not.toContain(family);
    await wall.goto('/queue');
    await expect(wall).toHaveURL(/\/wall$/);
  });
});
