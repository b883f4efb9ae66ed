import type { ClinicDate } from '#domain/time/clinic-date';

/** Why a series may not be planned, booked or decided so. Spacing and caps are booking refusals. */
export type SeriesRefusal =
  | { readonly code: 'series-ended' }
  | { readonly code: 'series-paused' }
  | {
      readonly code: 'no-legal-slot';
      readonly blockIndex: number;
      readonly from: ClinicDate;
      readonly to: ClinicDate;
    }
  | { readonly code: 'block-not-done'; readonly blockIndex: number }
  | { readonly code: 'response-missing'; readonly blockIndex: number }
  | { readonly code: 'referral-in-series' };
