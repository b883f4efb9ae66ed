import type { Booking, LegKind } from '#domain/booking/booking';
import { askingAt, caseOfBooking, caseOfReferral, type Asking } from '#domain/booking/booking-case';
import {
  changeRefusals,
  moveRefusals,
  statusBefore,
  toldAgain,
  undoCancelRefusals,
} from '#domain/booking/changing';
import type { ClinicBook } from '#domain/booking/clinic-book';
import { legsOf } from '#domain/booking/legs';
import { planPlacements, type Wish } from '#domain/booking/plan-placements';
import type { Refusal } from '#domain/refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { findCaseFacts, type CaseFactsOf } from './case-facts.ts';
import { lockClinicBook } from './clinic-book.ts';
import { lockCases, type LockedCases } from './lock-cases.ts';
import { deleteSpentHolds, holderKey, lockKeys, lockKeysOf, shareSetUp } from './occupancy.ts';
import type { Placement } from './placements.ts';
import { findChecklistsOf } from './records/checklist.ts';
import { findVisits } from './records/visit.ts';
import { staleRefusal } from './stale.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export type PlanUnderLocks =
  | {
      readonly kind: 'planned';
      readonly bookings: readonly Booking[];
      /** Those of them that stood before, as they were. */
      readonly before: ReadonlyMap<string, Booking>;
      /** Holds that were taken away with them: the asker's own, and expired ones. */
      readonly spentHolds: readonly string[];
    }
  | { readonly kind: 'refused'; readonly byPlacement: readonly (readonly Refusal[])[] };

/** What was read under the locks, ready to be asked. */
export interface Read {
  readonly kind: 'read';
  readonly wishes: readonly Wish[];
  readonly book: ClinicBook;
  readonly asking: Asking;
  readonly before: ReadonlyMap<string, Booking>;
  readonly spentHolds: readonly string[];
}

type Refused = Extract<PlanUnderLocks, { readonly kind: 'refused' }>;

/**
 * Locks everything the placements touch or rest on, reads it as it then is, and asks the domain.
 * What it plans stays true until the transaction ends.
 */
export async function planUnderLocks(
  tx: UnitOfWork,
  placements: readonly Placement[],
  tab: string | null,
): Promise<PlanUnderLocks> {
  const read = await readUnderLocks(tx, placements, tab);
  if (read.kind === 'refused') return read;
  const { wishes, book, asking, before, spentHolds } = read;
  const { bookings, refusals } = planPlacements(book, wishes, tx.actor, asking);
  return bookings.length === wishes.length
    ? { kind: 'planned', bookings, before, spentHolds }
    : { kind: 'refused', byPlacement: refusals };
}

/** The locks and the reading alone; the holds that do not count are gone with it. */
export async function readUnderLocks(
  tx: UnitOfWork,
  placements: readonly Placement[],
  tab: string | null,
): Promise<Read | Refused> {
  const locked = await lockCases(tx.db, {
    referralIds: placements.flatMap((placement) =>
      'referralId' in placement ? placement.referralId : [],
    ),
    bookingIds: placements.flatMap((placement) =>
      'bookingId' in placement ? placement.bookingId : [],
    ),
  });
  const unfit = await Promise.all(
    placements.map((placement) => presentRefusals(tx, placement, locked)),
  );
  if (unfit.some((refusals) => refusals.length > 0)) return { kind: 'refused', byPlacement: unfit };

  const holder = tab === null ? null : { by: tx.actor.personId, tab };
  await Promise.all([
    shareSetUp(tx.db, tx.actor.clinicId),
    lockKeys(tx.db, [
      ...keysOf(tx.actor.clinicId, placements, locked),
      ...(holder === null ? [] : [holderKey(tx.actor.clinicId, holder)]),
    ]),
  ]);
  tx.readClinicAnew();
  const clinic = await tx.clinic();
  const dates = [...new Set(placements.map(({ place }) => place.date))];
  const [spentHolds, book, factsOf] = await Promise.all([
    deleteSpentHolds(tx.db, holder, dates, tx.now),
    lockClinicBook(tx.db, clinic, dates, resourcesOf(placements, locked)),
    findCaseFacts(tx.db, locked),
  ]);
  const asking = askingAt(tx.now, clinic.zone, holder);
  const wishes = placements.map((placement) => wishOf(tx, placement, locked, factsOf, asking));
  const known = wishes.filter((wish) => wish !== null);
  if (known.length < wishes.length)
    return {
      kind: 'refused',
      byPlacement: wishes.map((wish) =>
        wish === null ? [{ code: 'facts-missing', facts: ['procedure'] }] : [],
      ),
    };
  return { kind: 'read', wishes: known, book, asking, before: locked.bookings, spentHolds };
}

