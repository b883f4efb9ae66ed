import { expect, expectAccessible, test, type Page } from './support/story.ts';

const DAY = '2026-09-16';
/** The screens it is read on; 720×450 is what 1440×900 leaves at 200 %. */
const SCREENS = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 720, height: 450 },
] as const;

interface Shift extends PerformanceEntry {
  readonly sources: readonly { readonly node: Node | null }[];
}

/** What has moved by itself since the page began, as browsers notice it. */
const movedOn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const moved: string[] = [];
        new PerformanceObserver((list) => {
          for (const { sources } of list.getEntries() as Shift[])
            for (const { node } of sources)
              moved.push(`${node?.nodeName ?? ''} ${(node?.textContent ?? '').slice(0, 40)}`);
        }).observe({ type: 'layout-shift', buffered: true });
        // What was buffered is told before the next frame but one.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
      }),
  );

test('my list is read on a desktop, a tablet, a phone and at 200 %, and nothing jumps', async ({
  signedIn,
}, info) => {
  const page = await signedIn('physician-1');
  for (const screen of SCREENS) {
    const name = `${screen.width}×${screen.height}`;
    await page.setViewportSize(screen);
    await page.goto(`/my-list/${DAY}`);
    const rows = page.locator('g-daily-row');
    await expect(rows.first()).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    expect(await movedOn(page), `what jumps on ${name}`).toEqual([]);
    const { wide, high } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      high: document.querySelector('g-daily-row')?.getBoundingClientRect().height ?? 0,
    }));
    expect(wide, `nothing beside ${name}`).toBe(0);
    expect(high, `a row that a finger meets on ${name}`).toBeGreaterThanOrEqual(44);
    await rows.first().getByRole('button').click();
    await expectAccessible(page);
    await info.attach(`my list on ${name}`, {
      body: await page.screenshot(),
      contentType: 'image/png',
    });
    await rows.first().getByRole('button').click();
  }
});
