import type { Patient } from '#domain/clinic/patient';
import type {
  ImportOutcome,
  IncomingReferral,
  ReadOutcome,
  RefusedMessage,
} from '#domain/referral/incoming';
import { missingFacts } from '#domain/referral/missing-facts';
import { recogniseProcedure } from '#domain/referral/recognise-procedure';
import { TRIAGED_FACTS, type Referral, type TriageStep } from '#domain/referral/referral';
import { sentMore } from '#domain/referral/sent-more';
import { planTriage } from '#domain/referral/triage';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';
import { jsonOrNull } from '../db/columns.ts';
import { findPatients, lockPatient } from '../db/records/patient.ts';
import { findAllProcedureTypes } from '../db/records/procedure-type.ts';
import { findReferrals, lockReferral } from '../db/records/referral.ts';
import { done, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bringReadinessUpToDate } from './bring-readiness-up-to-date.ts';
import { changePatient } from './change-patient.ts';
import { receivedAt } from './enter-referral.ts';
import { faultSentence } from './fault-sentence.ts';
import { fillInPatient, fillInReferral } from './fill-in.ts';
import {
  differsFromAll,
  findByIdentifiers,
  identifiersOf,
  insertIdentifiers,
} from './find-patient.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { insertPatient, NOBODY_YET } from './insert-patient.ts';
import {
  findEvents,
  insertEvent,
  isWithdrawal,
  keepOriginal,
  lockIdentifiers,
  type KnownEvent,
  type Original,
} from './keep-original.ts';
import { plausible } from './plausible.ts';
import { referralColumns } from './referral-columns.ts';
import { takeLetters } from './take-letters.ts';
import { changed, stampOf, withItsPatient } from './referral-write.ts';
import { insertStep } from './triage-referral.ts';

type Requested = Extract<ReadOutcome, { kind: 'referral' }>;

/** A message that asks for a referral, or changes one: a new one, an addition, or nothing new. */
export async function takeReferral(
  tx: UnitOfWork,
  { referral }: Requested,
  original: Original,
): Promise<Outcome<ImportOutcome>> {
  const { zone } = await tx.clinic();
  const incoming = plausible(referral, clinicDateOf(tx.now, zone));
  await lockIdentifiers(tx, [incoming.key, ...identifiersOf(incoming.patient)]);
  const events = await findEvents(tx, incoming.key);
  const known = events.at(-1);
  if (known === undefined) return createReferral(tx, incoming, original, null);
  const repeated = events.find(({ fingerprint }) => fingerprint === incoming.fingerprint);
  return repeated !== undefined && !(await isAskedAgain(tx, events, original))
    ? unchanged(await asKnown(tx, repeated.referralId, incoming, []))
    : updateReferral(tx, known.referralId, incoming, original);
}

/** In the same words, but in a message of its own and after it was taken back: that is a request. */
async function isAskedAgain(
  tx: UnitOfWork,
  events: readonly KnownEvent[],
  original: Original,
): Promise<boolean> {
  if (!events.some(isWithdrawal)) return false;
  const [present] = await findReferrals(
    tx.db,
    events.slice(-1).map(({ referralId }) => referralId),
  );
  if (present?.decision !== 'withdrawn') return false;
  const messageId = await keepOriginal(tx, original);
  return !events.some((event) => event.messageId === messageId);
}

