import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { ResponseTime } from '#domain/series/series';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Why a series may not be planned, booked or decided so. Spacing and caps are booking refusals. */
export type SeriesRefusal =
  | { readonly code: 'series-ended' }
  | { readonly code: 'series-paused' }
  | { readonly code: 'series-not-paused' }
  | {
      readonly code: 'no-legal-slot';
      readonly blockIndex: number;
      readonly from: ClinicDate;
      readonly to: ClinicDate;
    }
  | { readonly code: 'block-not-done'; readonly blockIndex: number }
  /** A decision to go on needs the measures that are due before it. */
  | {
      readonly code: 'response-missing';
      readonly blockIndex: number;
      readonly due: readonly ResponseTime[];
    }
  /** Recorded now it would say something else than its name: a 4-week answer in the first week. */
  | { readonly code: 'measure-too-early'; readonly due: ResponseTime; readonly from: ClinicDate }
  /** After the last planned block there is nothing to continue with: extend, stop or escalate. */
  | { readonly code: 'planned-blocks-done'; readonly blocks: number }
  | { readonly code: 'too-many-blocks'; readonly most: number }
  | { readonly code: 'referral-in-series' }
  /** The plan must name blocks 1, 2, 3 … once each, without a gap. */
  | { readonly code: 'blocks-not-in-order' }
  /** The whole series is refused because this block may not stand where it was put. */
  | {
      readonly code: 'block-not-placed';
      readonly blockIndex: number;
      readonly because: readonly BookingRefusal[];
    }
  | { readonly code: 'protocol-of-another-procedure' };
