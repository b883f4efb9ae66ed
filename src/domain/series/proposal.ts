import type { Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { Days, LegalWindow } from '#domain/series/windows';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import type { ClinicDate, Weekday } from '#domain/time/clinic-date';

/** A place with the bay it would use; `null` where none is needed. */
export interface ProposedSlot extends Place {
  readonly bayId: string | null;
}

/** Another day for the same block. */
export interface Alternative extends ProposedSlot {
  /** What somebody would have to overrule for it; empty means that it is legal as it is. */
  readonly refusals: readonly BookingRefusal[];
}

/** What is proposed for one block, and why nothing nearer to what was wished. */
export interface BlockProposal {
  readonly blockIndex: number;
  readonly window: LegalWindow;
  /** The day aimed at: the usual interval after the block before, on a preferred weekday. */
  readonly wished: ClinicDate;
  /** `null` when the block cannot be placed. */
  readonly slot: ProposedSlot | null;
  /** Why it is not the wished day, or not possible at all; empty on the wished day. */
  readonly whyNot: readonly (BookingRefusal | SeriesRefusal)[];
  /** The nearest other days, nearest first. */
  readonly alternatives: readonly Alternative[];
}

export interface SeriesProposal {
  readonly blocks: readonly BlockProposal[];
  /** Every block has a slot. */
  readonly complete: boolean;
}

/** What somebody wishes of the dates; none of it is a rule. */
export interface SeriesWish {
  /** Days between two blocks; the protocol's usual when absent. */
  readonly intervalDays: number | null;
  readonly preferredPhysicianId: string | null;
  /** Empty means any day. */
  readonly preferredWeekdays: readonly Weekday[];
  /** Days looked at: the first block not before `from`, none after `to`. */
  readonly within: Days;
  /** Places chosen by hand, by block index: kept, and the others are arranged around them. */
  readonly picked: Readonly<Partial<Record<number, Place>>>;
  /** What somebody lets pass for a picked place, by block index: codes of soft refusals. */
  readonly overruled: Readonly<Partial<Record<number, readonly string[]>>>;
}
