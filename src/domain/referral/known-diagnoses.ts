/** A diagnosis that brings patients to a lumbar sympathetic block. */
export interface KnownDiagnosis {
  readonly code: string;
  readonly text: string;
}

/** Offered while typing; anything else may be entered. Source: clinical.md A (billable codes only). */
export const KNOWN_DIAGNOSES: readonly KnownDiagnosis[] = [
  { code: 'G90.521', text: 'Complex regional pain syndrome I of right lower limb' },
  { code: 'G90.522', text: 'Complex regional pain syndrome I of left lower limb' },
  { code: 'G90.523', text: 'Complex regional pain syndrome I of lower limb, bilateral' },
  { code: 'G90.529', text: 'Complex regional pain syndrome I of unspecified lower limb' },
  { code: 'G57.71', text: 'Causalgia of right lower limb' },
  { code: 'G57.72', text: 'Causalgia of left lower limb' },
  { code: 'G57.73', text: 'Causalgia of bilateral lower limbs' },
  { code: 'G57.70', text: 'Causalgia of unspecified lower limb' },
  { code: 'G54.6', text: 'Phantom limb syndrome with pain' },
  { code: 'E11.40', text: 'Type 2 diabetes with diabetic neuropathy' },
  { code: 'E11.41', text: 'Type 2 diabetes with diabetic mononeuropathy' },
  { code: 'E11.42', text: 'Type 2 diabetes with diabetic polyneuropathy' },
  { code: 'G62.0', text: 'Drug-induced polyneuropathy' },
  { code: 'G62.9', text: 'Polyneuropathy' },
  { code: 'B02.23', text: 'Postherpetic polyneuropathy' },
  { code: 'B02.29', text: 'Other postherpetic nervous system involvement' },
  { code: 'I73.9', text: 'Peripheral vascular disease' },
  { code: 'I70.221', text: 'Atherosclerosis with rest pain, right leg' },
  { code: 'I70.222', text: 'Atherosclerosis with rest pain, left leg' },
  { code: 'I70.223', text: 'Atherosclerosis with rest pain, bilateral legs' },
  { code: 'I73.00', text: "Raynaud's syndrome without gangrene" },
  { code: 'I73.01', text: "Raynaud's syndrome with gangrene" },
  { code: 'I73.1', text: 'Thromboangiitis obliterans (Buerger)' },
  { code: 'I73.81', text: 'Erythromelalgia' },
  { code: 'L74.513', text: 'Primary focal hyperhidrosis, soles' },
  { code: 'R61', text: 'Generalised hyperhidrosis' },
];
