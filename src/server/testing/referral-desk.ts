import { randomUUID } from 'node:crypto';
import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import type { ImportOutcome } from '#domain/referral/incoming';
import type { TestClinic } from './test-clinic.ts';

export interface Answer {
  readonly outcomes: ImportOutcome[];
  readonly changes: EntityChange[];
}

/** Posts a file as it is; the answer must be 200 whatever it holds. */
export async function importing(
  clinic: TestClinic,
  actor: Actor,
  content: string | Buffer,
): Promise<Answer> {
  const answer = await clinic.inject(actor, {
    method: 'POST',
    url: '/api/referrals/import',
    payload: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(answer.statusCode).withContext(answer.body.slice(0, 500)).toBe(200);
  return answer.json<Answer>();
}

/** The clinic's one procedure: a lumbar sympathetic block. */
export async function aProcedureType(
  clinic: TestClinic,
  over: { name?: string; bleedingRisk?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await clinic.sql(
    `insert into procedure_type (clinic_id, procedure_type_id, name, short_name, duration_minutes,
       turnover_minutes, recovery_minutes, arrive_before_minutes, sedation, laterality_needed,
       bleeding_risk)
     values ($1, $2, $3, 'LSB', 30, 10, 45, 30, false, true, $4)`,
    [
      clinic.clinicId,
      id,
      over.name ?? 'Lumbar sympathetic block',
      over.bleedingRisk ?? 'intermediate',
    ],
  );
  return id;
}
