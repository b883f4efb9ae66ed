import type { Booking } from '#domain/booking/booking';
import { patientKnows } from '#domain/booking/booking';
import { blocksWhat, isAskedOnTheDay, openReadiness } from '#domain/readiness/readiness-for';
import { SIDES, type Side } from '#domain/referral/laterality';
import type { Referral } from '#domain/referral/referral';

export const STANDINGS = ['provisional', 'not-told', 'not-ready'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the board picks out; `null` leaves all. */
export interface BoardFilter {
  readonly physician: string | null;
  readonly procedure: string | null;
  readonly side: Side | null;
  readonly standing: Standing | null;
}

export const FILTER_KEYS = ['physician', 'procedure', 'side', 'standing'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** As the address says it; a word that means nothing here picks nothing out. */
export function filterOf(said: Readonly<Record<FilterKey, string | undefined>>): BoardFilter {
  return {
    physician: said.physician ?? null,
    procedure: said.procedure ?? null,
    side: SIDES.find((side) => side === said.side) ?? null,
    standing: STANDINGS.find((standing) => standing === said.standing) ?? null,
  };
}

export const isFiltering = (filter: BoardFilter): boolean =>
  FILTER_KEYS.some((key) => filter[key] !== null);

/** The bookings that the filter does not pick out, which are dimmed where they stand. */
export function leftOut(
  bookings: readonly Booking[],
  filter: BoardFilter,
  referrals: Readonly<Partial<Record<string, Referral>>>,
): ReadonlySet<string> {
  if (!isFiltering(filter)) return NOBODY;
  return new Set(
    bookings
      .filter((booking) => !isPickedOut(booking, filter, referrals[booking.referralId]))
      .map(({ id }) => id),
  );
}

const NOBODY: ReadonlySet<string> = new Set();

export const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((id) => b.has(id)));

function isPickedOut(
  booking: Booking,
  { physician, procedure, side, standing }: BoardFilter,
  referral: Referral | undefined,
): boolean {
  return (
    (physician === null || booking.physicianId === physician) &&
    (procedure === null || booking.procedureTypeId === procedure) &&
    (side === null || booking.side === side) &&
    (standing === null || standsSo(booking, standing, referral))
  );
}

function standsSo(booking: Booking, standing: Standing, referral: Referral | undefined): boolean {
  switch (standing) {
    case 'provisional':
      return booking.status === 'provisional';
    case 'not-told':
      return !patientKnows(booking);
    case 'not-ready':
      return openReadiness(referral?.readiness ?? []).some(
        ({ kind }) => blocksWhat(kind) !== 'nothing' && !isAskedOnTheDay(kind),
      );
  }
}

/** What stands behind a path: all that is said, and nothing that is not. */
export function addressEnd(said: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(said))
    if (value !== null && value !== undefined) search.set(key, value);
  return search.size === 0 ? '' : `?${search.toString()}`;
}
