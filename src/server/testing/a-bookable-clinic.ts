import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/people/person';
import type { Side } from '#domain/referral/laterality';
import { aTestClinic, type TestClinic } from './test-clinic.ts';

/** Wednesday after `TEST_NOW`, open from 08:00 to 18:00. */
export const BOOKING_DAY = '2026-09-16';

export interface BookableCase {
  readonly patientId: string;
  readonly referralId: string;
}

export interface BookableClinic {
  readonly clinic: TestClinic;
  readonly coordinator: Actor;
  readonly rooms: readonly string[];
  readonly physicians: readonly string[];
  readonly bays: readonly string[];
  readonly procedureTypeId: string;
  /** Room n with physician n, 08:00 to 17:00, on this day too. */
  addSessions(date: string): Promise<void>;
  /** An accepted referral of a new patient, or of one there is. */
  addCase(over?: { side?: Side; patientId?: string }): Promise<BookableCase>;
  addCases(count: number): Promise<BookableCase[]>;
  /** A running series on that referral: blocks 7 to 28 days apart. */
  addSeries(bookable: BookableCase, blocks?: number): Promise<string>;
  /** Where room n is at `start` of the booking day. */
  place(start: number, room?: number, date?: string): BookablePlace;
}

export interface BookablePlace {
  readonly date: string;
  readonly start: number;
  readonly roomId: string;
  readonly physicianId: string;
}

export interface ClinicSize {
  readonly rooms?: number;
  readonly bays?: number;
}

/** A clinic with sessions on `BOOKING_DAY` in every room, and blocks of 30 + 10 + 45 minutes. */
export async function aBookableClinic(size: ClinicSize = {}): Promise<BookableClinic> {
  const { rooms: roomCount = 2, bays: bayCount = roomCount } = size;
  const clinic = await aTestClinic();
  const { clinicId } = clinic;
  const resources = async (kind: 'room' | 'physician' | 'bay', count: number) => {
    const open = '{"start":480,"end":1080}';
    const staffed = `{"1":${open},"2":${open},"3":${open},"4":${open},"5":${open}}`;
    const ids: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      const id = randomUUID();
      await clinic.sql(
        `insert into resource (clinic_id, resource_id, kind, name, short_name, active_from, staffed)
         values ($1, $2, $3, $4, '', '2026-01-01', $5)`,
        [clinicId, id, kind, `${kind} ${number}`, kind === 'bay' ? staffed : null],
      );
      ids.push(id);
    }
    return ids;
  };
  const rooms = await resources('room', roomCount);
  const physicians = await resources('physician', roomCount);
  const bays = await resources('bay', bayCount);
  const procedureTypeId = randomUUID();
  await clinic.sql(
    `insert into procedure_type (clinic_id, procedure_type_id, name, short_name, duration_minutes,
       turnover_minutes, recovery_minutes, arrive_before_minutes, sedation, laterality_needed,
       bleeding_risk)
     values ($1, $2, 'Lumbar sympathetic block', 'LSB', 30, 10, 45, 30, false, true, 'intermediate')`,
    [clinicId, procedureTypeId],
  );

  const bookable: BookableClinic = {
    clinic,
    coordinator: await clinic.addActor(['coordinator'], { name: 'Maya Lindqvist' }),
    rooms,
    physicians,
    bays,
    procedureTypeId,
    async addSessions(date) {
      for (const [index, roomId] of rooms.entries())
        await clinic.sql(
          `insert into session (clinic_id, session_id, physician_id, room_id, date, minutes)
           values ($1, $2, $3, $4, $5, int4range(480, 1020))`,
          [clinicId, randomUUID(), physicians[index], roomId, date],
        );
    },
    async addCase({ side = 'left', patientId = randomUUID() } = {}) {
      const known = await clinic.sql(`select 1 from patient where patient_id = $1`, [patientId]);
      if (known.length === 0) {
        await clinic.sql(
          `insert into resource (clinic_id, resource_id, kind, name, active_from)
           values ($1, $2, 'patient', 'Okafor', '2026-01-01')`,
          [clinicId, patientId],
        );
        await clinic.sql(
          `insert into patient (clinic_id, patient_id, mrn, family_name, given_name, birth_date, sex)
           values ($1, $2, $3, 'Okafor', 'Grace', '1974-03-02', 'female')`,
          [clinicId, patientId, patientId],
        );
      }
      const referralId = randomUUID();
      await clinic.sql(
        `insert into referral (clinic_id, referral_id, patient_id, source_kind, sender, received_at,
           procedure_type_id, side, levels, urgency, decision, worklist)
         values ($1, $2, $3, 'entered', 'specs', '2026-09-01T08:00:00Z', $4, $5, '{L3}', 'routine',
           'accepted', 'ready-to-book')`,
        [clinicId, referralId, patientId, procedureTypeId, side],
      );
      return { patientId, referralId };
    },
    async addCases(count) {
      const cases: BookableCase[] = [];
      while (cases.length < count) cases.push(await bookable.addCase());
      return cases;
    },
    async addSeries({ patientId, referralId }, blocks = 3) {
      const seriesId = randomUUID();
      const protocol = {
        id: randomUUID(),
        version: 1,
        name: 'Lumbar sympathetic series',
        procedureTypeId,
        blocks,
        minimumDays: 7,
        usualDays: 14,
        maximumDays: 28,
        yearlyCap: 6,
        continueReliefPercent: 50,
        source: 'specs',
      };
      await clinic.sql(
        `insert into series (clinic_id, series_id, patient_id, referral_id, protocol, side,
           planned_blocks, state) values ($1, $2, $3, $4, $5, 'left', $6, 'planned')`,
        [clinicId, seriesId, patientId, referralId, JSON.stringify(protocol), blocks],
      );
      return seriesId;
    },
    place(start, room = 1, date = BOOKING_DAY) {
      const roomId = rooms[room - 1];
      const physicianId = physicians[room - 1];
      if (roomId === undefined || physicianId === undefined) throw new Error('No such room');
      return { date, start, roomId, physicianId };
    },
  };
  await bookable.addSessions(BOOKING_DAY);
  return bookable;
}

