import type { Authorisation } from '#domain/referral/referral';
import { addMinutes, type Instant } from '#domain/time/instant';
import {
  recordPrescriberAgreement,
  setAntithromboticPlan,
} from '../referrals/antithrombotic-plans.ts';
import { setAuthorisation } from '../referrals/readiness-items.ts';
import { raiseRedFlag, resolveRedFlag } from '../referrals/red-flags.ts';
import { triageReferral, answerQuestion } from '../referrals/triage-referral.ts';
import { findReferrals } from '../db/records/referral.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { decisionsOf, stopsOf } from './antithrombotic-stops.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { idOf, versionOf, type DemoWorld } from './demo-world.ts';
import { QUESTIONS } from './drugs.ts';
import type { Happening } from './happening.ts';
import type { PlannedAuthorisation, PlannedReferral } from './plan-types.ts';
import { lettersOf } from './letters-attached.ts';
import { referralArrives, senderWithdraws, telephoneFacts } from './referral-arrival.ts';
import { physicianKey, type StaffKey } from './staff.ts';

type OfReferral = { readonly referralId: string; readonly version: number };

/** One act on a referral, with the version that whoever acts has before their eyes. */
export function onReferral(
  { key }: PlannedReferral,
  at: Instant,
  by: StaffKey,
  what: string,
  does: (tx: UnitOfWork, of: OfReferral, world: DemoWorld) => ReturnType<Happening['does']>,
): Happening {
  return {
    at,
    by,
    what: `${what} ${key}`,
    async does(tx, world) {
      const referralId = idOf(world.referrals, key);
      const version = await versionOf(tx, 'referral', referralId);
      return does(tx, { referralId, version }, world);
    },
  };
}

/** Everything that happens to a referral until it is booked, or instead of being booked. */
export function referralHappenings(
  referral: PlannedReferral,
  calendar: DemoCalendar,
  chance: Chance,
): Happening[] {
  const { receivedAt, triagedAt } = referral;
  const desk: StaffKey = chance.pick(['coordinator-1', 'coordinator-1', 'coordinator-2']);
  return [
    referralArrives(referral, desk),
    ...lettersOf(referral, calendar, desk),
    ...telephoneFacts(referral, calendar, chance, desk),
    ...authorisationOf(referral, desk),
    ...redFlagOf(referral, calendar, desk),
    ...(triagedAt === null ? [] : triage(referral, triagedAt, calendar, chance, desk)),
  ].filter(({ at }) => at >= receivedAt);
}

function triage(
  referral: PlannedReferral,
  at: Instant,
  calendar: DemoCalendar,
  chance: Chance,
  desk: StaffKey,
): Happening[] {
  const { fate, picture, reason } = referral;
  const physician = physicianKey(referral.physician);
  const decide = (
    decision: 'needs-information' | 'declined' | 'withdrawn',
    by: StaffKey,
  ): Happening =>
    onReferral(referral, at, by, decision, (tx, of) =>
      triageReferral(tx, of, { decision, reason }),
    );
  switch (fate) {
    case 'asked':
      return [asked(referral, at, physician)];
    case 'needs-information':
      return [decide('needs-information', chance.percent(60) ? desk : physician)];
    case 'declined':
      return [decide('declined', physician)];
    case 'withdrawn':
      return [
        picture.by === 'hl7v2' ? senderWithdraws(referral, at, desk) : decide('withdrawn', desk),
      ];
    default:
      return [
        ...discussed(referral, at, physician, desk, chance),
        ...accepted(referral, at, calendar),
      ];
  }
}

function asked(referral: PlannedReferral, at: Instant, physician: StaffKey): Happening {
  const question = questionOf(referral);
  return onReferral(referral, at, physician, 'question about', (tx, of) =>
    triageReferral(tx, of, { decision: 'asked', of: question.of, text: question.text }),
  );
}

/** Some were discussed with a colleague first, who answered before triage went on. */
function discussed(
  referral: PlannedReferral,
  triagedAt: Instant,
  physician: StaffKey,
  desk: StaffKey,
  chance: Chance,
): Happening[] {
  const asking = addMinutes(triagedAt, -60 * 26);
  if (asking <= referral.receivedAt || !chance.percent(30)) return [];
  const { answer } = questionOf(referral);
  return [
    asked(referral, asking, physician),
    onReferral(referral, addMinutes(triagedAt, -45), desk, 'answer about', async (tx, of) => {
      const [known] = await findReferrals(tx.db, [of.referralId]);
      const questionId = known?.questions.find((question) => question.answered === null)?.id ?? '';
      return answerQuestion(tx, { ...of, questionId, text: answer });
    }),
  ];
}

