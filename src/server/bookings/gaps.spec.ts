import type { Gaps, OfferedCandidates } from '#contract/gaps';
import {
  aBookableClinic,
  BOOKING_DAY,
  type BookableCase,
  type BookableClinic,
  type BookablePlace,
} from '../testing/a-bookable-clinic.ts';

describe('gaps of a clinic', () => {
  let bookable: BookableClinic;

  beforeEach(async () => {
    bookable = await aBookableClinic({ rooms: 1 });
    // Today's lists are worked out once; what the specs put on them afterwards stays.
    await candidates(bookable.place(600));
  });
  afterEach(() => bookable.clinic.stop());

  const book = async (known: BookableCase, place: BookablePlace) => {
    const answer = await bookable.clinic.inject(bookable.coordinator, {
      method: 'POST',
      url: '/api/bookings',
      payload: { referralId: known.referralId, ...place },
    });
    expect(answer.statusCode).toBe(201);
    const { changes } = answer.json<{
      changes: { entity: string; id: string; version: number }[];
    }>();
    const made = changes.find(({ entity }) => entity === 'booking');
    if (made === undefined) throw new Error('Nothing was booked');
    return made;
  };

  const gaps = async (query = ''): Promise<Gaps['gaps']> => {
    const url = `/api/gaps${query}`;
    const answer = await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url });
    expect(answer.statusCode).toBe(200);
    return answer.json<Gaps>().gaps;
  };

  const candidates = async (place: BookablePlace): Promise<OfferedCandidates> => {
    const query = new URLSearchParams({ ...place, start: String(place.start) });
    const url = `/api/gaps/candidates?${query.toString()}`;
    const answer = await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url });
    expect(answer.statusCode).toBe(200);
    return answer.json<OfferedCandidates>();
  };

  /** The queue's projection of cases that were put in past the use-cases. */
  const queued = async (known: BookableCase, rank: string, list = 'ready-to-book') => {
    for (const each of [list, 'all'])
      await bookable.clinic.sql(
        `insert into queue_place (clinic_id, list, referral_id, rank, name, received_at,
           procedure_type_id) values ($1, $2, $3, $4, 'okafor grace', '2026-09-01T08:00:00Z', $5)
         on conflict (clinic_id, referral_id, list) do update set rank = excluded.rank`,
        [bookable.clinic.clinicId, each, known.referralId, rank, bookable.procedureTypeId],
      );
  };
  const willing = (known: BookableCase) =>
    bookable.clinic.sql(`update patient set short_notice = true where patient_id = $1`, [
      known.patientId,
    ]);

  it('are what is free in the sessions of the next two weeks, with a staffed bay', async () => {
    await bookable.addSessions('2026-09-27');
    await bookable.addSessions('2026-09-28');
    // The 27th is a Sunday and the clinic closed; the 28th is the fifteenth day.
    expect(await gaps()).toEqual([
      {
        sessionId: jasmine.any(String) as unknown as string,
        date: BOOKING_DAY,
        physicianId: bookable.physicians[0] ?? '',
        roomId: bookable.rooms[0] ?? '',
        minutes: { start: 480, end: 1020 },
        bayId: bookable.bays[0] ?? '',
        procedureTypeIds: [bookable.procedureTypeId],
      },
    ]);
    expect((await gaps('?from=2026-09-28')).map(({ date }) => date)).toEqual(['2026-09-28']);
  });

  it('are filled by those who can come: willing ones first where it is near, none twice', async () => {
    const [first, second, third, gone] = await bookable.addCases(4);
    if (!first || !second || !third || !gone) throw new Error('No cases');
    await queued(first, '1|1');
    await queued(second, '1|2');
    await queued(third, '1|3');
    await willing(third);
    const booked = await book(gone, bookable.place(600));
    await queued(first, '1|1');
    const before = await candidates(bookable.place(600));
    expect(before.gap).toBeNull();

    const cancelled = await bookable.clinic.inject(bookable.coordinator, {
      method: 'POST',
      url: `/api/bookings/${booked.id}/cancel`,
      payload: { version: booked.version, reason: 'Has a cold' },
    });
    expect(cancelled.statusCode).toBe(200);
    const { gap, near, fitting, more } = await candidates(bookable.place(600));
    expect(gap?.minutes.start).toBe(600);
    expect([near, more]).toEqual([true, false]);
    const ids = fitting.map(({ referralId }) => referralId);
    expect(ids.slice(0, 3)).toEqual([third.referralId, first.referralId, second.referralId]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(fitting[0]?.reasons).toEqual([{ code: 'comes-at-short-notice' }, { code: 'ready' }]);
    expect(fitting[0]?.place).toEqual(bookable.place(600));
  });

  it('say the one thing that keeps somebody from coming', async () => {
    const away = await bookable.addCase();
    await bookable.clinic.sql(
      `update patient set unavailable = '[{"from": "2026-09-14", "to": "2026-09-20"}]'
       where patient_id = $1`,
      [away.patientId],
    );
    await queued(away, '0|0');
    const { fitting, nearly } = await candidates(bookable.place(600));
    expect(fitting.map(({ referralId }) => referralId)).not.toContain(away.referralId);
    const said = nearly.find(({ referralId }) => referralId === away.referralId);
    expect(said?.reason.code).toBe('patient-unavailable');
  });

  it('are offered to a block of a series that may come sooner, which can then be moved', async () => {
    const later = '2026-09-25';
    await bookable.addSessions(later);
    const known = await bookable.addCase();
    await bookable.addSeries(known);
    const block = await book(known, bookable.place(600, 1, later));
    const { fitting } = await candidates(bookable.place(600));
    const candidate = fitting.find(({ booking }) => booking?.id === block.id);
    expect(candidate?.reasons).toContain({
      code: 'pulled-forward',
      from: bookable.place(600, 1, later),
    });
    expect(candidate?.booking?.version).toBe(block.version);
    const moved = await bookable.clinic.inject(bookable.coordinator, {
      method: 'POST',
      url: `/api/bookings/${block.id}/move`,
      payload: { version: block.version, ...candidate?.place },
    });
    expect(moved.statusCode).toBe(200);
    const freed = await gaps(`?from=${later}&to=${later}`);
    expect(freed.map(({ minutes }) => minutes)).toEqual([{ start: 480, end: 1020 }]);
  });

  it('are not looked through for more than anybody calls', async () => {
    const many = await bookable.addCases(25);
    for (const [index, known] of many.entries())
      await queued(known, `2|${String(index).padStart(3, '0')}`);
    const { fitting } = await candidates(bookable.place(840));
    expect(fitting.length).toBe(20);
  });
});
