import type { Desk } from '../../shared/testing/desk';
import { changed, of, openQueue } from '../testing/open-queue';
import type { QueuePageHarness } from '../testing/queue-page-harness';

describe('Triage by keyboard', () => {
  let desk: Desk;

  async function open(...asked: Parameters<typeof openQueue>): Promise<QueuePageHarness> {
    const opened = await openQueue(...asked);
    desk = opened.desk;
    return opened.page;
  }

  it('chooses urgency and side by key, and accepts only by a second, deliberate key', async () => {
    const page = await open([of(1, 'Okafor', { side: null, diagnosis: null })], {
      url: '/queue/referral-1',
    });
    await page.press('a');
    await page.press('1');
    await page.press('r');
    expect(desk.written).toEqual([]);
    expect(await page.focused()).toContain('Accept');
    await page.press('a');
    expect(desk.written).toEqual([]);
  });

  it('returns with a reason by number, which only needs Enter', async () => {
    const page = await open([of(1, 'Okafor')], { url: '/queue/referral-1' });
    await page.press('r');
    await page.press('2');
    expect(await page.written()).toBe('Which side is to be treated?');
    expect(await page.focused()).toContain('Return');
    await page.press('1');
    expect(await page.written()).toBe('Information is missing: ');
    expect(await page.focused()).toBe('TEXTAREA');
  });

  it('takes two keys that come faster than the form is drawn', async () => {
    const page = await open([of(1, 'Okafor')], { url: '/queue/referral-1' });
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('r');
    press('2');
    expect(await page.written()).toBe('Which side is to be treated?');
    expect(await page.focused()).toContain('Return');
  });

  it('offers only what the server allows, and rests what is gone until it answers', async () => {
    const page = await open([of(1, 'Okafor')], {
      roles: ['coordinator'],
      url: '/queue/referral-1',
    });
    expect(await page.choices()).toEqual(['Return with advice', 'Ask', 'Withdraw']);
    const declined = of(1, 'Okafor', { decision: 'declined', version: 2 }).referral;
    desk.reading = () => null;
    desk.answering = () => ({ status: 500, body: {} });
    desk.changed(changed(declined));
    await desk.answered();
    expect(await page.choices()).toEqual(['Return with advice', 'Ask', 'Withdraw']);
    expect(await page.openChoices()).toEqual([]);
    await page.press('w');
    expect(await page.choices()).toEqual(['Return with advice', 'Ask', 'Withdraw']);
  });
});
