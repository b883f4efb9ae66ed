import type { Place } from '#domain/booking/booking-case';
import type { AskedOverrule } from '#domain/booking/hardness';
import type { Side } from '#domain/referral/laterality';
import type { Level } from '#domain/referral/referral';

/** A block to be booked; what is left out comes from the referral and its running series. */
export interface NewBooking {
  readonly referralId: string;
  readonly place: Place;
  readonly status: 'provisional' | 'booked';
  readonly blockIndex?: number | undefined;
  readonly side?: Side | null | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly durationMinutes?: number | undefined;
  readonly overrules: readonly AskedOverrule[];
}

/** A booking to be moved. */
export interface MovedBooking {
  readonly bookingId: string;
  /** What the mover saw; `null` where it does not matter, as for a hold. */
  readonly version: number | null;
  readonly place: Place;
  readonly durationMinutes?: number | undefined;
  readonly overrules: readonly AskedOverrule[];
}

/** A cancelled booking that is to stand again where it stood. */
export interface RevivedBooking extends MovedBooking {
  readonly again: true;
}

export type Placement = NewBooking | MovedBooking | RevivedBooking;
