import type { ClinicalPicture } from './clinical-picture.ts';
import type { PlannedReferral } from './plan-types.ts';
import { REFERRERS, type Referrer } from './referrers.ts';

/** Fewer new referrals than this are left as they are: a small clinic need not show everything. */
const ENOUGH = 6;

/**
 * Among what is new: one referral typed from a letter, with the letter and a scan; two rows of a
 * practice's spreadsheet; and one that a practice sent, with a name misspelt, of somebody who has
 * waited for triage for days already.
 */
export function withExtras(referrals: readonly PlannedReferral[]): PlannedReferral[] {
  const fresh = referrals.filter(({ fate, redFlag }) => fate === 'new' && redFlag === null);
  const known = referrals.find(
    ({ fate, picture }) =>
      fate === 'overdue' && picture.by !== 'entered' && picture.patient.familyName.length > 5,
  );
  const [lettered, row, nextRow, twin] = fresh;
  const [practice, surgery, health] = REFERRERS.filter(({ kind }) => kind === 'gp');
  if (fresh.length < ENOUGH || !lettered || !row || !nextRow || !twin) return [...referrals];
  if (!practice || !surgery || !health) return [...referrals];
  const receivedAt = row.receivedAt < nextRow.receivedAt ? row.receivedAt : nextRow.receivedAt;
  const extras = new Map([
    [lettered.key, withLetters(lettered, practice)],
    ...[row, nextRow].map((each) => [each.key, ofSheet(each, surgery, receivedAt)] as const),
    ...(known === undefined ? [] : [[twin.key, twinOf(twin, known, health)] as const]),
  ]);
  return referrals.map((referral) => extras.get(referral.key) ?? referral);
}

const withLetters = (referral: PlannedReferral, referrer: Referrer): PlannedReferral => ({
  ...referral,
  picture: { ...referral.picture, referrer, by: 'entered' },
  omitted: [],
  letters: ['letter', 'pain-drawing'],
});

const ofSheet = (
  referral: PlannedReferral,
  referrer: Referrer,
  receivedAt: string,
): PlannedReferral => ({
  ...referral,
  receivedAt,
  picture: { ...referral.picture, referrer, by: 'csv' },
});

/** The same person for the same leg, as a second house has it in its own words. */
function twinOf(
  referral: PlannedReferral,
  known: PlannedReferral,
  referrer: Referrer,
): PlannedReferral {
  const { patient, nrs } = known.picture;
  const picture: ClinicalPicture = {
    ...known.picture,
    patient: { ...patient, familyName: misspelt(patient.familyName), email: null },
    referrer,
    by: 'entered',
    urgency: 'urgent',
    nrs: Math.min(10, nrs + 1),
    history:
      'The hospital will have written to you already. The pain has become worse since, and sleep is poor. Please see as early as you can.',
  };
  return { ...referral, picture, omitted: [], twinOf: known.key };
}

/** One letter left out: "Ashworth" becomes "Ashorth". */
const misspelt = (name: string): string => `${name.slice(0, 3)}${name.slice(4)}`;
