import type { Urgency } from '#domain/clinic/clinic';
import type { Side } from '#domain/referral/laterality';
import type { Level } from '#domain/referral/referral';
import type { Chance } from './chance.ts';
import { ACCOUNTS } from './histories.ts';
import { INDICATIONS, type Indication } from './indications.ts';
import type { DemoPatient } from './patients.ts';
import { REFERRERS, type Referrer } from './referrers.ts';

/** What a referral says: who sends whom, with what, and how it arrives. */
export interface ClinicalPicture {
  readonly patient: DemoPatient;
  readonly indication: Indication;
  readonly code: string;
  readonly diagnosis: string;
  readonly side: Side;
  readonly levels: readonly Level[];
  readonly urgency: Urgency;
  readonly nrs: number;
  readonly history: string;
  readonly tried: string;
  readonly referrer: Referrer;
  /** As the referrer's house sends it, or in its spreadsheet. */
  readonly by: Referrer['by'] | 'csv';
}

const SIDE_WORDS: Readonly<Record<Side, string>> = {
  left: 'left lower limb',
  right: 'right lower limb',
  both: 'both lower limbs',
};

const LEVELS: readonly (readonly Level[])[] = [['L3'], ['L3'], ['L2'], ['L2', 'L3'], ['L3', 'L4']];

/** Makes up clinical pictures in the mix of `INDICATIONS`. */
export function pictureMaker(
  chance: Chance,
  makePatient: (of: Indication) => DemoPatient,
): () => ClinicalPicture {
  const lastAccount = new Map<string, number>();
  const pickIndication = indicationPicker(chance);

  return () => {
    const indication = pickIndication();
    const patient = makePatient(indication);
    const side = chance.pick(indication.sides);
    const { code } = indication;
    const accounts = (ACCOUNTS[indication.key] ?? []).filter(
      ({ history }) => side !== 'both' || !history.includes('%side%'),
    );
    // Each indication's accounts in turn, so that neighbours in a list differ.
    const turn = (lastAccount.get(indication.key) ?? chance.between(0, 5)) + 1;
    lastAccount.set(indication.key, turn);
    const account = accounts[turn % accounts.length];
    if (account === undefined) throw new Error(`${indication.key} has no history for ${side}.`);
    const referrer = pickReferrer(chance, indication);
    return {
      patient,
      indication,
      code: typeof code === 'string' ? code : code[side],
      diagnosis: indication.text.replace('%side%', SIDE_WORDS[side]),
      side,
      levels: chance.pick(LEVELS),
      urgency: chance.pick(indication.urgency),
      nrs: chance.between(...indication.nrs),
      history: account.history
        .replaceAll('%months%', String(chance.between(3, 14)))
        .replaceAll('%side%', side)
        .replaceAll('%they%', patient.sex === 'female' ? 'She' : 'He'),
      tried: account.tried,
      referrer,
      by: referrer.by,
    };
  };
}

/** By what is most behind its share, with a little chance: even a small clinic has every kind. */
function indicationPicker(chance: Chance): () => Indication {
  const given = new Map<string, number>();
  return () => {
    const [next] = INDICATIONS.map((indication) => ({
      indication,
      reached: ((given.get(indication.key) ?? 0) + 0.2 + chance.next() * 0.8) / indication.share,
    })).sort((a, b) => a.reached - b.reached);
    if (next === undefined) throw new Error('There are no indications.');
    const { indication } = next;
    given.set(indication.key, (given.get(indication.key) ?? 0) + 1);
    return indication;
  };
}

function pickReferrer(chance: Chance, indication: Indication): Referrer {
  const kind = chance.pick(indication.from);
  return chance.pick(REFERRERS.filter((referrer) => referrer.kind === kind));
}
