import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { Refusal } from '#domain/refusal';
import { bookingSentence } from './booking-sentences';
import { commonSentence } from './common-sentences';
import type { Names } from './names';

export type PlaceRefusal = BookingRefusal | Extract<Refusal, { code: 'not-permitted' }>;

/**
 * Why something may not stand at a place, in the order of the rules. Apart from
 * `refusal-sentences`, so that the board does not wait for every other sentence of the clinic.
 */
export function placeSentences(refusals: readonly PlaceRefusal[], names: Names): string[] {
  return refusals.map((refusal) =>
    refusal.code === 'not-permitted'
      ? commonSentence(refusal, names)
      : bookingSentence(refusal, names),
  );
}
