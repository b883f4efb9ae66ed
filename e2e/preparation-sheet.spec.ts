import { expect, expectAccessible, test } from './support/story.ts';

/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer): number =>
  [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page(?!s)/g)].length;

test('a coordinator prints what the patient has to know, and sees when it is no longer so', async ({
  ownClinic,
  signedIn,
}) => {
  const page = await signedIn('coordinator-1', ownClinic);
  // The printer's own window cannot be closed from here: that it was asked for is enough.
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = 'yes';
    };
  });
  await page.goto('/board/2026-09-18');
  const block = page.locator('a.block').first();
  const address = await block.getAttribute('href');
  await block.click();
  const beside = page.locator('g-booking-detail');
  const patient = (await beside.locator('g-patient-name').innerText()).split('\n')[0]?.trim() ?? '';
  const arrives = await beside.locator('dt:text-is("Arrives") + dd').innerText();
  await expect(beside.getByText('Not printed yet.')).toBeVisible();
  await beside.getByRole('link', { name: 'Preparation sheet' }).click();

  const paper = page.getByRole('article');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Getting ready for your procedure',
  );
  await expect(paper).toContainText(arrives);
  await expect(paper).toContainText(patient);
  await expect(paper).toContainText(/18 September 2026/);
  await expect(paper).toContainText(/Do not stop any (other )?medicine/);
  await expectAccessible(page);

  await test.step('it is recorded, and printed on one page of A4 and of Letter', async () => {
    await page.getByRole('button', { name: 'Print' }).click();
    await expect(page.getByText(/^Printed Tue.* by /).first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(paper).toBeVisible();
    await expect(paper.locator('g-side-mark')).toBeVisible();
    await expect(paper.locator('footer')).toHaveText(/^Printed Tue.* 15 Sep/);
    for (const format of ['A4', 'Letter'] as const)
      expect(pagesOf(await page.pdf({ format })), format).toBe(1);
    await page.emulateMedia({ media: null });
  });

  await test.step('moved by a colleague, it says what to print again for', async () => {
    const id = new URL(address ?? '', ownClinic.address).pathname.split('/').at(-1) ?? '';
    const moved = await page.evaluate(async (bookingId) => {
      const json = async (url: string, init?: RequestInit): Promise<unknown> =>
        (await fetch(url, init)).json();
      const snapshot = (await json('/api/snapshot')) as Snapshot;
      const booking = snapshot.bookings.find((each) => each.id === bookingId);
      if (booking === undefined) throw new Error('The booking is not in the picture');
      const { version, date, start, roomId, physicianId, durationMinutes } = booking;
      const body = {
        version,
        date,
        start,
        roomId,
        physicianId,
        durationMinutes: durationMinutes - 5,
      };
      const answer = await fetch(`/api/bookings/${bookingId}/move`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      });
      return answer.status;
    }, id);
    expect(moved).toBe(200);
    await expect(
      page.getByText(/Changed since it was printed: home .*Print again\./),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Back to the booking' }).click();
    await expect(page.locator('g-booking-detail').getByText(/Print again\./)).toBeVisible();
    await expectAccessible(page);
  });
});

test('a sheet with everything on it stays on one page', async ({ clinic, signedIn }) => {
  const page = await signedIn('nurse-1', clinic);
  await page.goto('/board/2026-09-18');
  const address = (await page.locator('a.block').first().getAttribute('href')) ?? '';
  const id = new URL(address, clinic.address).pathname.split('/').at(-1) ?? '';
  // A patient of whom all holds at once, as no demo patient is.
  await page.route('**/api/snapshot', async (route) => {
    const response = await route.fetch();
    const snapshot = (await response.json()) as Snapshot;
    const booking = snapshot.bookings.find((each) => each.id === id);
    const patient = snapshot.patients.find((each) => each.id === booking?.patientId);
    Object.assign(booking ?? {}, { sedation: true, status: 'provisional', side: 'both' });
    Object.assign(patient ?? {}, {
      sex: 'female',
      birthDate: '1990-01-01',
      diabetes: true,
      drugs: ['aspirin', 'warfarin', 'clopidogrel', 'apixaban', 'enoxaparin'],
      interpreterNeeded: true,
      language: 'pt-BR',
      mobility: 'walking-aid',
      escort: { arranged: true, name: 'Bartholomew Featherstonehaugh-Cholmondeley', phone: '' },
    });
    await route.fulfill({ response, json: snapshot });
  });
  await page.goto(`/board/preparation/${id}`);
  const paper = page.getByRole('article');
  for (const said of [
    'Your stomach must be empty.',
    'You have diabetes: call us before you stop eating.',
    'Do not stop any medicine; we will call you.',
    'warfarin: do not stop it.',
    'Brazilian Portuguese',
    'Featherstonehaugh',
    'your walking aid',
    'you may be pregnant',
    'This day is not certain yet.',
  ])
    await expect(paper).toContainText(said);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  for (const format of ['A4', 'Letter'] as const)
    expect(pagesOf(await page.pdf({ format })), format).toBe(1);
});

interface Snapshot {
  readonly patients: readonly { readonly id: string }[];
  readonly bookings: readonly {
    readonly id: string;
    readonly patientId: string;
    readonly version: number;
    readonly date: string;
    readonly start: number;
    readonly roomId: string;
    readonly physicianId: string;
    readonly durationMinutes: number;
  }[];
}
