import type { Transaction } from 'kysely';
import type { Gaps, OfferedCandidates } from '#contract/gaps';
import type { Holder } from '#domain/booking/occupancy';
import { askingAt, type Place } from '#domain/booking/booking-case';
import type { ClinicDate } from '#domain/time/clinic-date';
import { addDays } from '#domain/time/clinic-date';
import type { GapAsking } from '#domain/gaps/candidate';
import { asksForAnother, candidatesFor, isNear } from '#domain/gaps/candidates';
import { GAP_DAYS, gapAt, gapsIn, type Gap } from '#domain/gaps/gap';
import type { DayPlan } from '#domain/booking/clinic-book';
import type { Instant } from '#domain/time/instant';
import { readClinicBook } from '../db/read-clinic-book.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findAllProcedureTypes } from '../db/records/procedure-type.ts';
import type { Schema } from '../db/schema.ts';
import { findLaterBookings, findWaiting, type KnownCase } from './waiting-cases.ts';

type Db = Transaction<Schema>;

/** As many candidates as anybody calls for one gap, and as many whom one thing keeps away. */
const MOST_FITTING = 20;
const MOST_NEARLY = 10;
/** How many cases are read at a time, and how many of the waiting are looked at in all. */
const PAGE = 150;
const MOST_LOOKED_AT = 3000;
const MOST_LATER = 300;

/** The standing list: what is free in the next two weeks. */
export async function findGaps(
  db: Db,
  now: Instant,
  wanted: { readonly from?: ClinicDate | undefined; readonly to?: ClinicDate | undefined },
): Promise<Gaps> {
  const [clinic, types] = await Promise.all([findTheClinic(db), findAllProcedureTypes(db)]);
  const asking = askingAt(now, clinic.zone);
  const { today } = asking;
  const from = wanted.from === undefined || wanted.from < today ? today : wanted.from;
  const furthest = addDays(from, GAP_DAYS - 1);
  const to = wanted.to === undefined || wanted.to > furthest ? furthest : wanted.to;
  if (to < from) return { gaps: [] };
  const book = await readClinicBook(db, clinic, from, to);
  return { gaps: gapsIn(book, from, to, types, asking) };
}

/** Who can really come into what is free at this place, as the domain orders them. */
export async function findCandidates(
  db: Db,
  now: Instant,
  place: Place,
  holder: Holder | null,
): Promise<OfferedCandidates> {
  const [clinic, types] = await Promise.all([findTheClinic(db), findAllProcedureTypes(db)]);
  const asking = { ...askingAt(now, clinic.zone, holder), rules: clinic.rules };
  const book = await readClinicBook(db, clinic, place.date, place.date);
  const day = book.day(place.date);
  const gap = gapAt(place, day, types, asking);
  if (gap === null) return { gap, near: false, fitting: [], nearly: [], more: false };
  const { cases, more } = await casesFor(db, gap, day, asking);
  const { near, fitting, nearly } = candidatesFor(gap, cases.able, day, asking);
  const notReady = candidatesFor(gap, cases.notReady, day, asking).nearly;
  return {
    gap,
    near,
    fitting: fitting.slice(0, MOST_FITTING).map(({ waiting, place: at, bayId, reasons }) => ({
      ...whoOf(waiting, at),
      bayId,
      reasons,
    })),
    nearly: [...nearly, ...notReady]
      .slice(0, MOST_NEARLY)
      .map(({ waiting, place: at, reason }) => ({ ...whoOf(waiting, at), reason })),
    more,
  };
}

interface Cases {
  /** Who may be booked as they are. */
  readonly able: readonly KnownCase[];
  readonly notReady: readonly KnownCase[];
}

/**
 * Reads the waiting in the queue's order until nobody who comes later could be among the first:
 * whoever can come at short notice first where that counts, then page by page.
 */
async function casesFor(
  db: Db,
  gap: Gap,
  day: DayPlan,
  asking: GapAsking,
): Promise<{ readonly cases: Cases; readonly more: boolean }> {
  const later = await findLaterBookings(db, gap, MOST_LATER);
  const notReady = await findWaiting(db, gap, {
    lists: ['not-ready'],
    shortNotice: false,
    after: '',
    limit: PAGE,
  });
  const able = new Map(later.map((known) => [known.present?.id ?? known.rank, known]));
  /** Whether more wait than were looked at. */
  const look = async (
    list: 'ready-to-book' | 'in-series',
    shortNotice: boolean,
  ): Promise<boolean> => {
    let after: string | null = '';
    let first = 0;
    let lookedAt = 0;
    while (after !== null && first < MOST_FITTING && lookedAt < MOST_LOOKED_AT) {
      const page: Awaited<ReturnType<typeof findWaiting>> = await findWaiting(db, gap, {
        lists: [list],
        shortNotice,
        after,
        limit: PAGE,
      });
      for (const known of page.cases) able.set(known.rank, known);
      first += candidatesFor(gap, page.cases, day, asking).fitting.filter(
        ({ waiting }) => !asksForAnother(waiting, gap),
      ).length;
      lookedAt += page.cases.length;
      after = page.after;
    }
    return after !== null;
  };
  const moreInSeries = await look('in-series', false);
  if (isNear(gap.date, asking)) await look('ready-to-book', true);
  const moreReady = await look('ready-to-book', false);
  return {
    cases: { able: [...able.values()], notReady: notReady.cases },
    more: moreInSeries || moreReady || later.length === MOST_LATER,
  };
}

function whoOf(waiting: KnownCase, place: Place) {
  const { bookingCase, present, facts } = waiting;
  const { id, mrn, familyName, givenName, birthDate, sex, phone } = facts.patient;
  const { id: referralId, urgency, receivedAt } = facts.referral;
  return {
    referralId,
    booking: present && { id: present.id, version: present.version },
    patient: { id, mrn, familyName, givenName, birthDate, sex, phone },
    procedureTypeId: bookingCase.procedureTypeId,
    side: bookingCase.side,
    urgency,
    receivedAt,
    durationMinutes: bookingCase.durationMinutes,
    place,
  };
}
