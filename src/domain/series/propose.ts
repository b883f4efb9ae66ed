import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import type { ClinicBook } from '#domain/booking/clinic-book';
import { caseRefusals } from '#domain/booking/case-refusals';
import { bestOpening, slotAt, whyNotDay } from '#domain/series/day-offers';
import type {
  Alternative,
  BlockProposal,
  SeriesProposal,
  SeriesWish,
} from '#domain/series/proposal';
import {
  candidates,
  caseOfBlock,
  findPlaces,
  newSearch,
  placeOf,
  wishedDay,
  type Search,
} from '#domain/series/search';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import { legalWindow, seriesDayRefusals, type LegalWindow } from '#domain/series/windows';
import { addDays, daysBetween } from '#domain/time/clinic-date';

/** How many other days are offered for one block. */
const ALTERNATIVES = 3;
/** How far outside its window a block that fits nowhere is still looked for, in days. */
const BEYOND_DAYS = 28;

/**
 * Slots for the named blocks of the case's series: each passes `bookingRefusals` as a provisional
 * booking once those before it stand, so spacing, yearly cap, authorisation, the patient's wishes,
 * every leg and the time a drug's stop takes are all kept. It is whole if a whole one exists; else
 * it goes as far as possible, says why the next block has no day, and names the nearest days with
 * what would have to be overruled. `base` is the case without a block index; the same facts always
 * give the same proposal.
 */
export function proposeBlocks(
  base: BookingCase,
  indices: readonly number[],
  wish: SeriesWish,
  book: ClinicBook,
  asking: Asking,
): SeriesProposal {
  const search = newSearch({ ...base, status: 'provisional' }, indices, wish, book, asking);
  const places = findPlaces(search);
  const shown = indices.slice(0, places.length + 1);
  const blocks = shown.map((_, at) => blockProposal(search, at, places));
  return { blocks, complete: places.length === indices.length };
}

/** A whole new series of the case's `series` draft: blocks 1 to `plannedBlocks`. */
export function proposeSeries(
  base: BookingCase,
  wish: SeriesWish,
  book: ClinicBook,
  asking: Asking,
): SeriesProposal {
  const count = base.series?.plannedBlocks ?? 1;
  const indices = Array.from({ length: count }, (_, at) => at + 1);
  return proposeBlocks(base, indices, wish, book, asking);
}

/** The one block of a running series that has no place yet, the lowest first. */
export function proposeNextBlock(
  base: BookingCase,
  blockIndex: number,
  wish: SeriesWish,
  book: ClinicBook,
  asking: Asking,
): BlockProposal | undefined {
  return proposeBlocks(base, [blockIndex], wish, book, asking).blocks[0];
}

function blockProposal(search: Search, at: number, places: readonly Place[]): BlockProposal {
  const { wish, asking, book } = search;
  const before = places.slice(0, at);
  const bookingCase = caseOfBlock(search, at, before);
  const blockIndex = bookingCase.blockIndex ?? 1;
  const window = legalWindow(bookingCase, wish.within.from, wish.within.to);
  const wished = wishedDay(search, bookingCase);
  const place = places[at];
  const slot = place === undefined ? null : slotAt(place, bookingCase, book, asking);
  return {
    blockIndex,
    window,
    wished,
    slot,
    whyNot: slot?.date === wished ? [] : whyNot(search, bookingCase, window, wished, place),
    alternatives:
      place === undefined
        ? beyond(search, bookingCase, window)
        : otherDays(search, bookingCase, place),
  };
}

/** The best days besides the chosen one. */
function otherDays(search: Search, bookingCase: BookingCase, chosen: Place): Alternative[] {
  const { wish, book, asking } = search;
  const others: Alternative[] = [];
  for (const other of candidates(
    { ...search, wish: { ...wish, picked: {}, overruled: {} } },
    bookingCase,
  )) {
    if (others.length === ALTERNATIVES) break;
    if (other.date !== chosen.date)
      others.push({ ...slotAt(other, bookingCase, book, asking), refusals: [] });
  }
  return others;
}

/** Why not the wished day; and where no day was found at all, that there is none. */
function whyNot(
  search: Search,
  bookingCase: BookingCase,
  window: LegalWindow,
  wished: string,
  place: Place | undefined,
): (BookingRefusal | SeriesRefusal)[] {
  const { wish, asking, book } = search;
  const picked = wish.picked[window.blockIndex];
  if (place === undefined && picked !== undefined)
    return bookingRefusals(bookingCase, picked, book.day(picked.date), asking);
  if (picked !== undefined) return [];
  // The first block is as early as it can be: nobody wished for a day before it.
  if (place !== undefined && isFirst(bookingCase) && wish.preferredWeekdays.length === 0) return [];
  const never = caseRefusals(bookingCase, asking.today);
  if (never.length > 0) return never;
  const ofDay = whyNotDay(bookingCase, book.day(wished), asking, wish.preferredPhysicianId);
  if (place !== undefined) return ofDay;
  const { blockIndex, protocol } = window;
  return [{ code: 'no-legal-slot', blockIndex, ...(window.legal ?? protocol) }, ...ofDay];
}

const isFirst = ({ series, blocks }: BookingCase): boolean =>
  !blocks.some(({ seriesId }) => seriesId === series?.id);

/**
 * The nearest days with an opening that the window leaves out, each with what it would break;
 * those that break something nobody may overrule for a plan are not offered.
 */
function beyond(search: Search, bookingCase: BookingCase, window: LegalWindow): Alternative[] {
  const { offers, wish, asking, book } = search;
  const { from, to } = window.protocol;
  const middle = window.usual;
  const span = Math.max(0, daysBetween(from, to)) + BEYOND_DAYS;
  const found: Alternative[] = [];
  for (let off = 0; off <= span && found.length < ALTERNATIVES; off += 1)
    for (const date of off === 0 ? [middle] : [addDays(middle, off), addDays(middle, -off)]) {
      const refusals = seriesDayRefusals(bookingCase, date, asking.today);
      const best = bestOpening(offers.on(date), wish.preferredPhysicianId);
      if (best === undefined || refusals.some(isOutOfQuestion)) continue;
      found.push({ ...slotAt(placeOf(best), bookingCase, book, asking), refusals });
    }
  return found.slice(0, ALTERNATIVES);
}

/** Nobody may overrule it, or the blocks would not follow one another by day any more. */
function isOutOfQuestion(refusal: BookingRefusal): boolean {
  if (refusal.code === 'interval-too-short') return refusal.days <= 0;
  return refusal.code === 'in-the-past' || refusal.code === 'antithrombotic-too-late';
}
