import type { ClinicBook } from '#domain/booking/clinic-book';
import { proposeSeries } from '#domain/series/propose';
import type { SeriesProposal } from '#domain/series/proposal';
import { aBook, anAsking, anotherBooking } from '#domain/testing/booking-builders';
import { aPatient, aReferral, aSession } from '#domain/testing/builders';
import { aSeriesCase, aWish, EVERY_DAY, sessionsOn } from '#domain/testing/series-builders';
import { weekdayOf } from '#domain/time/clinic-date';

const datesOf = ({ blocks }: SeriesProposal) => blocks.map(({ slot }) => slot?.date ?? null);
const propose = (
  book: ClinicBook,
  over: Parameters<typeof aSeriesCase>[0] = {},
  wish: Parameters<typeof aWish>[0] = {},
) => proposeSeries(aSeriesCase(over), aWish(wish), book, anAsking());

describe('a proposed series', () => {
  it('keeps the usual interval on the earliest start of each day', () => {
    const proposal = propose(aBook({ sessions: sessionsOn(EVERY_DAY) }));
    expect(proposal.complete).toBeTrue();
    expect(proposal.blocks.map(({ slot }) => slot)).toEqual(
      // Asked at 09:00 on the first day.
      [
        ['2026-09-07', 540],
        ['2026-09-21', 510],
        ['2026-10-05', 510],
      ].map(([date, start]) => ({
        date: String(date),
        start: Number(start),
        physicianId: 'physician-1',
        roomId: 'room-1',
        bayId: 'bay-1',
      })),
    );
    expect(proposal.blocks.every(({ whyNot }) => whyNot.length === 0)).toBeTrue();
  });

  it('keeps an interval that somebody wishes, but never under the minimum', () => {
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    expect(datesOf(propose(book, {}, { intervalDays: 10 }))).toEqual([
      '2026-09-07',
      '2026-09-17',
      '2026-09-28',
    ]);
    expect(datesOf(propose(book, {}, { intervalDays: 3 }))).toEqual([
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
    ]);
  });

  it('prefers Tuesdays and Thursdays', () => {
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    const { blocks } = propose(book, {}, { preferredWeekdays: [2, 4] });
    expect(blocks.map(({ slot }) => slot && weekdayOf(slot.date))).toEqual([2, 2, 2]);
    expect(blocks[0]?.wished).toBe('2026-09-08');
  });

  it('says why the wished day cannot be met and offers the nearest', () => {
    const closed = {
      id: 'closure-1',
      version: 1,
      date: '2026-09-21',
      resourceId: null,
      reason: 'Audit day',
    };
    const book = aBook({ sessions: sessionsOn(EVERY_DAY), closures: [closed] });
    const second = propose(book).blocks[1];
    expect(second?.wished).toBe('2026-09-21');
    expect(second?.slot?.date).toBe('2026-09-22');
    expect(second?.whyNot).toContain({
      code: 'clinic-closed',
      date: '2026-09-21',
      reason: 'Audit day',
    });
    expect(second?.alternatives.map(({ date }) => date)).toEqual([
      '2026-09-23',
      '2026-09-18',
      '2026-09-24',
    ]);
  });

  it('says what keeps it from the places of a day that is taken', () => {
    const day = aSession({ id: 'short', date: '2026-09-21', minutes: { start: 510, end: 550 } });
    const book = aBook({
      sessions: [...sessionsOn(EVERY_DAY).filter(({ date }) => date !== day.date), day],
      bookings: [anotherBooking({ date: day.date, start: 510 })],
    });
    const second = propose(book).blocks[1];
    expect(second?.slot?.date).toBe('2026-09-22');
    expect(second?.whyNot.map(({ code }) => code)).toContain('resource-taken');
  });

  it('prefers the physician, but not at any price', () => {
    const others = sessionsOn([1]).map((session) => ({
      ...session,
      id: `other-${session.id}`,
      physicianId: 'physician-2',
      roomId: 'room-2',
    }));
    const book = aBook({ sessions: [...sessionsOn([3]), ...others] });
    const near = propose(book, {}, { preferredPhysicianId: 'physician-1' });
    expect(near.blocks.map(({ slot }) => slot?.physicianId)).toEqual([
      'physician-1',
      'physician-1',
      'physician-1',
    ]);
    const rare = aBook({
      sessions: [...sessionsOn([3]).filter(({ date }) => date > '2026-12-20'), ...others],
    });
    expect(
      propose(rare, {}, { preferredPhysicianId: 'physician-1' }).blocks[0]?.slot?.physicianId,
    ).toBe('physician-2');
  });

  it('goes back on an early choice that leads nowhere', () => {
    // From the 7th no day is 7 to 28 days on; from the 11th there is one.
    const days = ['2026-09-07', '2026-09-11', '2026-10-09', '2026-10-30'];
    const book = aBook({ sessions: days.map((date) => aSession({ id: date, date })) });
    const proposal = propose(book);
    expect(datesOf(proposal)).toEqual(['2026-09-11', '2026-10-09', '2026-10-30']);
    expect(proposal.complete).toBeTrue();
  });

  it('goes as far as it can, says why not further, and names the nearest days beyond', () => {
    const days = ['2026-09-07', '2026-09-21', '2026-11-02'];
    const book = aBook({ sessions: days.map((date) => aSession({ id: date, date })) });
    const proposal = propose(book);
    expect(proposal.complete).toBeFalse();
    expect(datesOf(proposal)).toEqual(['2026-09-07', '2026-09-21', null]);
    const third = proposal.blocks[2];
    expect(third?.whyNot[0]).toEqual({
      code: 'no-legal-slot',
      blockIndex: 3,
      from: '2026-09-28',
      to: '2026-10-19',
    });
    expect(third?.alternatives).toEqual([
      jasmine.objectContaining({
        date: '2026-11-02',
        refusals: [
          { code: 'interval-too-long', days: 42, maximumDays: 28, otherDate: '2026-09-21' },
        ],
      }),
    ]);
  });

  it('ends with the authorisation', () => {
    const authorisation = {
      payer: 'Northern',
      number: null,
      blocksAllowed: 5,
      validFrom: '2026-09-01',
      validTo: '2026-09-30',
      minimumSpacingDays: 7,
    };
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    expect(datesOf(propose(book, { referral: aReferral({ authorisation }) }))).toEqual([
      '2026-09-07',
      '2026-09-21',
      '2026-09-30',
    ]);
    const two = { ...authorisation, blocksAllowed: 2 };
    const proposal = propose(book, { referral: aReferral({ authorisation: two }) });
    expect(datesOf(proposal)).toEqual(['2026-09-07', '2026-09-21', null]);
    expect(proposal.blocks[2]?.whyNot.map(({ code }) => code)).toContain('authorisation-used-up');
  });

  it('leaves time for a drug to be stopped, and for the patient to be away', () => {
    const stamp = { by: 'p', byName: 'Dr', at: '2026-09-01T08:00:00.000Z' };
    const antithrombotics = [
      {
        drug: 'clopidogrel',
        decision: 'stop' as const,
        stopDays: 7,
        restartHours: null,
        decided: stamp,
        prescriberAgreed: null,
      },
    ];
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    expect(datesOf(propose(book, { referral: aReferral({ antithrombotics }) }))[0]).toBe(
      '2026-09-14',
    );
    const patient = aPatient({ unavailable: [{ from: '2026-09-19', to: '2026-09-25' }] });
    const away = propose(book, { patient }).blocks[1];
    expect(away?.slot?.date).toBe('2026-09-18');
    expect(away?.whyNot.map(({ code }) => code)).toContain('patient-unavailable');
  });

  it('works around a place picked by hand, or says why that cannot be', () => {
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    const place = { date: '2026-09-24', start: 600, physicianId: 'physician-1', roomId: 'room-1' };
    const proposal = propose(book, {}, { picked: { 2: place } });
    expect(datesOf(proposal)).toEqual(['2026-09-07', '2026-09-24', '2026-10-08']);
    expect(proposal.blocks[1]?.slot?.start).toBe(600);
    const late = propose(book, {}, { picked: { 2: { ...place, start: 740 } } });
    expect(late.complete).toBeFalse();
    expect(late.blocks[1]?.whyNot.map(({ code }) => code)).toContain('outside-session');
  });

  it('lets a picked place pass what somebody overrules, and arranges the rest around it', () => {
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    const at = (date: string) => ({
      date,
      start: 600,
      physicianId: 'physician-1',
      roomId: 'room-1',
    });
    const picked = { 1: at('2026-09-08'), 2: at('2026-10-12') };
    expect(propose(book, {}, { picked }).complete).toBeFalse();
    const overruled = { 2: ['interval-too-long'] };
    expect(datesOf(propose(book, {}, { picked, overruled }))).toEqual([
      '2026-09-08',
      '2026-10-12',
      '2026-10-26',
    ]);
  });

  it('is none at all for a referral that is not accepted', () => {
    const book = aBook({ sessions: sessionsOn(EVERY_DAY) });
    const base = aSeriesCase();
    const proposal = proposeSeries(
      { ...base, referral: { ...base.referral, decision: 'received' } },
      aWish(),
      book,
      anAsking(),
    );
    expect(proposal.complete).toBeFalse();
    expect(proposal.blocks[0]?.whyNot.map(({ code }) => code)).toEqual(['referral-not-accepted']);
  });
});