/** What is not there, has changed since, or may no longer be changed. */
async function presentRefusals(
  tx: UnitOfWork,
  placement: Placement,
  locked: LockedCases,
): Promise<Refusal[]> {
  if ('referralId' in placement)
    return locked.referrals.has(placement.referralId)
      ? []
      : [{ code: 'not-found', entity: 'referral', id: placement.referralId }];
  const { bookingId, version } = placement;
  const booking = locked.bookings.get(bookingId);
  if (booking === undefined) return [{ code: 'not-found', entity: 'booking', id: bookingId }];
  if (version !== null && booking.version !== version)
    return [await staleRefusal(tx, 'booking', bookingId, version, booking.version)];
  if ('again' in placement) return undoCancelRefusals(booking, tx.actor.personId);
  const refusals = changeRefusals(booking, locked.visitStates.get(bookingId) ?? 'expected');
  if (refusals.length > 0 || booking.date === placement.place.date) return refusals;
  // Whoever answers, measures or overrules shares the booking's lock, so nothing is added meanwhile.
  const [[visit], checklists] = await Promise.all([
    findVisits(tx.db, [bookingId]),
    findChecklistsOf(tx.db, bookingId),
  ]);
  return moveRefusals(booking, placement.place.date, { visit, checklists });
}

/** Old and new, before the bays are known: they share a key a day. */
export function keysOf(
  clinicId: string,
  placements: readonly Placement[],
  locked: LockedCases,
): string[] {
  const oldLegs = [...locked.bookings.values()].flatMap(legsOf);
  const leg = (kind: LegKind, resourceId: string, date: ClinicDate) => ({
    leg: kind,
    resourceId,
    date,
  });
  const newLegs = placements.flatMap((placement) => {
    const { date, physicianId, roomId } = placement.place;
    return [
      leg('procedure', physicianId, date),
      leg('room', roomId, date),
      leg('recovery', '', date),
      leg('presence', patientOf(placement, locked), date),
    ];
  });
  return lockKeysOf(clinicId, [...oldLegs, ...newLegs]);
}

const resourcesOf = (placements: readonly Placement[], locked: LockedCases): string[] =>
  placements.flatMap((placement) => [
    placement.place.physicianId,
    placement.place.roomId,
    patientOf(placement, locked),
  ]);

const patientOf = (placement: Placement, locked: LockedCases): string =>
  ('referralId' in placement
    ? locked.referrals.get(placement.referralId)
    : locked.bookings.get(placement.bookingId)
  )?.patientId ?? '';

function wishOf(
  tx: UnitOfWork,
  placement: Placement,
  locked: LockedCases,
  factsOf: CaseFactsOf,
  asking: Asking,
): Wish | null {
  const { place, overrules } = placement;
  if ('bookingId' in placement) {
    const found = locked.bookings.get(placement.bookingId);
    const facts = found && factsOf(found.referralId, found);
    if (!facts) return null;
    const again = 'again' in placement;
    const { referral, procedureType } = facts;
    const present = again
      ? { ...found, told: toldAgain(found, referral, procedureType.bleedingRisk, asking) }
      : found;
    const bookingCase = again
      ? caseOfBooking(present, facts, statusBefore(present))
      : caseOfBooking(present, facts);
    const durationMinutes = placement.durationMinutes ?? bookingCase.durationMinutes;
    return {
      bookingCase: { ...bookingCase, durationMinutes },
      present,
      id: present.id,
      again,
      place,
      levels: present.levels,
      overrules,
    };
  }
  const facts = factsOf(placement.referralId, null);
  if (facts === null) return null;
  const ordered = caseOfReferral(facts, placement.status);
  return {
    bookingCase: {
      ...ordered,
      blockIndex: ordered.series === null ? null : (placement.blockIndex ?? ordered.blockIndex),
      side: placement.side === undefined ? ordered.side : placement.side,
      durationMinutes: placement.durationMinutes ?? ordered.durationMinutes,
    },
    present: null,
    id: tx.newId(),
    place,
    levels: placement.levels ?? facts.referral.levels,
    overrules,
  };
}
