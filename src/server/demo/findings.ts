import type { ReferralFacts } from '#contract/referral-writes';

/** What a letter says besides its words: those of regional pain, typed in with their findings. */
export type DemoFindings = Pick<ReferralFacts, 'budapest' | 'baselineFunction' | 'treatments'>;

const asked = { disproportionate: 'yes', noBetterDiagnosis: 'yes' } as const;

const MET: DemoFindings = {
  budapest: {
    ...asked,
    symptoms: {
      sensory: ['hyperaesthesia', 'allodynia'],
      vasomotor: ['colour-change'],
      'sudomotor-oedema': ['oedema'],
      'motor-trophic': [],
    },
    signs: {
      sensory: ['allodynia'],
      vasomotor: ['temperature-asymmetry', 'colour-change'],
      'sudomotor-oedema': [],
      'motor-trophic': null,
    },
  },
  baselineFunction: {
    measured: { instrument: 'promis-pain-interference', score: 67.4 },
    words: 'Walks 100 m with a stick, cannot wear a closed shoe.',
  },
  treatments: [
    {
      treatment: 'Physiotherapy',
      dose: 'weekly, three months',
      outcome: 'movement a little better',
    },
    { treatment: 'Gabapentin', dose: '1.8 g daily', outcome: 'partial relief, drowsy' },
  ],
};

const OPEN: DemoFindings = {
  budapest: {
    disproportionate: 'yes',
    noBetterDiagnosis: 'unknown',
    // The letter describes the leg; nobody here has looked at it yet.
    signs: { sensory: null, vasomotor: null, 'sudomotor-oedema': null, 'motor-trophic': null },
    symptoms: {
      sensory: ['hyperaesthesia'],
      vasomotor: ['temperature-asymmetry'],
      'sudomotor-oedema': null,
      'motor-trophic': ['reduced-movement'],
    },
  },
  baselineFunction: {
    measured: { instrument: 'bpi-interference', score: 7.1 },
    words: 'Off work, sleeps three hours at a time.',
  },
  treatments: [{ treatment: 'Duloxetine', dose: '60 mg, eight weeks', outcome: 'no change' }],
};

/** Every second one has been examined in full; the other waits for somebody to look at the leg. */
export function findingsFor(indication: string, key: string): DemoFindings | null {
  if (!indication.startsWith('crps')) return null;
  return Number(key.split('-')[1] ?? 0) % 2 === 0 ? MET : OPEN;
}
