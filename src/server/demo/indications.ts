import type { Urgency } from '#domain/clinic/clinic';
import type { Side } from '#domain/referral/laterality';

/** From where a patient with this indication is sent. */
export type ReferrerKind =
  | 'orthopaedics'
  | 'vascular'
  | 'diabetes-foot'
  | 'gp'
  | 'neurology'
  | 'plastics'
  | 'rheumatology'
  | 'dermatology'
  | 'oncology';

/** Why people come for a lumbar sympathetic block: codes of clinical.md A. */
export interface Indication {
  readonly key: string;
  /** How many in 100 referrals. */
  readonly share: number;
  /** ICD-10-CM by side where the code says the side. */
  readonly code: string | Readonly<Record<Side, string>>;
  /** `%side%` stands for "left lower limb", "right lower limb", "bilateral lower limbs". */
  readonly text: string;
  readonly sides: readonly Side[];
  readonly ages: readonly [number, number];
  /** In 100: women. */
  readonly women: number;
  readonly urgency: readonly Urgency[];
  readonly nrs: readonly [number, number];
  readonly from: readonly ReferrerKind[];
  readonly diabetes: number;
  /** In 100: on a drug that thins the blood. */
  readonly antithrombotic: number;
  readonly drugs: readonly string[];
}

const ONE: readonly Side[] = ['left', 'right'];

