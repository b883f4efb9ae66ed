import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Referral } from '#domain/referral/referral';
import { waitingClock } from '#domain/referral/waiting-clock';
import { aReferral } from '#domain/testing/builders';

const clock = (over: Partial<Referral>, today: string) =>
  waitingClock(
    aReferral({ receivedAt: '2026-09-01T09:00:00.000Z', decision: 'accepted', ...over }),
    DEFAULT_CLINIC_RULES,
    'Europe/London',
    today,
  );

describe('The waiting clock', () => {
  for (const [urgency, dueOn] of [
    ['most-urgent', '2026-09-08'],
    ['urgent', '2026-10-01'],
    ['routine', '2026-10-27'],
    ['rtt-18-weeks', '2027-01-05'],
  ] as const)
    it(`gives ${urgency} until ${dueOn}`, () => {
      expect(clock({ urgency }, '2026-09-01').dueOn).toBe(dueOn);
    });

  it('runs to triage first, whatever the urgency', () => {
    const found = clock({ decision: 'received', urgency: 'routine' }, '2026-09-05');
    expect(found.goal).toBe('triage');
    expect(found.dueOn).toBe('2026-09-03');
    expect(found.overdueDays).toBe(2);
    expect(found.waitedDays).toBe(4);
  });

  it('is in time on the last day', () => {
    expect(clock({ urgency: 'most-urgent' }, '2026-09-08').overdueDays).toBe(0);
    expect(clock({ urgency: 'most-urgent' }, '2026-09-09').overdueDays).toBe(1);
  });

  it('counts from the day of the clinic, not of Greenwich', () => {
    const late = { receivedAt: '2026-09-01T23:30:00.000Z', urgency: 'urgent' } as const;
    expect(clock(late, '2026-09-02').since).toBe('2026-09-02');
  });

  it('stands still on days of a pause, both ends included and overlaps counted once', () => {
    const pauses = [
      { from: '2026-09-05', to: '2026-09-09', reason: 'Away' },
      { from: '2026-09-08', to: '2026-09-10', reason: 'Ill' },
    ];
    const found = clock({ urgency: 'most-urgent', pauses }, '2026-09-12');
    expect(found.pausedDays).toBe(6);
    expect(found.waitedDays).toBe(5);
    expect(found.dueOn).toBe('2026-09-14');
    expect(found.pausedNow).toBeFalse();
  });

  it('gives no more time for a pause after the due day', () => {
    const pauses = [{ from: '2026-09-20', to: '2026-09-30', reason: 'Away' }];
    expect(clock({ urgency: 'most-urgent', pauses }, '2026-09-25').dueOn).toBe('2026-09-08');
  });

  it('is found at once behind a pause of centuries', () => {
    const pauses = [
      { from: '2026-09-05', to: '9000-12-31', reason: 'Mistyped' },
      { from: '2026-09-06', to: '2026-09-07', reason: 'Within it' },
      { from: '9001-01-02', to: '9001-01-03', reason: 'Met while it moves' },
    ];
    expect(clock({ urgency: 'most-urgent', pauses }, '2026-09-25').dueOn).toBe('9001-01-06');
  });

  it('has no due day while a pause has no end', () => {
    const pauses = [{ from: '2026-09-04', to: null, reason: 'In hospital' }];
    const found = clock({ urgency: 'most-urgent', pauses }, '2026-12-01');
    expect(found.dueOn).toBeNull();
    expect(found.overdueDays).toBe(0);
    expect(found.pausedNow).toBeTrue();
    expect(found.waitedDays).toBe(2);
  });

  it('gives triage no more time for a pause: it does not need the patient', () => {
    const pauses = [{ from: '2026-09-02', to: null, reason: 'Away' }];
    expect(clock({ decision: 'received', pauses }, '2026-09-09').dueOn).toBe('2026-09-03');
  });

  for (const over of [
    { bookingsStanding: 1 },
    { seriesId: 'series-1' },
    { endedAt: '2026-09-20T10:00:00.000Z' },
    { decision: 'declined' },
    { decision: 'withdrawn' },
    { urgency: null },
  ] as const)
    it(`has nothing due: ${JSON.stringify(over)}`, () => {
      expect(clock(over, '2026-12-01').dueOn).toBeNull();
    });
});
