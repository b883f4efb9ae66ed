import fc from 'fast-check';
import { URGENCIES } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { compareInQueue, orderKey } from '#domain/referral/queue-order';
import { TRIAGE_DECISIONS, type ClockPause, type Referral } from '#domain/referral/referral';
import { dueDay, waitingClock } from '#domain/referral/waiting-clock';
import { aReferral } from '#domain/testing/builders';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

const calendar = { today: '2026-09-14', zone: 'Europe/London', rules: DEFAULT_CLINIC_RULES };
const order = (...referrals: Referral[]): string[] =>
  referrals.sort((a, b) => compareInQueue(a, b, calendar)).map(({ id }) => id);
const accepted = (id: string, over: Partial<Referral> = {}): Referral =>
  aReferral({ id, decision: 'accepted', receivedAt: '2026-09-10T08:00:00.000Z', ...over });

function days(from: ClinicDate, to: ClinicDate): ClinicDate[] {
  return from > to ? [] : [from, ...days(addDays(from, 1), to)];
}

const anyReferral: fc.Arbitrary<Referral> = fc
  .record({
    id: fc.uuid(),
    urgency: fc.constantFrom(...URGENCIES, null),
    decision: fc.constantFrom(...TRIAGE_DECISIONS),
    daysAgo: fc.nat(400),
    minute: fc.nat(1439),
    pause: fc.constantFrom('none', 'closed', 'open'),
  })
  .map(({ id, urgency, decision, daysAgo, minute, pause }) => {
    const day = addDays(calendar.today, -daysAgo);
    const hours = String(Math.floor(minute / 60)).padStart(2, '0');
    const minutes = String(minute % 60).padStart(2, '0');
    const to = pause === 'open' ? null : addDays(day, 5);
    return aReferral({
      id,
      urgency,
      decision,
      receivedAt: `${day}T${hours}:${minutes}:00.000Z`,
      pauses: pause === 'none' ? [] : [{ from: addDays(day, 2), to, reason: 'Away' }],
    });
  });

describe('The order of the queue', () => {
  it('puts the overdue first, then the urgent, then who has waited longest', () => {
    expect(
      order(
        accepted('routine', { urgency: 'routine' }),
        accepted('overdue routine', { urgency: 'routine', receivedAt: '2026-05-01T08:00:00.000Z' }),
        accepted('urgent, newer', { receivedAt: '2026-09-12T08:00:00.000Z' }),
        accepted('urgent'),
        accepted('most urgent', { urgency: 'most-urgent' }),
        accepted('18 weeks', { urgency: 'rtt-18-weeks' }),
      ),
    ).toEqual(['overdue routine', 'most urgent', 'urgent', 'urgent, newer', 'routine', '18 weeks']);
  });

  it('lets nobody whose urgency is unknown fall to the end', () => {
    expect(
      order(accepted('routine', { urgency: 'routine' }), accepted('unknown', { urgency: null })),
    ).toEqual(['unknown', 'routine']);
  });

  it('takes days of a pause off the waiting, and puts those who cannot come behind', () => {
    const pauses = [{ from: '2026-09-08', to: '2026-09-12', reason: 'Away' }];
    expect(
      order(
        accepted('paused', { receivedAt: '2026-09-07T08:00:00.000Z', pauses }),
        accepted('later', { receivedAt: '2026-09-11T08:00:00.000Z' }),
        accepted('cannot come', {
          receivedAt: '2026-09-01T08:00:00.000Z',
          pauses: [{ from: '2026-09-02', to: null, reason: 'In hospital' }],
        }),
      ),
    ).toEqual(['later', 'paused', 'cannot come']);
  });

  it('takes off no day twice, none before receipt and none still to come', () => {
    const away = { from: '2026-09-01', to: '2026-09-12', reason: 'Away' };
    const inHospital = { from: '2026-09-11', to: '2026-09-12', reason: 'In hospital' };
    const holiday = { from: '2026-10-01', to: '2026-10-14', reason: 'Holiday' };
    // The 11th and the 12th: as if they had come in two days later than they did.
    expect(
      order(
        accepted('came on the 13th', { receivedAt: '2026-09-13T07:00:00.000Z' }),
        accepted('came on the 11th', { receivedAt: '2026-09-11T08:00:00.000Z' }),
        accepted('paused', { pauses: [away, inHospital, holiday] }),
      ),
    ).toEqual(['came on the 11th', 'paused', 'came on the 13th']);
  });

  it('counts the days of pauses as somebody would who ticks them off one by one', () => {
    const anyDay = fc.integer({ min: -60, max: 30 }).map((days) => addDays(calendar.today, days));
    const anyPause: fc.Arbitrary<ClockPause> = fc
      .record({ from: anyDay, days: fc.nat(40), isOpen: fc.boolean() })
      .map(({ from, days, isOpen }) => ({
        from,
        to: isOpen ? null : addDays(from, days),
        reason: 'Away',
      }));
    const anyReceipt = fc.nat(50).map((days) => addDays(calendar.today, -days));
    fc.assert(
      fc.property(anyReceipt, fc.array(anyPause, { maxLength: 5 }), (since, pauses) => {
        const referral = accepted('r', { receivedAt: `${since}T11:00:00.000Z`, pauses });
        const ticked = days(addDays(since, 1), calendar.today).filter((day) =>
          pauses.some(({ from, to }) => from <= day && (to === null || day <= to)),
        ).length;
        const { pausedDays } = waitingClock(
          referral,
          calendar.rules,
          calendar.zone,
          calendar.today,
        );
        expect(pausedDays).toBe(ticked);
        expect(orderKey(referral, calendar.zone, calendar.today).split('|')[2]).toBe(
          addDays(since, ticked),
        );
      }),
    );
  });

  it('is one order for everybody: total, and the same from either end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyReferral, { selector: ({ id }) => id }), (referrals) => {
        const forwards = order(...referrals);
        const backwards = order(...[...referrals].reverse());
        expect(forwards).toEqual(backwards);
      }),
    );
  });

  it('is what the kept columns give: overdue by the due day, then the key', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyReferral, { selector: ({ id }) => id }), (referrals) => {
        const kept = referrals.map((referral) => ({
          id: referral.id,
          overdue: (dueDay(referral, calendar.rules, calendar.zone) ?? '9999') < calendar.today,
          key: orderKey(referral, calendar.zone, calendar.today),
        }));
        const sorted = kept.sort(
          (a, b) => Number(b.overdue) - Number(a.overdue) || (a.key < b.key ? -1 : 1),
        );
        expect(order(...referrals)).toEqual(sorted.map(({ id }) => id));
      }),
    );
  });
});
