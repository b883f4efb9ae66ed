import {
  caseOfReferral,
  type Asking,
  type BookingCase,
  type CaseFacts,
} from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { provisionalReasons } from '#domain/booking/booking-refusals';
import type { ClinicBook } from '#domain/booking/clinic-book';
import { horizonOf } from '#domain/series/horizon';
import { proposeSeries } from '#domain/series/propose';
import type { SeriesProposal } from '#domain/series/proposal';
import { seriesDraft } from '#domain/series/series-draft';
import type { Protocol } from '#domain/series/series';
import type { ClinicDate, Weekday } from '#domain/time/clinic-date';
import type { Pick } from './proposal-table';

/** What somebody wants of a series that is not yet there. */
export interface SeriesPlanWish {
  readonly protocol: Protocol;
  readonly plannedBlocks: number;
  readonly intervalDays: number;
  readonly preferredPhysicianId: string | null;
  readonly preferredWeekdays: readonly Weekday[];
  readonly from: ClinicDate;
  readonly picks: readonly Pick[];
}

export interface ProposedPlan {
  readonly proposal: SeriesProposal;
  /** Why the first block could be no more than provisional. */
  readonly firstUnconfirmed: readonly BookingRefusal[];
}

/** A whole series from a referral, with everything that is known of the clinic at this desk. */
export function proposePlan(
  facts: CaseFacts,
  wish: SeriesPlanWish,
  book: ClinicBook,
  asking: Asking,
): ProposedPlan {
  const { preferredPhysicianId, preferredWeekdays } = wish;
  const base = baseOf(facts, wish);
  const from = wish.from < asking.today ? asking.today : wish.from;
  const proposal = proposeSeries(
    base,
    {
      intervalDays: wish.intervalDays,
      preferredPhysicianId,
      preferredWeekdays,
      within: { from, to: horizonOf(book, from) },
      picked: Object.fromEntries(wish.picks.map(({ blockIndex, place }) => [blockIndex, place])),
      overruled: Object.fromEntries(
        wish.picks.map(({ blockIndex, overrules }) => [blockIndex, overrules]),
      ),
    },
    book,
    asking,
  );
  const first = proposal.blocks[0]?.slot;
  return {
    proposal,
    firstUnconfirmed: first ? provisionalReasons(base, book.day(first.date), asking) : [],
  };
}

function baseOf(facts: CaseFacts, wish: SeriesPlanWish): BookingCase {
  const { referral, patient } = facts;
  const series = seriesDraft({
    patientId: patient.id,
    referralId: referral.id,
    protocol: wish.protocol,
    side: referral.side,
    plannedBlocks: wish.plannedBlocks,
    preferredPhysicianId: wish.preferredPhysicianId,
    preferredWeekdays: wish.preferredWeekdays,
  });
  return { ...caseOfReferral({ ...facts, series }, 'provisional'), blockIndex: 1 };
}