/** A question that suits the patient: about the drug, the vessels, the foot or the bone. */
function questionOf({ picture, key }: PlannedReferral): (typeof QUESTIONS)[number] {
  const { kind } = picture.referrer;
  const drug = picture.patient.antithrombotics[0]?.drug;
  const fitting = QUESTIONS.filter(({ about }) => about === drug || about === kind);
  const general = QUESTIONS.filter(({ about }) => about === null);
  const from = fitting.length > 0 ? fitting : general;
  const found = from[key.length % from.length];
  if (found === undefined) throw new Error('There is no question to ask.');
  return found;
}

function accepted(referral: PlannedReferral, at: Instant, calendar: DemoCalendar): Happening[] {
  const { picture, sedated, prescriberAgreedAt, antithromboticsDecided } = referral;
  const { urgency, side, levels, patient } = picture;
  const physician = physicianKey(referral.physician);
  const acceptance = onReferral(referral, at, physician, 'acceptance of', (tx, of, { house }) =>
    triageReferral(tx, of, {
      decision: 'accepted',
      urgency,
      procedureTypeId: (sedated ? house.sedated : house.plain).id,
      side,
      levels,
    }),
  );
  if (!antithromboticsDecided) return [acceptance];
  const plans = decisionsOf(patient).map((decided) =>
    onReferral(referral, addMinutes(at, 1), physician, `plan for ${decided.drug} of`, (tx, of) =>
      setAntithromboticPlan(tx, { ...of, ...decided }),
    ),
  );
  const agreedAt = prescriberAgreedAt;
  const agreed =
    agreedAt === null || agreedAt >= calendar.now
      ? []
      : stopsOf(patient).map(({ drug }) =>
          onReferral(referral, agreedAt, 'coordinator-2', `agreement on ${drug} of`, (tx, of) =>
            recordPrescriberAgreement(tx, { ...of, drug }),
          ),
        );
  return [acceptance, ...plans, ...agreed];
}

/** HL7 v2 messages bring it; otherwise the coordinator writes down what the payer's letter says. */
function authorisationOf(referral: PlannedReferral, desk: StaffKey): Happening[] {
  const { authorisation, picture, receivedAt } = referral;
  if (authorisation === null || picture.by === 'hl7v2') return [];
  return [
    onReferral(referral, addMinutes(receivedAt, 14), desk, 'authorisation of', (tx, of) =>
      setAuthorisation(tx, { ...of, authorisation: asAuthorisation(authorisation) }),
    ),
  ];
}

const asAuthorisation = (planned: PlannedAuthorisation): Authorisation => ({
  ...planned,
  minimumSpacingDays: null,
});

/** Seen at receipt, or said on the telephone later; a physician resolves it before triage. */
function redFlagOf(referral: PlannedReferral, calendar: DemoCalendar, desk: StaffKey): Happening[] {
  const { redFlag, receivedAt, triagedAt } = referral;
  if (redFlag === null) return [];
  const { kind, note, resolution } = redFlag;
  const raisedAt =
    resolution === null && triagedAt !== null
      ? addMinutes(triagedAt, 60 * 22)
      : addMinutes(receivedAt, 11);
  const raised = onReferral(
    referral,
    raisedAt < calendar.now ? raisedAt : addMinutes(calendar.now, -7),
    desk,
    `red flag of`,
    (tx, of) => raiseRedFlag(tx, { ...of, kind, note }),
  );
  if (resolution === null || triagedAt === null) return [raised];
  const physician = physicianKey(referral.physician);
  return [
    raised,
    onReferral(referral, addMinutes(triagedAt, -2), physician, 'resolution for', async (tx, of) => {
      const [known] = await findReferrals(tx.db, [of.referralId]);
      const flagId = known?.redFlags.find((flag) => flag.resolved === null)?.id ?? '';
      return resolveRedFlag(tx, { ...of, flagId, resolution });
    }),
  ];
}