interface TakenLeg {
  booking_id: string;
  resource_id: string;
  date: string;
  leg: string;
  minutes: string;
}

/**
 * What must never be false about bookings, asked of the rows: nothing overlaps, every booking that
 * stands has exactly its legs, and a cancelled one has none. Returns what is wrong.
 */
export async function brokenPromises({ clinic }: BookableClinic): Promise<string[]> {
  const overlaps = await clinic.sql<TakenLeg>(
    `select a.* from occupancy a join occupancy b on a.clinic_id = b.clinic_id
       and a.resource_id = b.resource_id and a.date = b.date and a.minutes && b.minutes
       and a.ctid <> b.ctid`,
  );
  const wrongLegs = await clinic.sql<TakenLeg>(
    `with wanted as (
       select booking_id, physician_id as resource_id, date, 'procedure' as leg,
         int4range(start_minute, start_minute + duration_minutes) as minutes from booking
         where status <> 'cancelled'
       union all select booking_id, room_id, date, 'room',
         int4range(start_minute, start_minute + duration_minutes + turnover_minutes) from booking
         where status <> 'cancelled'
       union all select booking_id, bay_id, date, 'recovery', int4range(start_minute +
         duration_minutes, start_minute + duration_minutes + recovery_minutes) from booking
         where status <> 'cancelled' and recovery_minutes > 0
       union all select booking_id, patient_id, date, 'presence',
         int4range(greatest(0, start_minute - arrive_before_minutes), start_minute +
         duration_minutes + recovery_minutes) from booking where status <> 'cancelled'),
     found as (select booking_id, resource_id, date, leg, minutes from occupancy
       where booking_id is not null)
     (select * from wanted except all select * from found)
     union all (select * from found except all select * from wanted)`,
  );
  return [
    ...overlaps.map((leg) => `overlaps: ${JSON.stringify(leg)}`),
    ...wrongLegs.map((leg) => `missing or too many: ${JSON.stringify(leg)}`),
  ];
}