export const INDICATIONS: readonly Indication[] = [
  {
    key: 'crps-1',
    share: 34,
    code: { left: 'G90.522', right: 'G90.521', both: 'G90.523' },
    text: 'Complex regional pain syndrome I of %side%',
    sides: ONE,
    ages: [30, 67],
    women: 70,
    urgency: ['urgent', 'urgent', 'most-urgent', 'routine'],
    nrs: [6, 9],
    from: ['orthopaedics', 'orthopaedics', 'gp', 'rheumatology'],
    diabetes: 6,
    antithrombotic: 9,
    drugs: [
      'gabapentin 600 mg three times a day',
      'pregabalin 150 mg twice a day',
      'amitriptyline 25 mg at night',
      'naproxen 500 mg twice a day',
      'co-codamol 30/500 as needed',
    ],
  },
  {
    key: 'crps-2',
    share: 9,
    code: { left: 'G57.72', right: 'G57.71', both: 'G57.73' },
    text: 'Causalgia of %side%',
    sides: ONE,
    ages: [30, 64],
    women: 48,
    urgency: ['urgent', 'urgent', 'routine'],
    nrs: [6, 9],
    from: ['orthopaedics', 'plastics', 'neurology'],
    diabetes: 6,
    antithrombotic: 8,
    drugs: [
      'pregabalin 300 mg twice a day',
      'nortriptyline 30 mg at night',
      'capsaicin 8 % patch',
      'tramadol 100 mg modified release twice a day',
    ],
  },
  {
    key: 'rest-pain',
    share: 12,
    code: { left: 'I70.222', right: 'I70.221', both: 'I70.223' },
    text: 'Atherosclerosis of native arteries with rest pain, %side%',
    sides: ONE,
    ages: [58, 85],
    women: 36,
    urgency: ['urgent', 'most-urgent', 'urgent'],
    nrs: [6, 9],
    from: ['vascular', 'vascular', 'diabetes-foot'],
    diabetes: 42,
    antithrombotic: 72,
    drugs: [
      'atorvastatin 80 mg',
      'ramipril 5 mg',
      'oxycodone modified release 10 mg twice a day',
      'paracetamol 1 g four times a day',
    ],
  },
  {
    key: 'pvd',
    share: 5,
    code: 'I73.9',
    text: 'Peripheral vascular disease with intractable claudication, %side%',
    sides: ['left', 'right', 'both'],
    ages: [55, 84],
    women: 40,
    urgency: ['routine', 'urgent'],
    nrs: [5, 8],
    from: ['vascular', 'gp'],
    diabetes: 35,
    antithrombotic: 64,
    drugs: ['atorvastatin 80 mg', 'amlodipine 10 mg', 'codeine 30 mg as needed'],
  },
  {
    key: 'diabetic-polyneuropathy',
    share: 13,
    code: 'E11.42',
    text: 'Type 2 diabetes with painful polyneuropathy, %side%',
    sides: ['left', 'right', 'both'],
    ages: [46, 81],
    women: 45,
    urgency: ['routine', 'routine', 'rtt-18-weeks'],
    nrs: [5, 8],
    from: ['diabetes-foot', 'diabetes-foot', 'gp'],
    diabetes: 100,
    antithrombotic: 24,
    drugs: [
      'metformin 1 g twice a day',
      'insulin glargine 24 units',
      'duloxetine 60 mg',
      'empagliflozin 10 mg',
      'pregabalin 150 mg twice a day',
    ],
  },
  {
    key: 'diabetic-neuropathy',
    share: 3,
    code: 'E11.40',
    text: 'Type 2 diabetes with diabetic neuropathy, %side%',
    sides: ONE,
    ages: [48, 78],
    women: 45,
    urgency: ['routine', 'rtt-18-weeks'],
    nrs: [5, 8],
    from: ['diabetes-foot', 'gp'],
    diabetes: 100,
    antithrombotic: 22,
    drugs: ['metformin 500 mg twice a day', 'gliclazide 80 mg', 'amitriptyline 25 mg at night'],
  },
  {
    key: 'drug-neuropathy',
    share: 4,
    code: 'G62.0',
    text: 'Painful neuropathy after chemotherapy, %side%',
    sides: ['both', 'left', 'right'],
    ages: [42, 74],
    women: 62,
    urgency: ['urgent', 'routine'],
    nrs: [5, 8],
    from: ['oncology', 'gp'],
    diabetes: 8,
    antithrombotic: 14,
    drugs: ['duloxetine 60 mg', 'pregabalin 75 mg twice a day', 'anastrozole 1 mg'],
  },
  {
    key: 'phantom',
    share: 5,
    code: 'G54.6',
    text: 'Phantom limb pain after amputation, %side%',
    sides: ONE,
    ages: [44, 80],
    women: 30,
    urgency: ['routine', 'urgent'],
    nrs: [6, 9],
    from: ['vascular', 'orthopaedics'],
    diabetes: 38,
    antithrombotic: 46,
    drugs: [
      'gabapentin 900 mg three times a day',
      'mirtazapine 30 mg at night',
      'morphine modified release 15 mg twice a day',
    ],
  },
  {
    key: 'post-herpetic',
    share: 5,
    code: 'B02.29',
    text: 'Post-herpetic neuralgia of the L2–L4 dermatomes, %side%',
    sides: ONE,
    ages: [58, 85],
    women: 58,
    urgency: ['urgent', 'routine'],
    nrs: [5, 9],
    from: ['gp', 'gp', 'dermatology'],
    diabetes: 12,
    antithrombotic: 22,
    drugs: [
      'lidocaine 5 % medicated plaster',
      'amitriptyline 10 mg at night',
      'gabapentin 300 mg three times a day',
    ],
  },
  {
    key: 'raynaud',
    share: 3,
    code: 'I73.01',
    text: "Raynaud's syndrome with toe ulceration, %side%",
    sides: ['both', 'left', 'right'],
    ages: [32, 61],
    women: 82,
    urgency: ['urgent', 'routine'],
    nrs: [5, 8],
    from: ['rheumatology', 'vascular'],
    diabetes: 3,
    antithrombotic: 26,
    drugs: [
      'nifedipine modified release 20 mg twice a day',
      'sildenafil 25 mg three times a day',
      'losartan 50 mg',
    ],
  },
  {
    key: 'buerger',
    share: 2,
    code: 'I73.1',
    text: "Thromboangiitis obliterans (Buerger's disease), %side%",
    sides: ONE,
    ages: [31, 49],
    women: 12,
    urgency: ['urgent'],
    nrs: [6, 9],
    from: ['vascular'],
    diabetes: 2,
    antithrombotic: 60,
    drugs: ['iloprost infusions', 'varenicline', 'dihydrocodeine 30 mg as needed'],
  },
  {
    key: 'erythromelalgia',
    share: 2,
    code: 'I73.81',
    text: 'Erythromelalgia of the feet, %side%',
    sides: ['both'],
    ages: [30, 63],
    women: 66,
    urgency: ['routine'],
    nrs: [5, 8],
    from: ['rheumatology', 'dermatology'],
    diabetes: 3,
    antithrombotic: 34,
    drugs: ['mexiletine 200 mg three times a day', 'gabapentin 600 mg three times a day'],
  },
  {
    key: 'plantar-sweating',
    share: 3,
    code: 'L74.513',
    text: 'Primary focal hyperhidrosis of the soles, %side%',
    sides: ['both'],
    ages: [30, 44],
    women: 55,
    urgency: ['rtt-18-weeks'],
    nrs: [2, 4],
    from: ['dermatology', 'gp'],
    diabetes: 0,
    antithrombotic: 0,
    drugs: ['propantheline 15 mg three times a day', 'oxybutynin 2.5 mg twice a day'],
  },
];