/** `after`: the completed referral about which the sender says more. */
async function createReferral(
  tx: UnitOfWork,
  incoming: IncomingReferral,
  original: Original,
  after: Referral | null,
): Promise<Outcome<ImportOutcome>> {
  const person = await patientFor(tx, incoming, after?.patientId ?? null);
  if (typeof person !== 'string') return unchanged(person);
  const { order, key, fingerprint } = incoming;
  const procedureType = recogniseProcedure(order, await findAllProcedureTypes(tx.db));
  const messageId = await keepOriginal(tx, original);
  const { zone } = await tx.clinic();
  const referralId = tx.newId();
  const { referrer, diagnosis, side, urgency, baselineNrs, history } = incoming;
  await tx.db
    .insertInto('referral')
    .values({
      ...referralColumns({ referrer, diagnosis, side, urgency, baselineNrs, history }),
      clinic_id: tx.actor.clinicId,
      referral_id: referralId,
      patient_id: person,
      source_kind: original.kind,
      sender: incoming.sender,
      sender_identifier: incoming.identifier,
      message_id: messageId,
      // What came for the completed one has been waited for; this waits from now.
      received_at: after
        ? tx.now
        : receivedAt(incoming.receivedOn, clinicDateOf(tx.now, zone), tx.now, zone),
      requested: order.text === '' ? null : order.text,
      procedure_type_id: procedureType?.id ?? null,
      levels: [...incoming.levels],
      authorisation: jsonOrNull(incoming.authorisation),
      decision: 'received',
    })
    .execute();
  const event = { referralId, messageId, fingerprint };
  await insertEvent(tx, key, after === null ? 'request' : 'update', event);
  const reason = after && sentAfter(clinicDateOf(after.receivedAt, zone));
  if (reason !== null) await insertStep(tx, referralId, receivedStep(tx, reason));
  await bringReadinessUpToDate(tx, referralId);
  tx.touch('referral', referralId);
  await flagDuplicates(tx, referralId);
  tx.audit({
    act: 'import-referral',
    entity: 'referral',
    entityId: referralId,
    patientId: person,
    reason,
    detail: after === null ? {} : { after: after.id },
  });
  const [patient] = await findPatients(tx.db, [person]);
  if (patient === undefined) throw new Error('A referral without its patient');
  const facts = { ...incoming, procedureTypeId: procedureType?.id ?? null };
  const missing = missingFacts(facts, patient, procedureType);
  const [stored] = await findReferrals(tx.db, [referralId]);
  const { place } = incoming;
  const duplicates = stored?.duplicates ?? [];
  const letters = await takeLetters(tx, referralId, incoming.letters);
  return done({ kind: 'created', referralId, place, missing, differs: [], duplicates, ...letters });
}

/** The patient's id, known or new; or why the message's patient cannot be the one we know. */
async function patientFor(
  tx: UnitOfWork,
  incoming: IncomingReferral,
  itsPatient: string | null,
): Promise<string | ImportOutcome> {
  const identifiers = identifiersOf(incoming.patient);
  const found = itsPatient ?? (await findByIdentifiers(tx, identifiers))?.id ?? null;
  if (found === null) {
    const id = await insertPatient(tx, { ...NOBODY_YET, ...incoming.patient });
    await insertIdentifiers(tx, id, identifiers);
    return id;
  }
  const known = await lockedPatient(tx, found);
  const difference = await differsFromAll(tx, known, incoming.patient);
  if (difference !== null) return patientDiffers(incoming, difference);
  await insertIdentifiers(tx, known.id, identifiers);
  const { facts } = fillInPatient(known, incoming.patient);
  if (Object.keys(facts).length > 0) await changePatient(tx, known.id, facts);
  return known.id;
}

/**
 * The patient as they stand once nobody else is writing: what a message adds is added to what is
 * there then, so that neither loses an allergy or a drug of the other's.
 */
async function lockedPatient(tx: UnitOfWork, id: string): Promise<Patient> {
  const patient = await lockPatient(tx.db, id);
  if (patient === undefined) throw new Error('A message without its patient');
  return patient;
}

