import type { Asking, BookingCase, CountedBlock, Place } from '#domain/booking/booking-case';
import type { ClinicBook } from '#domain/booking/clinic-book';
import type { Opening } from '#domain/booking/openings';
import { bestOpening, dayOffers, startOf, type DayOffers } from '#domain/series/day-offers';
import type { SeriesWish } from '#domain/series/proposal';
import { protocolDays, seriesDayRefusals, usualDay } from '#domain/series/windows';
import {
  addDays,
  daysBetween,
  daysFrom,
  weekdayOf,
  type ClinicDate,
} from '#domain/time/clinic-date';

/** Days of delay that another physician, or another weekday, is worth; our weighing, not a rule. */
const OTHER_PHYSICIAN = 5;
const OTHER_WEEKDAY = 3;

/** One search for the places of some blocks of one series. */
export interface Search {
  /** The case without a block index; its `blocks` are those that stand already. */
  readonly base: BookingCase;
  /** The blocks to place, ascending. */
  readonly indices: readonly number[];
  readonly wish: SeriesWish;
  readonly book: ClinicBook;
  readonly asking: Asking;
  readonly offers: DayOffers;
}

export function newSearch(
  base: BookingCase,
  indices: readonly number[],
  wish: SeriesWish,
  book: ClinicBook,
  asking: Asking,
): Search {
  return { base, indices, wish, book, asking, offers: dayOffers(base, book, asking) };
}

/** The case of one block, with the blocks placed before it standing. */
export function caseOfBlock(
  { base, indices }: Pick<Search, 'base' | 'indices'>,
  at: number,
  placed: readonly Place[],
): BookingCase {
  return {
    ...base,
    blockIndex: indices[at] ?? null,
    blocks: [...base.blocks, ...placed.map((place, nth) => counted(base, indices[nth], place))],
  };
}

function counted(base: BookingCase, index: number | undefined, place: Place): CountedBlock {
  return {
    id: `block-${index ?? 0}`,
    referralId: base.referral.id,
    procedureTypeId: base.procedureTypeId,
    seriesId: base.series?.id ?? null,
    blockIndex: index ?? null,
    side: base.side,
    date: place.date,
    ahead: true,
  };
}

/**
 * The day aimed at: the wished interval after the block before, or the first day wished, moved to
 * the nearest preferred weekday (the later one of two as near).
 */
export function wishedDay(search: Search, bookingCase: BookingCase): ClinicDate {
  const { wish } = search;
  const index = bookingCase.blockIndex ?? 1;
  const usual = usualDay(bookingCase, index, wish.intervalDays);
  const aim = usual ?? wish.within.from;
  const nearest = [0, 1, -1, 2, -2, 3, -3, 4, 5, 6].filter(
    (off) => usual !== undefined || off >= 0,
  );
  const days = nearest.map((off) => addDays(aim, off));
  return days.find((day) => isPreferred(wish, day)) ?? aim;
}

const isPreferred = ({ preferredWeekdays }: SeriesWish, date: ClinicDate): boolean =>
  preferredWeekdays.length === 0 || preferredWeekdays.includes(weekdayOf(date));

interface Candidate {
  readonly place: Place;
  readonly cost: number;
}

/**
 * The days on which the block may be and the clinic has something for it, the best first. Made one
 * by one, from the wished day outwards: a day costs at least its distance, so that nothing further
 * away has to be looked at before what costs less is tried.
 */
export function* candidates(
  search: Search,
  bookingCase: BookingCase,
): Generator<Place, void, undefined> {
  const picked = search.wish.picked[bookingCase.blockIndex ?? 1];
  const { from, to } = picked === undefined ? lookedAt(search, bookingCase) : only(picked.date);
  const wished = wishedDay(search, bookingCase);
  let waiting: Candidate[] = [];
  const upTo = (cost: number): Place[] => {
    const ready = waiting.filter((candidate) => candidate.cost < cost).sort(byCost);
    waiting = waiting.filter((candidate) => candidate.cost >= cost);
    return ready.map(({ place }) => place);
  };
  for (const { date, distance } of byDistance(daysFrom(from, to), wished)) {
    yield* upTo(distance);
    const candidate = candidateOn(search, bookingCase, date, distance);
    if (candidate !== null) waiting.push(candidate);
  }
  yield* upTo(Infinity);
}

const byCost = (a: Candidate, b: Candidate): number =>
  a.cost - b.cost || (a.place.date < b.place.date ? -1 : 1);

function byDistance(dates: readonly ClinicDate[], wished: ClinicDate) {
  const [first = wished] = dates;
  const offset = daysBetween(wished, first);
  return dates
    .map((date, nth) => ({ date, distance: Math.abs(offset + nth) }))
    .sort((a, b) => a.distance - b.distance);
}

