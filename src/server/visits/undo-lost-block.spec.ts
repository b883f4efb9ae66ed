import {
  aBookableClinic,
  type BookableClinic,
  type BookableCase,
} from '../testing/a-bookable-clinic.ts';
import type { Visit } from '#domain/visit/visit';

interface Answered {
  readonly refusals?: { readonly code: string }[];
  readonly changes?: { readonly entity: string; readonly id: string; readonly body: unknown }[];
}

describe('an outcome undone after its block was lost', () => {
  let bookable: BookableClinic;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 1 });
  });
  afterAll(() => bookable.clinic.stop());
  beforeEach(() => {
    bookable.clinic.now = '2026-09-16T07:00:00.000Z';
  });

  async function post(url: string, payload: object) {
    const { clinic, coordinator } = bookable;
    // Signed in anew each time: the clock has jumped past the end of the first sign-in.
    const cookie = await clinic.signIn(coordinator);
    const headers = { cookie };
    const answer = await clinic.inject(null, { method: 'POST', url, payload, headers });
    const { refusals = [], changes = [] } = answer.json<Answered>();
    const body = (entity: string) => changes.find((change) => change.entity === entity)?.body;
    return { codes: refusals.map(({ code }) => code), body };
  }

  async function book({ referralId }: BookableCase, start: number): Promise<string> {
    const { body, codes } = await post('/api/bookings', { referralId, ...bookable.place(start) });
    expect(codes).toEqual([]);
    return (body('booking') as { id: string }).id;
  }

  /** Does not come; what undoing that is refused for. */
  async function noShow(bookingId: string): Promise<() => Promise<string[]>> {
    const url = `/api/bookings/${bookingId}/steps`;
    const { body } = await post(url, { version: 0, step: 'no-show', reason: 'Called twice' });
    const step = (body('visit') as Visit).steps[0]?.id ?? '';
    return async () => (await post(`${url}/${step}/undo`, { version: 1, why: 'Came late' })).codes;
  }

  it('is refused while the block is booked anew, and possible once that is cancelled', async () => {
    const referral = await bookable.addCase();
    const undo = await noShow(await book(referral, 540));
    const anew = await book(referral, 620);
    expect(await undo()).toEqual(['referral-already-booked']);
    const cancel = { version: 1, reason: 'The patient came after all' };
    expect((await post(`/api/bookings/${anew}/cancel`, cancel)).codes).toEqual([]);
    expect(await undo()).toEqual([]);
  });

  it('is refused once its series has ended', async () => {
    const referral = await bookable.addCase();
    const seriesId = await bookable.addSeries(referral);
    const undo = await noShow(await book(referral, 700));
    await bookable.clinic.sql('update series set ended = $2 where series_id = $1', [
      seriesId,
      JSON.stringify({
        by: seriesId,
        byName: 'Dr',
        at: bookable.clinic.now,
        how: 'stopped',
      }),
    ]);
    expect(await undo()).toEqual(['series-ended']);
  });

  it('leaves one standing booking when it is undone while the block is booked anew', async () => {
    const referral = await bookable.addCase();
    const undo = await noShow(await book(referral, 780));
    const place = bookable.place(900);
    const both = await Promise.all([
      undo(),
      post('/api/bookings', { referralId: referral.referralId, ...place }).then(
        ({ codes }) => codes,
      ),
    ]);
    expect(both.filter((codes) => codes.length === 0).length).toBe(1);
    expect(both.flat()).toEqual(['referral-already-booked']);
  });
});
