import type { Desk } from '../../shared/testing/desk';
import { changed, of, openQueue } from '../testing/open-queue';
import type { QueuePageHarness } from '../testing/queue-page-harness';

describe('The facts of a referral, completed in place', () => {
  let desk: Desk;

  async function open(...asked: Parameters<typeof openQueue>): Promise<QueuePageHarness> {
    const opened = await openQueue(...asked);
    desk = opened.desk;
    return opened.page;
  }

  it('are sent only where they were changed', async () => {
    const page = await open([of(1, 'Okafor', { baselineNrs: null })], {
      roles: ['coordinator'],
      url: '/queue/referral-1',
    });
    await page.press('e');
    await page.fill('history', 'Since the cast came off');
    await page.fill('phone', '01632 960999');
    desk.changed(changed(of(1, 'Okafor', { version: 2, history: 'Somebody else’s' }).referral));
    expect(await page.fieldOf('history')).toBe('Since the cast came off');
    await page.click('Save');
    await desk.answered();
    expect(desk.written).toEqual([
      {
        method: 'PATCH',
        url: '/api/referrals/referral-1',
        body: {
          version: 1,
          facts: { history: 'Since the cast came off' },
          patient: { version: 1, facts: { phone: '01632 960999' } },
        },
      },
    ]);
  });

  it('are read, not changed, by a coordinator where a physician accepted them', async () => {
    const accepted = { decision: 'accepted', urgency: 'urgent', levels: ['L3'] } as const;
    const page = await open([of(1, 'Okafor', accepted)], {
      roles: ['coordinator'],
      url: '/queue/referral-1',
    });
    await page.press('e');
    expect(await page.detail()).toContain('A physician accepted: ');
    expect(await page.detail()).toContain('L3 · Urgent');
    await page.fill('history', 'Since the cast came off');
    await page.click('Save');
    await desk.answered();
    expect(desk.written.map(({ body }) => body)).toEqual([
      jasmine.objectContaining({ facts: { history: 'Since the cast came off' } }),
    ]);
  });

  it('do not go with a code that contradicts the side, which stays written', async () => {
    const page = await open([of(1, 'Okafor')], { roles: ['nurse'], url: '/queue/referral-1' });
    await page.press('e');
    await page.fill('diagnosisCode', 'G90.521');
    await page.click('Save');
    expect(await page.detail()).toContain('The code says right, the order says left');
    expect(await page.fieldOf('diagnosisCode')).toBe('G90.521');
    expect(desk.written).toEqual([]);
  });
});
