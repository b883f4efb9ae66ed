import type { Referral } from '#domain/referral/referral';
import { sentMore, type SentMore } from '#domain/referral/sent-more';
import { aReferral } from '#domain/testing/builders';

describe('A referral about which its sender says more', () => {
  const endedAt = '2026-09-01T10:00:00.000Z';
  const anew = { anew: jasmine.any(String) as unknown as string };
  for (const [over, becomes] of [
    [{ decision: 'received' }, 'add'],
    [{ decision: 'asked' }, 'add'],
    [{ decision: 'accepted' }, 'add'],
    [{ decision: 'accepted', bookingsStanding: 1 }, 'add'],
    [{ decision: 'needs-information' }, anew],
    [{ decision: 'declined' }, anew],
    [{ decision: 'withdrawn' }, anew],
    [{ decision: 'withdrawn', bookingsStanding: 1 }, 'withdrawn-but-booked'],
    [{ decision: 'withdrawn', seriesId: 'series-1' }, 'withdrawn-but-booked'],
    [{ decision: 'accepted', endedAt }, 'another'],
    [{ decision: 'withdrawn', endedAt }, 'another'],
  ] as const satisfies readonly (readonly [Partial<Referral>, SentMore])[])
    it(`${JSON.stringify(over)}: ${typeof becomes === 'string' ? becomes : 'is new again'}`, () => {
      expect(sentMore(aReferral(over))).toEqual(becomes);
    });
});
