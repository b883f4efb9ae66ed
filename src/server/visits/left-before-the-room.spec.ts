import type { Booking } from '#domain/booking/booking';
import type { StampedStep } from '#domain/visit/visit';
import type { BookableCase } from '../testing/a-bookable-clinic.ts';
import { aSeriesClinic, type Answer, type SeriesClinic } from '../testing/a-series-clinic.ts';
import { SERIES_DAYS } from '../testing/series-driver.ts';

describe('a patient who leaves', () => {
  let clinic: SeriesClinic;

  beforeAll(async () => {
    clinic = await aSeriesClinic({ rooms: 1 });
  }, 30_000);
  afterAll(() => clinic.clinic.stop());

  async function planned(start: number): Promise<BookableCase> {
    clinic.clinic.now = '2026-09-14T07:00:00.000Z';
    const referral = await clinic.addCase();
    await clinic.post('/api/series', clinic.plan(referral, SERIES_DAYS, {}, start));
    clinic.clinic.now = `${SERIES_DAYS[0] ?? ''}T08:40:00.000Z`;
    return referral;
  }

  async function firstOf(referral: BookableCase): Promise<Pick<Booking, 'id'>> {
    const [first] = await clinic.blocksOf(referral);
    if (first === undefined) throw new Error('No block was planned');
    return first;
  }

  async function step({ id }: Pick<Booking, 'id'>, next: StampedStep): Promise<void> {
    const [row] = await clinic.clinic.sql<{ version: number }>(
      'select version from visit where booking_id = $1',
      [id],
    );
    const payload = { version: row?.version ?? 0, step: next, reason: 'Childcare' };
    const { status } = await clinic.post(`/api/bookings/${id}/steps`, payload, clinic.physician);
    expect(status).toBe(201);
  }

  async function bookAnew(referral: BookableCase, start: number): Promise<Answer> {
    const { id, version } = await clinic.seriesOf(referral);
    const bookings = [{ blockIndex: 1, ...clinic.place(start, 1, '2026-09-17') }];
    return clinic.post(`/api/series/${id}/bookings`, { version, bookings });
  }

  it('before the room has had no block: it is booked anew, the very next day', async () => {
    const referral = await planned(570);
    const first = await firstOf(referral);
    await step(first, 'arrived');
    await step(first, 'left-against-advice');
    expect((await bookAnew(referral, 570)).codes).toEqual([]);
  });

  it('from the room may have had one: it counts', async () => {
    const referral = await planned(660);
    const first = await firstOf(referral);
    await clinic.setVisit(first.id, 'arrived');
    await clinic.setVisit(first.id, 'in-room');
    await step(first, 'left-against-advice');
    expect((await bookAnew(referral, 660)).codes).toEqual(['block-not-placed']);
  });
});
