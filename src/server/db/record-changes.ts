import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import type { EntityKind } from '#domain/refusal';
import type { Instant } from '#domain/time/instant';
import type { Claim } from './idempotency.ts';

/** The channel on which a commit wakes every server's live feed; the payload is the clinic's id. */
export const CHANGE_CHANNEL = 'change';

export interface AuditEntry {
  /** What was done, as a verb of the clinic: `book`, `accept-referral`. */
  readonly act: string;
  readonly entity: EntityKind | 'sign-in';
  readonly entityId: string;
  readonly patientId?: string | null;
  readonly reason?: string | null;
  readonly detail?: object;
}

export interface ChangeEntry {
  readonly entity: EntityKind;
  readonly id: string;
  readonly version: number;
  readonly body: object | null;
}

interface Recorded {
  readonly actor: Actor;
  readonly now: Instant;
  readonly requestId: string | null;
}

const AUDIT = `audited as (
  insert into audit_event (clinic_id, at, by_person, by_name, act, entity, entity_id, patient_id, reason, request_id, detail)
  select $1, $2, $3, $4, a.act, a.entity, a."entityId", a."patientId", a.reason, $5, coalesce(a.detail, '{}')
  from jsonb_to_recordset($6::jsonb)
    as a(act text, entity text, "entityId" uuid, "patientId" uuid, reason text, detail jsonb))`;

const HEAD = `head as (
  update clinic_head set seq = seq + $7::int where clinic_id = $1 returning seq - $7::int as base)`;

const CHANGES = `changed as (
  insert into change (clinic_id, seq, entity, entity_id, version, by_person, by_name, at, body)
  select $1, head.base + c.n, c.entity, c.id, c.version, $3, $4, $2, c.body
  from head, jsonb_to_recordset($8::jsonb)
    as c(n int, entity text, id uuid, version int, body jsonb))`;

const ANSWER = `answered as (
  update idempotency_key set answer = $10::jsonb, first_seq = head.base + 1, last_seq = head.base + $7::int
  from head where clinic_id = $1 and person_id = $3 and key = $9)`;

/** Everything a write leaves behind, as one statement: the head's row lock is held for it alone. */
export function recordStatement(
  { actor, now, requestId }: Recorded,
  entries: readonly ChangeEntry[],
  audits: readonly AuditEntry[],
  claim: Claim | null,
  value: unknown,
): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [
    actor.clinicId,
    now,
    actor.personId,
    actor.name,
    requestId,
    JSON.stringify(audits),
    entries.length,
    JSON.stringify(entries.map((entry, index) => ({ n: index + 1, ...entry }))),
  ];
  if (claim) values.push(claim.key, JSON.stringify({ value: value ?? null }));
  return {
    name: claim ? 'record-write-once' : 'record-write',
    text:
      `with ${AUDIT}, ${HEAD}, ${CHANGES}${claim ? `, ${ANSWER}` : ''} ` +
      `select base, pg_notify('${CHANGE_CHANNEL}', $1::text) from head`,
    values,
  };
}

/** The same entries as the live feed carries them. */
export function asChanges(
  entries: readonly ChangeEntry[],
  base: number,
  { actor, now }: Pick<Recorded, 'actor' | 'now'>,
): EntityChange[] {
  return entries.map(
    ({ entity, id, version, body }, index) =>
      ({
        seq: base + index + 1,
        entity,
        id,
        version,
        byName: actor.name,
        at: now,
        body,
      }) as EntityChange,
  );
}