function candidateOn(
  { wish, offers, asking }: Search,
  bookingCase: BookingCase,
  date: ClinicDate,
  distance: number,
): Candidate | null {
  const index = bookingCase.blockIndex ?? 1;
  const picked = wish.picked[index];
  const passed = (picked && wish.overruled[index]) ?? [];
  const refusals = seriesDayRefusals(bookingCase, date, asking.today);
  if (refusals.some(({ code }) => !passed.includes(code))) return null;
  const openings = offers.on(date).filter((opening) => allows(opening, picked));
  const best = bestOpening(openings, wish.preferredPhysicianId);
  if (best === undefined) return null;
  const place = picked ?? placeOf(best);
  return { place, cost: distance + penaltyOf(place, wish) };
}

const only = (date: ClinicDate) => ({ from: date, to: date });

function lookedAt({ wish, asking }: Search, bookingCase: BookingCase) {
  const { within } = wish;
  const days = protocolDays(bookingCase, bookingCase.blockIndex ?? 1, within.from, within.to);
  const first = [days.from, within.from, asking.today].sort().at(-1) ?? days.from;
  return { from: first, to: days.to < within.to ? days.to : within.to };
}

function allows(opening: Opening, picked: Place | undefined): boolean {
  return (
    picked === undefined ||
    (opening.physicianId === picked.physicianId &&
      opening.roomId === picked.roomId &&
      opening.starts.some(({ start, end }) => start <= picked.start && picked.start < end))
  );
}

export function placeOf(opening: Opening): Place {
  const { date, physicianId, roomId } = opening;
  return { date, start: startOf(opening), physicianId, roomId };
}

/** What a place is worse by than the same distance with everything that was wished. */
function penaltyOf(place: Place, wish: SeriesWish): number {
  const { preferredPhysicianId } = wish;
  const other = preferredPhysicianId !== null && place.physicianId !== preferredPhysicianId;
  return (other ? OTHER_PHYSICIAN : 0) + (isPreferred(wish, place.date) ? 0 : OTHER_WEEKDAY);
}

/**
 * Places for all blocks, the best first choice that leads to a whole series; where there is none,
 * the longest beginning of one. Complete: it answers with a beginning only if no choice of days
 * makes a whole. Dead ends are remembered by what the rest depends on: the last day, and all days
 * once the yearly cap could bind.
 */
export function findPlaces(search: Search): Place[] {
  const dead = new Set<string>();
  const reach = reachOf(search);
  let longest: Place[] = [];

  const place = (placed: Place[]): Place[] | null => {
    if (placed.length > longest.length) longest = placed;
    if (placed.length === search.indices.length) return placed;
    const key = keyOf(search, placed);
    if (dead.has(key)) return null;
    for (const next of candidates(search, caseOfBlock(search, placed.length, placed))) {
      const tried = [...placed, next];
      const found = reach(tried) ? place(tried) : null;
      if (found !== null) return found;
      // A beginning that cannot be finished still tells how far a series could come.
      if (tried.length > longest.length) longest = tried;
    }
    dead.add(key);
    return null;
  };
  return place([]) ?? longest;
}

function keyOf(search: Search, placed: readonly Place[]): string {
  const days = capCouldBind(search) ? placed : placed.slice(-1);
  return [placed.length, ...days.map(({ date }) => date)].join(' ');
}

function capCouldBind({ base, indices }: Search): boolean {
  return (
    base.series !== null && base.blocks.length + indices.length > base.series.protocol.yearlyCap
  );
}

/**
 * A cheap look ahead: can the blocks still to place end before the last day with an opening, given
 * the minimum spacing and the yearly cap? Never says no to a series that is possible.
 */
function reachOf(search: Search): (placed: readonly Place[]) => boolean {
  const { base, indices, wish, offers } = search;
  const { protocol } = base.series ?? {};
  if (protocol === undefined) return () => true;
  const last = daysFrom(wish.within.from, wish.within.to).findLast(
    (date) => offers.on(date).length > 0,
  );
  const earlier = base.blocks
    .filter((block) => block.date < wish.within.from)
    .filter((block) => block.procedureTypeId === base.procedureTypeId)
    .map((block) => block.date);
  return (placed) => {
    if (last === undefined) return false;
    const known = [...earlier, ...placed.map(({ date }) => date)].sort();
    const left = indices.length - placed.length;
    const previous = placed.at(-1)?.date;
    return Array.from({ length: left }, (_, nth) => nth + 1).every((nth) => {
      const latest = addDays(last, -(left - nth) * protocol.minimumDays);
      const capped = known[known.length + nth - 1 - protocol.yearlyCap];
      return (
        (previous === undefined || addDays(previous, nth * protocol.minimumDays) <= latest) &&
        (capped === undefined || addDays(capped, 365) <= latest)
      );
    });
  };
}
