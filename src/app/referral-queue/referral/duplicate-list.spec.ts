import type { Duplicate } from '#domain/referral/duplicates';
import { aStamp } from '#domain/testing/builders';
import { of, openQueue } from '../testing/open-queue';

const flag = (otherReferralId: string): Duplicate => ({
  otherReferralId,
  likeness: 'likely',
  sameIndication: true,
  reasons: [
    { fact: 'birth-date', how: 'same', here: '1974-03-02', there: '1974-03-02' },
    { fact: 'family-name', how: 'near', here: 'Marcheti', there: 'Marchetti' },
  ],
  dismissed: null,
});

describe('A referral that looks like another', () => {
  const two = () => [
    of(1, 'Marchetti', { receivedAt: '2026-09-01T09:00:00.000Z', version: 4 }),
    of(2, 'Marcheti', { urgency: 'routine', duplicates: [flag('referral-1')] }),
  ];
  const open = () =>
    openQueue(two(), { roles: ['coordinator'], url: '/queue/referral-2?list=new' });

  it('says so with what speaks for it', async () => {
    const { page } = await open();
    expect(await page.detail()).toContain('Looks like a referral of Marchetti, Grace');
    expect(await page.detail()).toContain(
      'same birth date; family name nearly the same: Marcheti / Marchetti; the same indication',
    );
  });

  it('stands beside it by key, and is merged into the older one', async () => {
    const { page, desk } = await open();
    await page.press('x');
    expect(await page.detail()).toContain('The other is kept');
    expect(document.activeElement?.matches('g-duplicate-list table')).toBeTrue();
    await page.click('Merge');
    await desk.answered();
    expect(desk.asked.filter(({ method }) => method === 'POST')).toEqual([
      {
        method: 'POST',
        url: '/api/referrals/referral-2/merge',
        body: { version: 1, into: { referralId: 'referral-1', version: 4 }, take: [] },
      },
    ]);
  });

  it('is told apart by one click', async () => {
    const { page, desk } = await open();
    await page.press('x');
    await page.click('Not a duplicate');
    await desk.answered();
    const writes = desk.asked.filter(({ method }) => method === 'POST');
    expect(writes.map(({ url, body }) => [url, body])).toEqual([
      ['/api/referrals/referral-2/duplicates/referral-1/dismiss', { version: 1 }],
    ]);
  });

  it('leads to where it went once it is merged, and offers to undo that', async () => {
    const mergedInto = { ...aStamp(), referralId: 'referral-1', reason: null };
    const steps = [
      { ...aStamp(), id: 'step-1', decision: 'withdrawn' as const, reason: null, undone: null },
    ];
    const [first] = two();
    const { page } = await openQueue(
      [
        ...(first === undefined ? [] : [first]),
        of(2, 'Marcheti', { decision: 'withdrawn', mergedInto, steps }),
      ],
      { roles: ['coordinator'], url: '/queue/referral-2?list=withdrawn' },
    );
    expect(await page.detail()).toContain('Merged into another referral');
    expect(await page.detail()).toContain('Undo');
    expect(await page.detail()).not.toContain('Edit');
  });
});
