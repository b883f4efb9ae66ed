import { randomUUID } from 'node:crypto';
import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import type { ImportOutcome } from '#domain/referral/incoming';
import type { Patient } from '#domain/clinic/patient';
import type { Referral } from '#domain/referral/referral';
import { addDays } from '#domain/time/clinic-date';
import type { Refusal } from '#domain/refusal';
import { aTestClinic, type TestClinic } from './test-clinic.ts';

export interface Imported {
  readonly outcomes: ImportOutcome[];
  readonly changes: EntityChange[];
}

/** Posts a file as it is; the answer must be 200 whatever it holds. */
export async function importing(
  clinic: TestClinic,
  actor: Actor,
  content: string | Buffer,
): Promise<Imported> {
  const answer = await clinic.inject(actor, {
    method: 'POST',
    url: '/api/referrals/import',
    payload: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(answer.statusCode).withContext(answer.body.slice(0, 500)).toBe(200);
  return answer.json<Imported>();
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

/** What a write about a referral answered; the referral and patient that it changed first. */
export interface Written {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  readonly faults: readonly { place: string }[];
  readonly changes: readonly EntityChange[];
  readonly referral: Referral;
  readonly patient: Patient;
}

export const codes = (answer: Written) => answer.refusals.map(({ code }) => code);

/** A clinic with a procedure and somebody of each role, who write about referrals. */
export async function aReferralDesk() {
  const clinic = await aTestClinic();
  const coordinator = await clinic.addActor(['coordinator'], { name: 'Maya Lindqvist' });
  const physician = await clinic.addActor(['physician'], { name: 'Dr Ines Okonjo' });
  const nurse = await clinic.addActor(['nurse'], { name: 'Sam Osei' });
  const procedureTypeId = await aProcedureType(clinic);

  async function ask(
    actor: Actor,
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    payload: object,
  ): Promise<Written> {
    const answer = await clinic.inject(actor, { method, url: `/api/referrals${path}`, payload });
    const body = answer.json<Partial<Written>>();
    const of = (entity: string) =>
      body.changes?.find((change) => change.entity === entity)?.body as never;
    return {
      status: answer.statusCode,
      refusals: body.refusals ?? [],
      faults: body.faults ?? [],
      changes: body.changes ?? [],
      referral: of('referral'),
      patient: of('patient'),
    };
  }

  /** Nobody is taken for anybody else: each has a birth date and a number of their own. */
  let people = 0;
  async function entered(over: { referral?: object; patient?: object } = {}): Promise<Written> {
    const nth = people++;
    const answer = await ask(coordinator, 'POST', '', {
      patient: {
        familyName: 'Okafor',
        givenName: 'Grace',
        birthDate: addDays('1974-03-02', nth * 41),
        sex: 'female',
        phone: `01632 ${960101 + nth * 13}`,
        ...over.patient,
      },
      referral: {
        referrer: 'Dr Tom Hale',
        diagnosis: { code: 'g90522', text: 'CRPS I of the left leg' },
        ...over.referral,
      },
    });
    expect(answer.status).withContext(JSON.stringify(answer)).toBe(201);
    return answer;
  }

  const accepting = (referral: Referral, over: object = {}) => ({
    version: referral.version,
    urgency: 'urgent',
    procedureTypeId,
    side: 'left',
    ...over,
  });

  async function accepted(over: Parameters<typeof entered>[0] = {}): Promise<Referral> {
    const { referral } = await entered(over);
    const answer = await ask(physician, 'POST', `/${referral.id}/accept`, accepting(referral));
    expect(answer.status).withContext(JSON.stringify(answer.refusals)).toBe(200);
    return answer.referral;
  }

  const kept = async (id: string) =>
    (
      await clinic.sql<{ worklist: string; due_on: string | null }>(
        'select worklist, due_on from referral where referral_id = $1',
        [id],
      )
    )[0];

  return { clinic, coordinator, physician, nurse, ask, entered, accepting, accepted, kept };
}

export type ReferralDesk = Awaited<ReturnType<typeof aReferralDesk>>;
