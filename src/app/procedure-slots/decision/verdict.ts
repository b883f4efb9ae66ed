import type { Cell } from '#domain/booking/booking-case';
import type { Refusal } from '#domain/refusal';
import type { Spot } from '../hand/in-hand';

/** What the rules say of the case in hand at one spot. */
export interface Verdict {
  readonly cell: Cell;
  readonly refusals: readonly Refusal[];
  /** The same in words, hardest first. */
  readonly sentences: readonly string[];
  /** Who took it after the case was taken in hand, or holds it now. */
  readonly takenBy: string | null;
  /** Nothing but what may be overruled. */
  readonly isSoft: boolean;
}

/** Somebody chose a spot for what is in hand. */
export interface Choice {
  readonly spot: Spot;
  /** `swap`: with the booking that stands there. */
  readonly how: 'click' | 'key' | 'drop' | 'swap';
}

/** What is in hand, as the board draws it. */
export interface Ghost {
  readonly label: string;
  readonly durationMinutes: number;
  /** The booking that moves. */
  readonly bookingId: string | null;
  readonly isProvisional: boolean;
}
