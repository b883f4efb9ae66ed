import { chooseBay } from '#domain/booking/bays';
import { clinicBook, type DayPlan } from '#domain/booking/clinic-book';
import { legsOf } from '#domain/booking/legs';
import type { Occupancy } from '#domain/booking/occupancy';
import type { Bay, Clinic, Physician, ProcedureType, Room } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { overlaps, type Minute, type MinuteRange } from '#domain/time/minutes';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { PlacedBlock, PlannedBlock, PlannedReferral } from './plan-types.ts';
import { rotaOf, type RotaSession } from './rota.ts';

/** The clinic's rooms and people as they were set up, in the order of `staff.ts`. */
export interface DemoHouse {
  readonly clinic: Pick<Clinic, 'openingHours'>;
  readonly rooms: readonly Room[];
  readonly physicians: readonly Physician[];
  readonly bays: readonly Bay[];
  readonly plain: ProcedureType;
  readonly sedated: ProcedureType;
}

/**
 * Gives every planned block its physician, room and start, in the order in which the coordinators
 * book them: with the same rule for bays as theirs, so that each finds what it is promised here.
 */
export function placeBlocks(
  referrals: readonly PlannedReferral[],
  house: DemoHouse,
  calendar: DemoCalendar,
  chance: Chance,
): Map<string, PlacedBlock> {
  const days = new Map<ClinicDate, DemoDay>();
  const dayOf = (date: ClinicDate): DemoDay => {
    const known = days.get(date) ?? new DemoDay(date, house, rotaOf(date, calendar.fullFrom));
    days.set(date, known);
    return known;
  };
  const placed = new Map<string, PlacedBlock>();
  const steps = referrals
    .flatMap((referral) =>
      referral.blocks.flatMap((block) => [
        { at: block.bookedAt, referral, block, cancels: false },
        ...(block.mishap?.kind === 'cancelled'
          ? [{ at: block.mishap.at, referral, block, cancels: true }]
          : []),
      ]),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { referral, block, cancels } of steps) {
    const day = dayOf(block.date);
    if (cancels) day.free(block.key);
    else placed.set(block.key, day.place(referral, block, chance.of(block.key)));
  }
  return placed;
}

/** A block of half an hour and its turnover: the rhythm of a room. */
const SLOT = 40;

class DemoDay {
  readonly #house: DemoHouse;
  readonly #rota: readonly RotaSession[];
  readonly #byResource = new Map<string, Occupancy[]>();
  readonly #plan: DayPlan;

  constructor(date: ClinicDate, house: DemoHouse, rota: readonly RotaSession[]) {
    this.#house = house;
    this.#rota = rota;
    const empty = clinicBook({
      clinic: house.clinic,
      resources: house.bays,
      sessions: [],
      closures: [],
      bookings: [],
      occupancies: [],
    }).day(date);
    this.#plan = { ...empty, occupancy: this.#byResource };
  }

  place(referral: PlannedReferral, block: PlannedBlock, chance: Chance): PlacedBlock {
    const type = referral.sedated ? this.#house.sedated : this.#house.plain;
    for (const session of this.#sessionsFor(referral, chance)) {
      const first = this.#startFrom(session.minutes.start, session, type);
      if (first === null) continue;
      // Some prefer a later hour, which leaves gaps that others fill.
      const later = first + chance.pick([0, 0, 0, 1, 2, 3]) * SLOT;
      const start = this.#startFrom(later, session, type) ?? first;
      const { physician, room } = session;
      this.#take(referral, block, type, session, start);
      return { block, start, physician, room, sedated: referral.sedated };
    }
    throw new Error(`No place is left on ${block.date} for ${block.key}.`);
  }

  free(bookingId: string): void {
    for (const occupancies of this.#byResource.values())
      for (const occupancy of occupancies.filter((each) => each.bookingId === bookingId))
        occupancies.splice(occupancies.indexOf(occupancy), 1);
  }

  /** The asked physician's sessions first, then those with most room left. */
  #sessionsFor(referral: PlannedReferral, chance: Chance): RotaSession[] {
    const fill = (session: RotaSession): number =>
      this.#minutesTaken(session) + (session.physician === referral.physician ? -200 : 0);
    return chance.shuffled(this.#rota).sort((a, b) => fill(a) - fill(b));
  }

  #minutesTaken({ room, minutes }: RotaSession): number {
    return this.#takenBy(this.#house.rooms[room]?.id)
      .filter((range) => overlaps(range, minutes))
      .reduce((sum, { start, end }) => sum + end - start, 0);
  }

  #takenBy(resourceId: string | undefined): MinuteRange[] {
    return (this.#byResource.get(resourceId ?? '') ?? []).map(({ minutes }) => minutes);
  }

  #startFrom(earliest: Minute, session: RotaSession, type: ProcedureType): Minute | null {
    const { rooms, physicians } = this.#house;
    const room = this.#takenBy(rooms[session.room]?.id);
    const physician = this.#takenBy(physicians[session.physician]?.id);
    const last = session.minutes.end - type.durationMinutes - type.turnoverMinutes;
    for (let start = earliest; start <= last; start += 5) {
      const end = start + type.durationMinutes;
      const needed = { start, end: end + type.turnoverMinutes };
      if (room.some((range) => overlaps(range, needed))) continue;
      if (physician.some((range) => overlaps(range, { start, end }))) continue;
      if (this.#bayAt(end, type) !== null) return start;
    }
    return null;
  }

  #bayAt(start: Minute, { recoveryMinutes }: ProcedureType): string | null {
    const recovery = { start, end: start + recoveryMinutes };
    return chooseBay(this.#plan, recovery, { now: '', holder: null, bookingIds: [] });
  }

  #take(
    referral: PlannedReferral,
    { key, date }: PlannedBlock,
    type: ProcedureType,
    session: RotaSession,
    start: Minute,
  ): void {
    const { rooms, physicians } = this.#house;
    const legs = legsOf({
      ...type,
      patientId: referral.key,
      physicianId: physicians[session.physician]?.id ?? '',
      roomId: rooms[session.room]?.id ?? '',
      bayId: this.#bayAt(start + type.durationMinutes, type),
      date,
      start,
    });
    for (const leg of legs) {
      const taken = this.#byResource.get(leg.resourceId) ?? [];
      taken.push({ ...leg, bookingId: key, hold: null });
      taken.sort((a, b) => a.minutes.start - b.minutes.start);
      this.#byResource.set(leg.resourceId, taken);
    }
  }
}
