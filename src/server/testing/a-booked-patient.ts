import { randomUUID } from 'node:crypto';
import type { Side } from '#domain/referral/laterality';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { questionnaireItems } from '#domain/discharge/questionnaire-items';
import type { TestClinic } from './test-clinic.ts';

/** The day of `TEST_NOW`. */
export const TEST_DAY = '2026-09-14';

export interface BookedPatient {
  readonly bookingId: string;
  readonly patientId: string;
  readonly referralId: string;
  readonly procedureTypeId: string;
  readonly physicianId: string;
  readonly roomId: string;
  readonly bayId: string;
}

interface Over {
  readonly start?: number;
  readonly side?: Side;
  readonly orderedSide?: Side;
  readonly sedation?: boolean;
  readonly sex?: 'female' | 'male';
  readonly status?: 'booked' | 'provisional';
  /** Of another booked patient, to share what is theirs. */
  readonly like?: BookedPatient;
}

const LEG = `insert into occupancy (clinic_id, resource_id, date, minutes, booking_id, leg)
  values ($1, $2, $3, int4range($4, $5), $6, $7)`;

/**
 * A man booked on the test day at 09:00 for a lumbar sympathetic block of the left side: 30 minutes
 * in a room of his own, then 45 in a bay of his own, with all legs, straight into the tables.
 */
export async function aBookedPatient(clinic: TestClinic, over: Over = {}): Promise<BookedPatient> {
  const { clinicId } = clinic;
  const sql = (text: string, values: unknown[]) => clinic.sql(text, values);
  const { start = 540, side = 'left', orderedSide = side, sedation = false } = over;
  const resource = async (kind: string): Promise<string> => {
    const id = randomUUID();
    await sql(
      `insert into resource (clinic_id, resource_id, kind, name, short_name, active_from, staffed)
       values ($1, $2, $3, $4, $5, '2020-01-01', $6)`,
      [
        clinicId,
        id,
        kind,
        `${kind} ${id}`,
        kind,
        kind === 'bay' ? '{"1":{"start":480,"end":1080}}' : null,
      ],
    );
    return id;
  };
  const physicianId = over.like?.physicianId ?? (await resource('physician'));
  const roomId = over.like?.roomId ?? (await resource('room'));
  const bayId = over.like?.bayId ?? (await resource('bay'));
  const procedureTypeId = over.like?.procedureTypeId ?? (await aProcedureType(clinic));
  const patientId = await resource('patient');
  const referralId = randomUUID();
  const bookingId = randomUUID();
  await sql(
    `insert into patient (clinic_id, patient_id, mrn, family_name, given_name, birth_date, sex)
     values ($1, $2, $3, 'Okafor', 'Grace', '1974-03-02', $4)`,
    [clinicId, patientId, `GA-${patientId.slice(0, 8)}`, over.sex ?? 'male'],
  );
  await sql(
    `insert into referral (clinic_id, referral_id, patient_id, source_kind, sender, received_at,
       procedure_type_id, side, levels, urgency, decision, worklist)
     values ($1, $2, $3, 'entered', 'specs', '2026-09-01T08:00:00Z', $4, $5, '{L3}', 'routine',
       'accepted', 'booked')`,
    [clinicId, referralId, patientId, procedureTypeId, orderedSide],
  );
  await sql(
    `insert into booking (clinic_id, booking_id, patient_id, referral_id, procedure_type_id, side,
       levels, date, start_minute, duration_minutes, turnover_minutes, recovery_minutes,
       arrive_before_minutes, sedation, physician_id, room_id, bay_id, status)
     values ($1, $2, $3, $4, $5, $6, '{L3}', $7, $8, 30, 10, 45, 30, $9, $10, $11, $12, $13)`,
    [
      clinicId,
      bookingId,
      patientId,
      referralId,
      procedureTypeId,
      side,
      TEST_DAY,
      start,
      sedation,
      physicianId,
      roomId,
      bayId,
      over.status ?? 'booked',
    ],
  );
  const legs: [string, number, number, string][] = [
    [physicianId, start, start + 30, 'procedure'],
    [roomId, start, start + 40, 'room'],
    [bayId, start + 30, start + 75, 'recovery'],
    [patientId, start - 30, start + 75, 'presence'],
  ];
  for (const [resourceId, from, to, leg] of legs)
    await sql(LEG, [clinicId, resourceId, TEST_DAY, from, to, bookingId, leg]);
  return { bookingId, patientId, referralId, procedureTypeId, physicianId, roomId, bayId };
}

async function aProcedureType(clinic: TestClinic): Promise<string> {
  const id = randomUUID();
  await clinic.sql(
    `insert into procedure_type (clinic_id, procedure_type_id, name, short_name, duration_minutes,
       turnover_minutes, recovery_minutes, arrive_before_minutes, sedation, laterality_needed,
       bleeding_risk)
     values ($1, $2, 'Lumbar sympathetic block', 'LSB', 30, 10, 45, 30, false, true, 'intermediate')`,
    [clinic.clinicId, id],
  );
  return id;
}

/** The checklists a new clinic has; once a clinic. */
export async function withChecklistTemplates(clinic: TestClinic): Promise<void> {
  for (const { kind, title, items } of defaultChecklistTemplates())
    await clinic.sql(
      `insert into checklist_template (clinic_id, checklist_template_id, version, kind, title, items)
       values ($1, $2, 1, $3, $4, $5)`,
      [clinic.clinicId, randomUUID(), kind, title, JSON.stringify(questionnaireItems(items))],
    );
}

/** What a resource is taken for on the test day, as `leg 09:00–09:30` in minutes. */
export async function legsOn(clinic: TestClinic, bookingId: string): Promise<string[]> {
  const rows = await clinic.sql<{ leg: string; lower: number; upper: number }>(
    `select leg, lower(minutes) as lower, upper(minutes) as upper from occupancy
     where booking_id = $1 order by leg`,
    [bookingId],
  );
  return rows.map(({ leg, lower, upper }) => `${leg} ${lower}–${upper}`);
}
