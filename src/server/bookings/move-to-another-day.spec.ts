import { bookingSchema } from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import { aBookableClinic, type BookableClinic } from '../testing/a-bookable-clinic.ts';
import { withChecklistTemplates } from '../testing/a-booked-patient.ts';

const THURSDAY = '2026-09-17';

interface Answered {
  readonly refusals?: { readonly code: string }[];
  readonly changes?: { readonly entity: string; readonly body: unknown }[];
  readonly checklistId?: string;
}

describe('a move to another day', () => {
  let bookable: BookableClinic;
  let nurse: Actor;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 1 });
    await withChecklistTemplates(bookable.clinic);
    await bookable.addSessions(THURSDAY);
    nurse = await bookable.clinic.addActor(['nurse']);
  });
  afterAll(() => bookable.clinic.stop());

  async function post(actor: Actor, url: string, payload: object): Promise<Answered> {
    const answer = await bookable.clinic.inject(actor, { method: 'POST', url, payload });
    return answer.json<Answered>();
  }

  async function booked(start: number): Promise<Booking> {
    const { referralId } = await bookable.addCase();
    const { changes } = await post(bookable.coordinator, '/api/bookings', {
      referralId,
      ...bookable.place(start),
    });
    return bookingSchema.parse(changes?.find(({ entity }) => entity === 'booking')?.body);
  }

  async function move({ id, version }: Booking, start: number, date?: string): Promise<string[]> {
    const place = bookable.place(start, 1, date);
    const url = `/api/bookings/${id}/move`;
    const { refusals = [] } = await post(bookable.coordinator, url, { version, ...place });
    return refusals.map(({ code }) => code);
  }

  const begin = (id: string) =>
    post(nurse, `/api/bookings/${id}/checklists`, { kind: 'pre-procedure' });

  it('is refused once an item is answered, so that no list arrives there complete', async () => {
    const booking = await booked(540);
    const { checklistId = '' } = await begin(booking.id);
    const url = `/api/checklists/${checklistId}/answers`;
    await post(nurse, url, { version: 1, linkId: 'identity', value: true });
    expect(await move(booking, 540, THURSDAY)).toEqual(['day-has-begun']);
    expect(await move(booking, 550)).toEqual([]);
  });

  it('is refused once something is measured', async () => {
    const booking = await booked(660);
    const measurements = [{ kind: 'nrs', value: 7, side: null, phase: 'baseline' }];
    await post(nurse, `/api/bookings/${booking.id}/measurements`, { measurements });
    expect(await move(booking, 660, THURSDAY)).toEqual(['day-has-begun']);
  });

  it('goes ahead where a list was only opened', async () => {
    const booking = await booked(780);
    await begin(booking.id);
    expect(await move(booking, 780, THURSDAY)).toEqual([]);
  });
});
