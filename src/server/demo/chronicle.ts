import type { Pool } from 'pg';
import type { Clinic } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { EntityKind } from '#domain/refusal';
import type { Instant } from '#domain/time/instant';
import type { AuditEntry } from '../db/record-changes.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { reloadTouched } from '../db/reload-touched.ts';
import { openTransaction, type OpenTransaction } from '../db/transaction.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

interface Touched {
  readonly entity: EntityKind;
  readonly id: string;
  readonly gone: boolean;
  readonly actor: Actor;
  readonly at: Instant;
}

interface Audited extends AuditEntry {
  readonly actor: Actor;
  readonly at: Instant;
}

/**
 * Months of work in one transaction: the same use-cases as every day, each by its own person at its
 * own moment. What a unit of work leaves behind is left once for all of them, so that an entity
 * that was changed twenty times goes out as it is in the end. Only the demo clinic may date back:
 * nothing that a request can reach leads here.
 */
export class Chronicle {
  readonly #transaction: OpenTransaction;
  readonly #clinicId: string;
  readonly #touched = new Map<string, Touched>();
  readonly #audits: Audited[] = [];
  #clinic: Promise<Clinic> | undefined;
  #latest: Instant = '';

  private constructor(transaction: OpenTransaction, clinicId: string) {
    this.#transaction = transaction;
    this.#clinicId = clinicId;
  }

  /** A power cut during the fill loses the fill, which then begins anew: so no commit is waited for. */
  static async open(pool: Pool, scope: Pick<Actor, 'clinicId' | 'personId'>): Promise<Chronicle> {
    const transaction = await openTransaction(
      pool,
      'write',
      scope,
      'set local synchronous_commit = off',
    );
    return new Chronicle(transaction, scope.clinicId);
  }

  /** A unit of work of this person at this moment. */
  at(actor: Actor, now: Instant, newId: () => string): UnitOfWork {
    if (now > this.#latest) this.#latest = now;
    const touch = (entity: EntityKind, id: string, gone: boolean): void => {
      if (entity === 'clinic') this.#clinic = undefined;
      const key = `${entity} ${id}`;
      // Whoever touched it last goes down as the one who changed it.
      if ((this.#touched.get(key)?.at ?? '') <= now)
        this.#touched.set(key, { entity, id, gone, actor, at: now });
    };
    return {
      db: this.#transaction.db,
      actor,
      now,
      newId,
      // Nobody else is there while it is filled.
      readClinicAnew: () => undefined,
      clinic: () => (this.#clinic ??= findTheClinic(this.#transaction.db)),
      touch: (entity, id) => {
        touch(entity, id, false);
      },
      gone: (entity, id) => {
        touch(entity, id, true);
      },
      audit: (event) => this.#audits.push({ ...event, actor, at: now }),
    };
  }

  /** Writes the record of all that was done, and commits. */
  async close(): Promise<void> {
    const { db } = this.#transaction;
    const clinic = (this.#clinic ??= findTheClinic(db));
    const touched = new Map([...this.#touched].sort(([, a], [, b]) => byMoment(a, b)));
    const entries = await reloadTouched({ db, now: this.#latest, clinic: () => clinic }, touched);
    const changes = [...touched.values()].map(({ actor, at }, index) => ({
      n: index + 1,
      by: actor.personId,
      byName: actor.name,
      at,
      ...entries[index],
    }));
    // Several acts were under way at a time: the record is kept in the order of their moments.
    const audits = this.#audits.sort(byMoment).map(({ actor, at, ...entry }, index) => ({
      n: index + 1,
      by: actor.personId,
      byName: actor.name,
      at,
      ...entry,
    }));
    await this.#transaction.commit({
      text: RECORD,
      values: [this.#clinicId, changes.length, JSON.stringify(changes), JSON.stringify(audits)],
    });
  }

  async abandon(): Promise<void> {
    await this.#transaction.rollback();
  }
}

const byMoment = (a: { readonly at: Instant }, b: { readonly at: Instant }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;

/** As `recordStatement` writes it, but each row with its own person and moment. */
const RECORD = `
with audited as (
  insert into audit_event (clinic_id, at, by_person, by_name, act, entity, entity_id, patient_id, reason, detail)
  select $1, a.at, a.by, a."byName", a.act, a.entity, a."entityId", a."patientId", a.reason, coalesce(a.detail, '{}')
  from jsonb_to_recordset($4::jsonb)
    as a(n int, at timestamptz, by uuid, "byName" text, act text, entity text, "entityId" uuid,
      "patientId" uuid, reason text, detail jsonb)
  order by a.n),
head as (
  update clinic_head set seq = seq + $2::int where clinic_id = $1 returning seq - $2::int as base)
insert into change (clinic_id, seq, entity, entity_id, version, by_person, by_name, at, body)
select $1, head.base + c.n, c.entity, c.id, c.version, c.by, c."byName", c.at, c.body
from head, jsonb_to_recordset($3::jsonb)
  as c(n int, at timestamptz, by uuid, "byName" text, entity text, id uuid, version int, body jsonb)`;
