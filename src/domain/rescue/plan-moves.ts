import type { Asking } from '#domain/booking/booking-case';
import type { ClinicBook } from '#domain/booking/clinic-book';
import { openingsOf, placesOf } from '#domain/booking/openings';
import type { Place } from '#domain/booking/booking-case';
import { costOf, daysFor, type AffectedCase, type Move } from '#domain/rescue/affected';
import { emptyDraft, type Draft } from '#domain/rescue/draft';
import type { ClinicDate } from '#domain/time/clinic-date';

export interface PlannedMoves {
  readonly moves: readonly Move[];
  /** The book with all of them. */
  readonly draft: Draft;
  readonly isBest: boolean;
}

/**
 * How often a place is tried before the best plan so far is taken. A day of fifteen bookings with
 * room beside it is planned in a few hundred; only where many want the same few places it is more.
 */
const MOST_TRIED = 3000;

interface Found {
  readonly moves: readonly Move[];
  readonly draft: Draft;
  readonly cost: number;
}

/**
 * The moves that leave fewest without a place, and of those the ones that put the patients out
 * least (`costOf`, summed). Exact while the tries last: fewest left out first, and for each choice of
 * those left out, branch and bound over the places of the others in the order in which they are
 * placed.
 */
export function planMoves(
  cases: readonly AffectedCase[],
  during: ClinicBook,
  asking: Asking,
): PlannedMoves {
  const budget = { left: MOST_TRIED };
  const free = emptyDraft(
    during,
    cases.filter(({ staysBecause }) => staysBecause.length === 0),
    asking,
  );
  // Whoever has no place though all the others had none either has none in any plan.
  const movable = cases.filter(
    (of) => of.staysBecause.length === 0 && firstPlace(of, free, asking) !== null,
  );
  for (let without = 0; without <= movable.length; without += 1) {
    let best: Found | null = null;
    for (const left of subsets(movable, without)) {
      const rest = movable.filter((of) => !left.includes(of));
      const start = emptyDraft(during, rest, asking);
      best = search(rest, start, asking, budget, best);
      if (budget.left <= 0) break;
    }
    if (best !== null) return { ...best, isBest: budget.left > 0 };
    if (budget.left <= 0) break;
  }
  return { ...oneByOne(movable, during, asking), isBest: false };
}

/** The cheapest way to place all of them that beats `best`, or `best`. */
function search(
  cases: readonly AffectedCase[],
  start: Draft,
  asking: Asking,
  budget: { left: number },
  best: Found | null,
): Found | null {
  const cheapest = cases.map((of) => {
    const place = firstPlace(of, start, asking);
    return place === null ? null : costOf(of, place);
  });
  if (cheapest.includes(null)) return best;
  // What those from the nth on will cost at least.
  const atLeast = cases.map((_, nth) =>
    cheapest.slice(nth).reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  );
  let found = best;
  const place = (nth: number, draft: Draft, moves: readonly Move[], cost: number): void => {
    const of = cases[nth];
    if (of === undefined) {
      found = { moves, draft, cost };
      return;
    }
    const rest = atLeast[nth + 1] ?? 0;
    for (const dates of daysFor(of, asking))
      for (const to of placesOn(dates, of, draft, asking)) {
        if (budget.left <= 0 && found !== null) return;
        budget.left -= 1;
        const soFar = cost + costOf(of, to);
        // Places come in order of what they cost: none after this one is better.
        if (found !== null && soFar + rest >= found.cost) return;
        const move = { of, place: to };
        place(nth + 1, draft.with(move), [...moves, move], soFar);
        if (budget.left <= 0) return;
      }
  };
  place(0, start, [], 0);
  return found;
}

/** Each in turn takes the nearest place that is left; whoever finds none stays, and all try again. */
function oneByOne(
  movable: readonly AffectedCase[],
  during: ClinicBook,
  asking: Asking,
): Pick<PlannedMoves, 'moves' | 'draft'> {
  let draft = emptyDraft(during, movable, asking);
  const moves: Move[] = [];
  for (const of of movable) {
    const place = firstPlace(of, draft, asking);
    if (place === null)
      return oneByOne(
        movable.filter((other) => other !== of),
        during,
        asking,
      );
    const move = { of, place };
    moves.push(move);
    draft = draft.with(move);
  }
  return { moves, draft };
}

function firstPlace(of: AffectedCase, draft: Draft, asking: Asking): Place | null {
  for (const dates of daysFor(of, asking)) {
    const [place] = placesOn(dates, of, draft, asking);
    if (place !== undefined) return place;
  }
  return null;
}

/** Every place of those days at which nothing is refused, the one nearest in time first. */
function placesOn(
  dates: readonly ClinicDate[],
  of: AffectedCase,
  draft: Draft,
  asking: Asking,
): Place[] {
  const bookingCase = draft.caseOf(of);
  return dates
    .flatMap((date) => openingsOf(bookingCase, draft.day(date), asking))
    .flatMap(placesOf)
    .sort((a, b) => costOf(of, a) - costOf(of, b));
}

function* subsets<T>(all: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= all.length - size; first += 1) {
    const one = all[first];
    if (one === undefined) continue;
    for (const others of subsets(all, size - 1, first + 1)) yield [one, ...others];
  }
}
