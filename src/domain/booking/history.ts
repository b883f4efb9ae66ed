import type { Overrule, ToldHow } from '#domain/booking/booking';
import type { Stamp } from '#domain/people/stamp';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute } from '#domain/time/minutes';

/** Where a booking stood, as it was kept when somebody put it there. */
export interface PlaceThen {
  readonly date: ClinicDate;
  readonly start: Minute;
  readonly physicianId: string;
  readonly roomId: string;
  /** `null` where it was kept before lengths were. */
  readonly durationMinutes: number | null;
}

export const BOOKING_EVENTS = [
  'placed',
  'moved',
  'swapped',
  'confirmed',
  'unconfirmed',
  'cancelled',
  'stood-again',
  'told',
] as const;

/** One thing that somebody did with a booking: who, when, why, and what it was before. */
export interface BookingEvent extends Stamp {
  readonly kind: (typeof BOOKING_EVENTS)[number];
  readonly reason: string | null;
  readonly from: PlaceThen | null;
  readonly to: PlaceThen | null;
  readonly told: {
    readonly how: ToldHow;
    readonly date: ClinicDate;
    readonly start: Minute;
    /** When to arrive, and who treats; `null` where told before these were kept. */
    readonly arrive: Minute | null;
    readonly physicianId: string | null;
    readonly confirmed: boolean;
  } | null;
  /** What was let pass in this very step. */
  readonly overrules: readonly Overrule[];
}

/** What the audit names an act, as the history tells it; `null` for what is none of a booking's. */
export function eventKind(
  act: string,
  { from, to }: Pick<BookingEvent, 'from' | 'to'>,
): BookingEvent['kind'] | null {
  switch (act) {
    case 'cancel-booking':
      return 'cancelled';
    case 'confirm-booking':
      return 'confirmed';
    case 'undo-cancel-booking':
      return 'stood-again';
    case 'undo-confirm-booking':
      return 'unconfirmed';
    case 'tell-patient':
      return 'told';
    case 'swap-bookings':
      return 'swapped';
    default:
      // Whatever else places bookings, as planning a series does.
      if (to === null) return null;
      return from === null ? 'placed' : 'moved';
  }
}
