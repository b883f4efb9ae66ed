import { addDays } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf, type Instant } from '#domain/time/instant';
import { completeReferral } from '../referrals/complete-referral.ts';
import { enterReferral } from '../referrals/enter-referral.ts';
import { importReferrals } from '../referrals/import-referrals.ts';
import { takeInCsv } from '../referrals/take-in-csv.ts';
import type { ImportOutcome } from '#domain/referral/incoming';
import type { Deps } from '../db/deps.ts';
import { done, type Outcome } from '../db/outcome.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { readCsv } from '../interop/read-csv.ts';
import { readReferralMessage } from '../interop/read-referral-message.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { csvReferral } from './csv-sheet.ts';
import { idOf, versionOf, type DemoWorld } from './demo-world.ts';
import { findingsFor } from './findings.ts';
import { fhirReferral } from './fhir-message.ts';
import type { Happening } from './happening.ts';
import { hl7Referral, hl7Withdrawal } from './hl7-message.ts';
import type { Omitted } from './omissions.ts';
import type { PlannedReferral } from './plan-types.ts';
import type { StaffKey } from './staff.ts';

/** Comes in as a message of the sender's system, or is typed from a letter. */
export function referralArrives(referral: PlannedReferral, desk: StaffKey): Happening {
  const { key, picture, receivedAt: at } = referral;
  return {
    at,
    by: desk,
    inTurn: true,
    what: `arrival of ${key} as ${picture.by}`,
    does: (tx, world) =>
      picture.by === 'entered' ? entered(tx, world, referral) : imported(tx, world, referral),
  };
}

async function imported(
  tx: UnitOfWork,
  world: DemoWorld,
  referral: PlannedReferral,
): Promise<Outcome<unknown>> {
  const { key, picture, authorisation, omitted } = referral;
  const at = tx.now;
  const sending = { number: numberOf(key), control: `${numberOf(key)}-1`, at, omitted };
  const [first] =
    picture.by === 'csv'
      ? await takeInSheet(tx, csvReferral(picture, sending))
      : await takeIn(
          tx,
          picture.by === 'fhir'
            ? fhirReferral(picture, sending)
            : hl7Referral(picture, { ...sending, authorisation }),
        );
  if (first?.kind !== 'created')
    throw new Error(`${key} was not taken in: ${JSON.stringify(first)}`);
  world.referrals.set(key, first.referralId);
  return done(null);
}

/** As the route takes in a file, within the transaction that is open. */
async function takeIn(tx: UnitOfWork, content: string): Promise<readonly ImportOutcome[]> {
  const bytes = new TextEncoder().encode(content);
  const { outcomes } = await importReferrals(within(tx), tx.actor, readReferralMessage, bytes);
  return outcomes;
}

/** The same for a spreadsheet that was looked over. */
async function takeInSheet(tx: UnitOfWork, content: string): Promise<readonly ImportOutcome[]> {
  const { zone } = await tx.clinic();
  const today = clinicDateOf(tx.now, zone);
  const { rows } = readCsv(new TextEncoder().encode(content), today);
  const { outcomes } = await takeInCsv(within(tx), tx.actor, rows);
  return outcomes;
}

function within(tx: UnitOfWork): Pick<Deps, 'write'> {
  return {
    write: async (_actor, useCase) => {
      const outcome = await useCase(tx);
      return outcome.kind === 'refused' ? outcome : { ...outcome, changes: [], replayed: false };
    },
  };
}

/** The sender takes it back by a message of its own. */
export function senderWithdraws(referral: PlannedReferral, at: Instant, desk: StaffKey): Happening {
  const { key, picture, reason } = referral;
  return {
    at,
    by: desk,
    inTurn: true,
    what: `withdrawal of ${key}`,
    async does(tx) {
      const sending = { number: numberOf(key), control: `${numberOf(key)}-2`, at };
      const content = hl7Withdrawal(picture, sending, reason);
      const [first] = await takeIn(tx, content);
      if (first?.kind !== 'withdrawn')
        throw new Error(`${key} was not withdrawn: ${JSON.stringify(first)}`);
      return done(null);
    },
  };
}

/** `queue-12` of one sender is their number 2012; series, singles and queue do not meet. */
function numberOf(key: string): string {
  const [kind = '', index = '0'] = key.split('-');
  const hundreds = { series: 41, single: 42, queue: 43 }[kind] ?? 44;
  return `${hundreds}${index.padStart(3, '0')}`;
}

async function entered(
  tx: UnitOfWork,
  world: DemoWorld,
  referral: PlannedReferral,
): Promise<Outcome<unknown>> {
  const { key, picture, omitted } = referral;
  const { patient, referrer, code, diagnosis, side, levels, urgency, nrs } = picture;
  const findings = findingsFor(picture.indication.key, key);
  const has = (fact: Omitted): boolean => !omitted.includes(fact);
  const { givenName, familyName, birthDate, sex, phone, email, language } = patient;
  const { interpreterNeeded, weightKg, allergies, drugs, diabetes, shortNotice } = patient;
  const outcome = await enterReferral(tx, {
    patient: {
      givenName,
      familyName,
      birthDate,
      sex,
      phone: has('phone') ? phone : null,
      email,
      language,
      interpreterNeeded,
      weightKg,
      allergies: [...allergies],
      drugs: [...drugs],
      diabetes,
      shortNotice,
    },
    referral: {
      referrer: `${referrer.name}, ${referrer.organisation}`,
      requested: 'Lumbar sympathetic block',
      diagnosis: { code: has('diagnosis-code') ? code : null, text: diagnosis },
      procedureTypeId: world.house.plain.id,
      side: has('side') ? side : null,
      levels: has('levels') ? [...levels] : [],
      urgency: has('urgency') ? urgency : null,
      baselineNrs: has('baseline-nrs') ? nrs : null,
      history: picture.history,
      treatmentsTried: picture.tried,
      ...findings,
    },
    receivedOn: null,
  });
  if (outcome.kind === 'done') world.referrals.set(key, outcome.value.referralId);
  return outcome;
}

/** What no letter says: whether they can come at short notice, when they are away, what they speak. */
export function telephoneFacts(
  referral: PlannedReferral,
  calendar: DemoCalendar,
  chance: Chance,
  desk: StaffKey,
): Happening[] {
  const { key, picture, receivedAt, fate } = referral;
  const { patient, by } = picture;
  const own = chance.of(`telephone ${key}`);
  const unavailable =
    fate === 'ready' && own.percent(25)
      ? [
          {
            from: addDays(calendar.today, own.between(-2, 6)),
            to: addDays(calendar.today, own.between(9, 18)),
          },
        ]
      : [];
  const learnt = by !== 'entered' && (patient.shortNotice || patient.interpreterNeeded);
  const at = addMinutes(receivedAt, 19);
  if ((!learnt && unavailable.length === 0) || at >= calendar.now) return [];
  return [
    {
      at,
      by: desk,
      what: `telephone facts of ${key}`,
      async does(tx, world) {
        const referralId = idOf(world.referrals, key);
        const version = await versionOf(tx, 'referral', referralId);
        const { patient_id: patientId } = await tx.db
          .selectFrom('referral')
          .select('patient_id')
          .where('referral_id', '=', referralId)
          .executeTakeFirstOrThrow();
        return completeReferral(tx, {
          referralId,
          version,
          facts: {},
          patient: {
            version: await versionOf(tx, 'patient', patientId),
            facts: {
              shortNotice: patient.shortNotice,
              language: patient.language,
              interpreterNeeded: patient.interpreterNeeded,
              unavailable,
            },
          },
        });
      },
    },
  ];
}
