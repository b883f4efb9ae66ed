import type { IncomingPatient, SpacedIdentifier } from '#domain/referral/incoming';
import type { Patient } from '#domain/clinic/patient';
import { findPatients } from '../db/records/patient.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Every name under which the patient of a message may be known here. */
export function identifiersOf(patient: IncomingPatient): SpacedIdentifier[] {
  return [...patient.identifiers, ...(patient.inFile === null ? [] : [patient.inFile])];
}

/** The patient whom the sender's identifiers name; the first that is known decides. */
export async function findByIdentifiers(
  tx: Pick<UnitOfWork, 'db'>,
  identifiers: readonly SpacedIdentifier[],
): Promise<Patient | null> {
  for (const { space, value } of identifiers) {
    const known = await tx.db
      .selectFrom('patient_identifier')
      .select('patient_id')
      .where('sender', '=', space)
      .where('identifier', '=', value)
      .executeTakeFirst();
    const [patient] = known === undefined ? [] : await findPatients(tx.db, [known.patient_id]);
    if (patient !== undefined) return patient;
  }
  return null;
}

/**
 * Is this likely somebody else, for all that the identifier says? Another birth date, or another
 * family name together with another given name. One of the two changes with marriage or spelling.
 */
export function differsFrom(known: Patient, incoming: IncomingPatient): string | null {
  if (both(known.birthDate, incoming.birthDate) && known.birthDate !== incoming.birthDate)
    return `born ${known.birthDate ?? ''} here, ${incoming.birthDate ?? ''} in the message`;
  const family = both(known.familyName, incoming.familyName);
  const given = both(known.givenName, incoming.givenName);
  return family &&
    given &&
    plain(known.familyName) !== plain(incoming.familyName) &&
    firstWord(known.givenName) !== firstWord(incoming.givenName)
    ? 'another family name and another given name'
    : null;
}

/**
 * The same, of every record that became this one: whoever sent the patient with a mistyped birth
 * date goes on sending it, also once two records were merged and the right one was kept.
 */
export async function differsFromAll(
  tx: UnitOfWork,
  known: Patient,
  incoming: IncomingPatient,
): Promise<string | null> {
  const difference = differsFrom(known, incoming);
  if (difference === null) return null;
  const givenUp = await tx.db
    .selectFrom('patient')
    .select('patient_id')
    .where('merged_into', '=', known.id)
    .execute();
  const records = await findPatients(
    tx.db,
    givenUp.map((row) => row.patient_id),
  );
  return records.some((record) => differsFrom(record, incoming) === null) ? null : difference;
}

const both = (a: string | null, b: string | null): boolean =>
  a !== null && a !== '' && b !== null && b !== '';

const plain = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const firstWord = (name: string): string => plain(name).split(/[\s.-]/)[0] ?? '';

export async function insertIdentifiers(
  tx: UnitOfWork,
  patientId: string,
  identifiers: readonly SpacedIdentifier[],
): Promise<void> {
  if (identifiers.length === 0) return;
  await tx.db
    .insertInto('patient_identifier')
    .values(
      identifiers.map(({ space, value }) => ({
        clinic_id: tx.actor.clinicId,
        sender: space,
        identifier: value,
        patient_id: patientId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
