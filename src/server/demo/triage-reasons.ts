import type { Omitted } from './omissions.ts';

/** What triage writes when a referral does not simply go on. */
export interface TriageReason {
  readonly reason: string;
  /** Keys of the indications it can be said of; any where it is left out. */
  readonly of?: readonly string[];
  /** What the letter had left out. */
  readonly omitted?: readonly Omitted[];
}

const CRPS = ['crps-1', 'crps-2'];
const VASCULAR = ['rest-pain', 'pvd', 'buerger', 'raynaud'];
const DIABETIC = ['diabetic-polyneuropathy', 'diabetic-neuropathy'];

export const DECLINE_REASONS: readonly TriageReason[] = [
  {
    reason: 'Wet gangrene in the photographs: back to the vascular team today, not for a block.',
    of: VASCULAR,
  },
  { reason: 'Pain is axial and mechanical; the spine clinic is the right place.' },
  {
    reason:
      'Had a full pain-clinic episode three months ago; letter sent with advice to complete the programme.',
  },
  { reason: 'Outside the agreed indications; advice on drugs sent to the practice.' },
  { reason: 'Crisis team first; please refer again when things have settled.' },
  { reason: 'Active osteomyelitis: not before treatment is complete.', of: DIABETIC },
  { reason: 'Lives in the catchment of the southern service, which has been sent the letter.' },
];

export const WITHDRAWAL_REASONS: readonly TriageReason[] = [
  { reason: 'Patient does not want an injection.' },
  { reason: 'Moved away; care taken over by the local pain service.' },
  { reason: 'Much better since the cast came off; wishes to wait.', of: CRPS },
  { reason: 'Angioplasty is planned first.', of: VASCULAR },
  { reason: 'Having treatment privately elsewhere.' },
  { reason: 'Died; family informed the practice.' },
  { reason: 'Read the leaflet and would rather go on with physiotherapy.' },
];

/** Why a referral went back with a question. */
export const RETURN_REASONS: readonly TriageReason[] = [
  { reason: 'Which leg? The side of the pain is not stated in the letter.', omitted: ['side'] },
  {
    reason: 'No Budapest findings documented: which signs today?',
    of: CRPS,
    omitted: ['diagnosis-code'],
  },
  { reason: 'Please attach the last ABI and the vascular MDT decision.', of: VASCULAR },
  { reason: 'HbA1c and renal function of the last three months, please.', of: DIABETIC },
  { reason: 'Physiotherapy dates and outcome are needed for the payer.', omitted: ['levels'] },
  { reason: 'No telephone number; please confirm contact details.', omitted: ['phone'] },
  { reason: 'The imaging report is mentioned but not attached.', omitted: ['urgency'] },
  {
    reason: 'Pain score and walking distance before treatment, please.',
    omitted: ['baseline-nrs'],
  },
  { reason: 'Is the patient on an anticoagulant, and who prescribes it?' },
];
