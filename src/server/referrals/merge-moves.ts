import { sql } from 'kysely';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Of a patient, on whichever referral: blocks still to come, and series that run. */
export async function patientsBusiness(
  tx: UnitOfWork,
  patientId: string,
): Promise<{ bookings: number; series: number }> {
  const ids = await tx.db
    .selectFrom('referral')
    .select('referral_id')
    .where('patient_id', '=', patientId)
    .execute();
  const { bookings, series } = await standing(
    tx,
    ids.map((row) => row.referral_id),
  );
  return { bookings: bookings.length, series: series.length };
}

/** The bookings of these referrals that stand and whose visit is not over, and the series that run. */
export async function standing(
  tx: UnitOfWork,
  referralIds: readonly string[],
): Promise<{ bookings: string[]; series: string[] }> {
  const ids = [...referralIds];
  const [bookings, series] = await Promise.all([
    sql<{ id: string }>`
      select b.booking_id as id from booking b
      left join visit v on v.clinic_id = b.clinic_id and v.booking_id = b.booking_id
      where b.referral_id = any(${ids}::uuid[]) and b.status <> 'cancelled'
        and coalesce(v.state, 'expected') not in
          ('home', 'no-show', 'cancelled-on-the-day', 'transferred', 'left-against-advice')
      order by 1`.execute(tx.db),
    sql<{ id: string }>`
      select series_id as id from series
      where referral_id = any(${ids}::uuid[]) and ended is null order by 1`.execute(tx.db),
  ]);
  return { bookings: bookings.rows.map(({ id }) => id), series: series.rows.map(({ id }) => id) };
}

/** All that was under one record goes under the other, which is the person's only one from now on. */
export async function movePatient(tx: UnitOfWork, from: string, to: string) {
  const moved = { patient_id: to };
  const next = { ...moved, version: sql<number>`version + 1` };
  const identifiers = await tx.db
    .updateTable('patient_identifier')
    .set(moved)
    .where('patient_id', '=', from)
    .returning(['sender', 'identifier'])
    .execute();
  const referrals = await tx.db
    .updateTable('referral')
    .set(next)
    .where('patient_id', '=', from)
    .returning('referral_id as id')
    .execute();
  const bookings = await tx.db
    .updateTable('booking')
    .set(next)
    .where('patient_id', '=', from)
    .returning('booking_id as id')
    .execute();
  const series = await tx.db
    .updateTable('series')
    .set(next)
    .where('patient_id', '=', from)
    .returning('series_id as id')
    .execute();
  await tx.db
    .updateTable('patient')
    .set({ merged_into: to, version: sql<number>`version + 1` })
    .where('patient_id', '=', from)
    .execute();
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  tx.touch('patient', to);
  tx.touch('patient', from);
  for (const { id } of referrals) tx.touch('referral', id);
  for (const { id } of bookings) tx.touch('booking', id);
  for (const { id } of series) tx.touch('series', id);
  tx.audit({
    act: 'merge-patient',
    entity: 'patient',
    entityId: from,
    patientId: to,
    detail: { into: to, referrals: ids(referrals) },
  });
  return {
    id: from,
    identifiers,
    referrals: ids(referrals),
    bookings: ids(bookings),
    series: ids(series),
  };
}

/** Back again, but only what came from there: what was added since belongs to the record that was kept. */
export async function moveBack(
  tx: UnitOfWork,
  kept: string,
  moved: Awaited<ReturnType<typeof movePatient>> | MovedPatient,
): Promise<void> {
  const back = { patient_id: moved.id };
  const next = { ...back, version: sql<number>`version + 1` };
  await tx.db
    .updateTable('patient')
    .set({ merged_into: null, version: sql<number>`version + 1` })
    .where('patient_id', '=', moved.id)
    .execute();
  for (const { sender, identifier } of moved.identifiers)
    await tx.db
      .updateTable('patient_identifier')
      .set(back)
      .where('sender', '=', sender)
      .where('identifier', '=', identifier)
      .execute();
  const { referrals, bookings, series } = moved;
  if (referrals.length > 0)
    await tx.db.updateTable('referral').set(next).where('referral_id', 'in', referrals).execute();
  if (bookings.length > 0)
    await tx.db.updateTable('booking').set(next).where('booking_id', 'in', bookings).execute();
  if (series.length > 0)
    await tx.db.updateTable('series').set(next).where('series_id', 'in', series).execute();
  tx.touch('patient', kept);
  tx.touch('patient', moved.id);
  for (const id of referrals) tx.touch('referral', id);
  for (const id of bookings) tx.touch('booking', id);
  for (const id of series) tx.touch('series', id);
  tx.audit({ act: 'undo-merge-patient', entity: 'patient', entityId: moved.id, patientId: kept });
}

interface MovedPatient {
  readonly id: string;
  readonly identifiers: readonly { readonly sender: string; readonly identifier: string }[];
  readonly referrals: readonly string[];
  readonly bookings: readonly string[];
  readonly series: readonly string[];
}

/** A merge changes which of them others are offered as look-alikes: those go out again as well. */
export async function touchLookAlikes(tx: UnitOfWork, ids: readonly string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('referral_likeness')
    .innerJoin('referral', 'referral.referral_id', 'referral_likeness.referral_id')
    .select('referral.referral_id as id')
    .where('referral_likeness.other_id', 'in', [...ids])
    .orderBy('referral.referral_id')
    .forNoKeyUpdate()
    .execute();
  for (const { id } of rows) if (!ids.includes(id)) tx.touch('referral', id);
}
