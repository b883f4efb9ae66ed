import type { Transaction } from 'kysely';
import type { FreeSlots, SlotsQuery } from '#contract/bookings';
import {
  askingAt,
  caseOfBooking,
  caseOfReferral,
  type BookingCase,
  type Place,
} from '#domain/booking/booking-case';
import { changeRefusals } from '#domain/booking/changing';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { legalPlaces } from '#domain/booking/openings';
import type { Actor } from '#domain/people/person';
import type { Instant } from '#domain/time/instant';
import { findCaseFacts } from '../db/case-facts.ts';
import { findCases } from '../db/lock-cases.ts';
import type { Schema } from '../db/schema.ts';
import { Refused } from '../http/api.ts';
import type { KeptDays } from './kept-days.ts';

/**
 * The first places that a referral's next block, or a booking that may move, can have where whoever
 * asks may put it. A new block that can be confirmed nowhere in these days is asked as provisional.
 */
export async function findSlots(
  db: Transaction<Schema>,
  keptDays: KeptDays,
  actor: Actor,
  now: Instant,
  query: SlotsQuery,
): Promise<FreeSlots> {
  const { referralId, bookingId, from, to, physicianId = null, limit, tab } = query;
  const [found, { clinic, book }] = await Promise.all([
    findCases(db, {
      referralIds: referralId === undefined ? [] : [referralId],
      bookingIds: bookingId === undefined ? [] : [bookingId],
    }),
    keptDays.asOf(db, actor.clinicId, from, to),
  ]);
  const present = bookingId === undefined ? null : (found.bookings.get(bookingId) ?? null);
  const caseId = present?.referralId ?? referralId;
  if (caseId === undefined || !found.referrals.has(caseId))
    throw new Refused([
      bookingId === undefined
        ? { code: 'not-found', entity: 'referral', id: referralId ?? '' }
        : { code: 'not-found', entity: 'booking', id: bookingId },
    ]);
  const facts = (await findCaseFacts(db, found))(caseId, present);
  if (facts === null) throw new Refused([{ code: 'facts-missing', facts: ['procedure'] }]);
  const unfit =
    present === null
      ? []
      : changeRefusals(present, found.visitStates.get(present.id) ?? 'expected');
  if (unfit.length > 0) throw new Refused(unfit);

  const asking = askingAt(now, clinic.zone, tab === null ? null : { by: actor.personId, tab });
  const isTheirs = (place: Place): boolean =>
    present === null
      ? mayBookOn(actor, place.physicianId)
      : mayMove(actor, present, place, asking.today);
  const first = (bookingCase: BookingCase): Place[] => {
    const places: Place[] = [];
    for (const place of legalPlaces(bookingCase, book, { from, to, physicianId }, asking)) {
      if (isTheirs(place)) places.push(place);
      if (places.length === limit) break;
    }
    return places;
  };
  if (present !== null) {
    const bookingCase = caseOfBooking(present, facts);
    return { status: bookingCase.status, places: first(bookingCase) };
  }
  const confirmed = first(caseOfReferral(facts, 'booked'));
  return confirmed.length > 0
    ? { status: 'booked', places: confirmed }
    : { status: 'provisional', places: first(caseOfReferral(facts, 'provisional')) };
}
