import type { Booking } from '#domain/booking/booking';
import type { ProcedureType, Resource } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import { projectDay, type Projection } from '#domain/daily-list/delay';
import { risksOf, type Risk } from '#domain/daily-list/risks';
import type { Checklist } from '#domain/discharge/checklist';
import type { ReadinessItem } from '#domain/readiness/readiness';
import type { Referral } from '#domain/referral/referral';
import { knownNrsBefore } from '#domain/series/outcome';
import { latestNrs, peakRelief } from '#domain/series/response';
import type { BlockResponse, Series } from '#domain/series/series';
import { ageOn, type ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import { since, stateOf, visitOf, type Visit, type VisitState } from '#domain/visit/visit';

/** How the last block worked, in the shortest form that still tells. */
export interface LastResponse {
  readonly blockIndex: number;
  readonly nrsBefore: number | null;
  readonly nrsAfter: number | null;
  readonly reliefPercent: number | null;
  readonly hoursOfRelief: number | null;
}

/** One patient of a physician's day, with everything to be known at a glance. */
export interface DailyRow {
  readonly booking: Booking;
  readonly patient: Patient;
  /** In completed years that day. */
  readonly age: number | null;
  readonly procedure: string;
  /** Which block of how many; `null` for a single one. */
  readonly block: { readonly index: number; readonly of: number } | null;
  readonly lastResponse: LastResponse | null;
  readonly risks: readonly Risk[];
  /** What is still not in hand. */
  readonly open: readonly ReadinessItem[];
  readonly state: VisitState;
  readonly since: Instant | null;
  readonly room: string;
  readonly bay: string | null;
  /** `null` when the block takes no time any more. */
  readonly projection: Projection | null;
  /** The procedure record of this block waits for its signature. */
  readonly toSign: boolean;
  readonly seriesId: string | null;
  readonly referralId: string;
}

type ById<T> = Readonly<Partial<Record<string, T>>>;

/** What a clinic's day looks like to the list; lookups by id, visits and series as they are known. */
export interface DailyFacts {
  readonly bookings: readonly Booking[];
  readonly patients: ById<Patient>;
  readonly referrals: ById<Referral>;
  readonly procedureTypes: ById<ProcedureType>;
  readonly resources: ById<Resource>;
  readonly visits: ById<Visit>;
  readonly checklists: readonly Checklist[];
  readonly series: ById<Series>;
  readonly zone: string;
}

/** Who stands on this physician's list that day, in order of time; cancelled bookings do not. */
export function dailyList(
  facts: DailyFacts,
  physicianId: string,
  date: ClinicDate,
  now: Instant,
): DailyRow[] {
  const ofDay = facts.bookings.filter(
    (booking) => booking.date === date && booking.status !== 'cancelled',
  );
  const cases = ofDay.map((booking) => ({ booking, visit: visitTo(booking, facts) }));
  const projections = new Map(
    projectDay(cases, date, now, facts.zone).map((each) => [each.bookingId, each]),
  );
  return ofDay
    .filter((booking) => booking.physicianId === physicianId)
    .sort((a, b) => a.start - b.start)
    .flatMap((booking) => rowOf(booking, facts, projections.get(booking.id) ?? null));
}

const visitTo = (booking: Booking, facts: DailyFacts): Visit =>
  facts.visits[booking.id] ?? visitOf(booking.id);

function rowOf(booking: Booking, facts: DailyFacts, projection: Projection | null): DailyRow[] {
  const patient = facts.patients[booking.patientId];
  if (patient === undefined) return [];
  const referral = facts.referrals[booking.referralId];
  const visit = visitTo(booking, facts);
  const { date } = booking;
  const checklists = facts.checklists.filter(({ bookingId }) => bookingId === booking.id);
  return [
    {
      booking,
      patient,
      age: patient.birthDate === null ? null : ageOn(patient.birthDate, date),
      procedure: facts.procedureTypes[booking.procedureTypeId]?.shortName ?? '',
      block: blockOf(booking, facts),
      lastResponse: lastResponseBefore(booking, facts),
      risks: risksOf({ date, patient, referral, checklists }),
      open: (referral?.readiness ?? []).filter(({ done }) => done === null),
      state: stateOf(visit),
      since: since(visit),
      room: facts.resources[booking.roomId]?.shortName ?? '',
      bay: booking.bayId === null ? null : (facts.resources[booking.bayId]?.shortName ?? null),
      projection,
      toSign: visit.records.length > 0 && visit.records.at(-1)?.signed === null,
      seriesId: booking.seriesId,
      referralId: booking.referralId,
    },
  ];
}

function blockOf({ seriesId, blockIndex }: Booking, facts: DailyFacts): DailyRow['block'] {
  const series = seriesId === null ? undefined : facts.series[seriesId];
  if (series === undefined || blockIndex === null) return null;
  return { index: blockIndex, of: Math.max(series.plannedBlocks, blockIndex) };
}

/**
 * The response to the nearest block before this one: of its own series, else of the patient's
 * latest other series. A block of which nothing was recorded is looked through.
 */
export function lastResponseBefore(
  booking: Pick<Booking, 'patientId' | 'seriesId' | 'blockIndex'>,
  facts: Pick<DailyFacts, 'series' | 'visits'>,
): LastResponse | null {
  const ofPatient = Object.values(facts.series).filter(
    (series) => series?.patientId === booking.patientId,
  );
  const own = ofPatient.find((series) => series?.id === booking.seriesId);
  const before = (own?.responses ?? []).filter(
    ({ blockIndex }) => blockIndex < (booking.blockIndex ?? 1),
  );
  const others = ofPatient
    .filter((series) => series !== own)
    .flatMap((series) => series?.responses ?? []);
  const told = latestTold(before, byBlock) ?? latestTold(others, byTime);
  if (told === undefined) return null;
  return {
    blockIndex: told.blockIndex,
    nrsBefore: knownNrsBefore(told, facts.visits[told.bookingId]),
    nrsAfter: latestNrs(told),
    reliefPercent: peakRelief(told),
    hoursOfRelief: told.hoursOfRelief,
  };
}

type Order = (a: BlockResponse, b: BlockResponse) => number;

const byBlock: Order = (a, b) => a.blockIndex - b.blockIndex;
const byTime: Order = (a, b) => (recordedAt(a) < recordedAt(b) ? -1 : 1);
const recordedAt = ({ measures }: BlockResponse): string => measures.at(-1)?.at ?? '';

function latestTold(responses: readonly BlockResponse[], order: Order): BlockResponse | undefined {
  return responses
    .filter(({ measures, hoursOfRelief }) => measures.length > 0 || hoursOfRelief !== null)
    .sort(order)
    .at(-1);
}

/** When the physician will be through, in minutes of the day; `null` on an empty list. */
export function projectedEnd(rows: readonly DailyRow[]): number | null {
  const ends = rows.flatMap(({ projection }) => projection?.end ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The patient whom the physician sees next: in the room, else the first who has not been in it. */
export function nextRow(rows: readonly DailyRow[]): DailyRow | undefined {
  return (
    rows.find(({ state }) => state === 'in-room') ??
    rows.find(({ state }) => state === 'expected' || state === 'arrived' || state === 'prepared')
  );
}
