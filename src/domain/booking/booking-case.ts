import type { Booking, BookingStatus, Told } from '#domain/booking/booking';
import type { Holder } from '#domain/booking/occupancy';
import type { BleedingRisk, ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import type { Referral } from '#domain/referral/referral';
import type { Side } from '#domain/referral/laterality';
import type { Series } from '#domain/series/series';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicTimeOf, type Instant } from '#domain/time/instant';
import type { Minute } from '#domain/time/minutes';
import { isLost, visitStateForBlock } from '#domain/visit/next-steps';
import type { Visit, VisitState } from '#domain/visit/visit';

/** A block of the same patient that spacing, caps and authorisation count: it stands, or was done. */
export type CountedBlock = Pick<
  Booking,
  'id' | 'referralId' | 'procedureTypeId' | 'seriesId' | 'blockIndex' | 'side' | 'date'
> & {
  /** The patient still has to come, or is here. */
  readonly ahead: boolean;
};

/** One patient's block that looks for a place, or for a new one. */
export interface BookingCase {
  /** The booking that moves; `null` for a new one. */
  readonly bookingId: string | null;
  /** What it would be: a provisional booking may stand where a confirmed one may not. */
  readonly status: Exclude<BookingStatus, 'cancelled'>;
  readonly patient: Pick<Patient, 'id' | 'unavailable'>;
  readonly referral: Referral;
  readonly series: Series | null;
  readonly blockIndex: number | null;
  readonly procedureTypeId: string;
  readonly lateralityNeeded: boolean;
  /** Where it is low, nobody has to decide about antithrombotics first. */
  readonly bleedingRisk: BleedingRisk;
  readonly side: Side | null;
  readonly durationMinutes: number;
  readonly turnoverMinutes: number;
  readonly recoveryMinutes: number;
  readonly arriveBeforeMinutes: number;
  readonly sedation: boolean;
  /** The bay it has now, which it keeps if it can. */
  readonly bayId: string | null;
  /** What the patient was last told about this block; `null` for a new one. */
  readonly told: Told | null;
  /** The patient's blocks other than this one, of every referral. */
  readonly blocks: readonly CountedBlock[];
}

/** A cell of the board: a room seen by rooms, a physician seen by physicians, or both. */
export interface Cell {
  readonly date: ClinicDate;
  readonly start: Minute;
  readonly physicianId: string | null;
  readonly roomId: string | null;
}

/** Where and when a block can stand. */
export interface Place extends Cell {
  readonly physicianId: string;
  readonly roomId: string;
}

/** Who asks, and when: the clinic's calendar and clock, and the tab that decides. */
export interface Asking {
  readonly now: Instant;
  readonly zone: string;
  readonly today: ClinicDate;
  /** Whole minutes of `today`. */
  readonly minute: number;
  readonly holder: Holder | null;
}

export function askingAt(now: Instant, zone: string, holder: Holder | null = null): Asking {
  const { date, minute } = clinicTimeOf(now, zone);
  return { now, zone, today: date, minute, holder };
}

const ENDED: readonly VisitState[] = ['home', 'aborted', 'transferred', 'left-against-advice'];

/** Where each booking's visit stands as `stateForBlock` says; without a visit it is expected. */
export function visitStatesIn(
  visits: Readonly<Partial<Record<string, Visit>>>,
): (bookingId: string) => VisitState {
  return (bookingId) => {
    const visit = visits[bookingId];
    return visit === undefined ? 'expected' : visitStateForBlock(visit);
  };
}

/** The patient's blocks as `BookingCase` counts them, each by its `stateForBlock`. */
export function countedBlocks(
  patientId: string,
  bookings: readonly Booking[],
  visitStateOf: (bookingId: string) => VisitState,
): CountedBlock[] {
  return bookings.flatMap((booking): CountedBlock[] => {
    if (booking.patientId !== patientId || booking.status === 'cancelled') return [];
    const state = visitStateOf(booking.id);
    return isLost(state) ? [] : [{ ...booking, ahead: !ENDED.includes(state) }];
  });
}

/** What a referral brings to be booked. */
export interface CaseFacts {
  readonly patient: Patient;
  readonly referral: Referral;
  readonly procedureType: ProcedureType;
  /** The running series of the referral, if any. */
  readonly series: Series | null;
  readonly blocks: readonly CountedBlock[];
}

/**
 * The referral's next block: in a series the lowest one that is not booked, on the side the series
 * or the referral orders, for as long as the procedure type takes.
 */
export function caseOfReferral(
  facts: CaseFacts,
  status: BookingCase['status'] = 'booked',
): BookingCase {
  const { patient, referral, procedureType, series, blocks } = facts;
  return {
    bookingId: null,
    status,
    patient,
    referral,
    series,
    blockIndex: series === null ? null : nextBlockOf(series, blocks),
    procedureTypeId: procedureType.id,
    lateralityNeeded: procedureType.lateralityNeeded,
    bleedingRisk: procedureType.bleedingRisk,
    side: series?.side ?? referral.side,
    durationMinutes: procedureType.durationMinutes,
    turnoverMinutes: procedureType.turnoverMinutes,
    recoveryMinutes: procedureType.recoveryMinutes,
    arriveBeforeMinutes: procedureType.arriveBeforeMinutes,
    sedation: procedureType.sedation,
    bayId: null,
    told: null,
    blocks,
  };
}

/** The first block of the series that nobody has booked, from 1. */
export function nextBlockOf(series: Series, blocks: readonly CountedBlock[]): number {
  const booked = new Set(
    blocks.filter((block) => block.seriesId === series.id).map((block) => block.blockIndex),
  );
  let index = 1;
  while (booked.has(index)) index += 1;
  return index;
}

/** A booking that looks for another place; its minutes stay those it was booked with. */
export function caseOfBooking(
  booking: Booking,
  facts: CaseFacts,
  status: BookingCase['status'] = booking.status === 'provisional' ? 'provisional' : 'booked',
): BookingCase {
  return {
    bookingId: booking.id,
    status,
    patient: facts.patient,
    referral: facts.referral,
    series: facts.series,
    blockIndex: booking.blockIndex,
    procedureTypeId: booking.procedureTypeId,
    lateralityNeeded: facts.procedureType.lateralityNeeded,
    bleedingRisk: facts.procedureType.bleedingRisk,
    side: booking.side,
    durationMinutes: booking.durationMinutes,
    turnoverMinutes: booking.turnoverMinutes,
    recoveryMinutes: booking.recoveryMinutes,
    arriveBeforeMinutes: booking.arriveBeforeMinutes,
    sedation: booking.sedation,
    bayId: booking.bayId,
    told: booking.told,
    blocks: facts.blocks.filter((block) => block.id !== booking.id),
  };
}