/** The sender says more, or something else, of a referral that we have. */
async function updateReferral(
  tx: UnitOfWork,
  referralId: string,
  incoming: IncomingReferral,
  original: Original,
): Promise<Outcome<ImportOutcome>> {
  const referral = await lockReferral(tx.db, referralId);
  if (referral === undefined) throw new Error('A message without its referral');
  const becomes = sentMore(referral);
  if (becomes === 'another') return createReferral(tx, incoming, original, referral);
  const patient = await lockedPatient(tx, referral.patientId);
  const difference = await differsFromAll(tx, patient, incoming.patient);
  if (difference !== null) return unchanged(patientDiffers(incoming, difference));
  if (becomes === 'withdrawn-but-booked') return unchanged(withdrawnButBooked(incoming));
  const messageId = await keepOriginal(tx, original);
  const { key, fingerprint } = incoming;
  await insertEvent(tx, key, 'update', { referralId, messageId, fingerprint });
  await insertIdentifiers(tx, patient.id, identifiersOf(incoming.patient));
  const ofPatient = fillInPatient(patient, incoming.patient);
  const ofReferral = fillInReferral(referral, incoming);
  const { facts, differs: ofOrder } = besideTheOrder(referral, ofReferral);
  const reason = becomes === 'add' ? null : becomes.anew;
  if (reason !== null) await insertStep(tx, referralId, receivedStep(tx, reason));
  await changed(tx, referral, {
    act: 'import-update',
    reason,
    set: {
      ...referralColumns(facts),
      ...(reason !== null && { decision: 'received' as const }),
    },
    detail: { filledIn: Object.keys(facts), differs: ofOrder },
  });
  if (Object.keys(ofPatient.facts).length > 0) await changePatient(tx, patient.id, ofPatient.facts);
  await flagDuplicates(tx, referralId);
  const differs = [...ofPatient.differs, ...ofOrder];
  const letters = await takeLetters(tx, referralId, incoming.letters);
  const known = await asKnown(tx, referralId, incoming, differs);
  return done({ ...known, kind: 'updated', ...letters });
}

/** What was accepted or booked stays what was ordered, whatever a later message adds to it. */
function besideTheOrder(
  { decision, bookingsStanding, seriesId }: Referral,
  { facts, differs }: ReturnType<typeof fillInReferral>,
): ReturnType<typeof fillInReferral> {
  if (decision !== 'accepted' && bookingsStanding === 0 && seriesId === null)
    return { facts, differs };
  const isOrder = (name: string): boolean => TRIAGED_FACTS.some((fact) => fact === name);
  const entries = Object.entries(facts);
  return {
    facts: Object.fromEntries(entries.filter(([name]) => !isOrder(name))),
    differs: [...differs, ...entries.map(([name]) => name).filter(isOrder)],
  };
}

const sentAfter = (receivedOn: ClinicDate): string =>
  `The sender sent more about the referral of ${receivedOn} after it was completed.`;

/** Back among the new ones, for triage to look at anew. */
function receivedStep(tx: UnitOfWork, reason: string): TriageStep {
  const command = { decision: 'received', reason } as const;
  return planTriage(command, stampOf(tx), [tx.newId(), '']).step;
}

type Known = Extract<ImportOutcome, { kind: 'created' | 'updated' | 'already-known' }>;

async function asKnown(
  tx: UnitOfWork,
  referralId: string,
  { place }: IncomingReferral,
  differs: readonly string[],
): Promise<Known> {
  const [referral] = await findReferrals(tx.db, [referralId]);
  if (referral === undefined) throw new Error('A message without its referral');
  const { patient, procedureType } = await withItsPatient(tx, referral);
  const missing = missingFacts(referral, patient, procedureType);
  const { duplicates } = referral;
  return { kind: 'already-known', referralId, place, missing, differs, duplicates };
}

const patientDiffers = ({ place }: IncomingReferral, difference: string): ImportOutcome =>
  refusedAs({ fault: 'patient-differs', place, found: difference });

const withdrawnButBooked = ({ place }: IncomingReferral): ImportOutcome =>
  refusedAs({ fault: 'withdrawn-but-booked', place, found: null });

const refusedAs = (fault: RefusedMessage): ImportOutcome => ({
  kind: 'refused',
  ...fault,
  problem: faultSentence(fault),
});
