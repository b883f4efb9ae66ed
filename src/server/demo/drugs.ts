/** Drugs that thin the blood as the referrer writes them; `drug` is the name in the drug table. */
export interface Antithrombotic {
  readonly drug: string;
  readonly dose: string;
  readonly why: string;
  /** Who agrees to a stop. */
  readonly prescriber: string;
}

export const ANTITHROMBOTICS: readonly Antithrombotic[] = [
  {
    drug: 'apixaban',
    dose: 'apixaban 5 mg twice a day',
    why: 'atrial fibrillation',
    prescriber: 'the anticoagulation clinic',
  },
  {
    drug: 'apixaban',
    dose: 'apixaban 2.5 mg twice a day',
    why: 'previous DVT',
    prescriber: 'the GP',
  },
  {
    drug: 'warfarin',
    dose: 'warfarin, INR target 2.5',
    why: 'mitral valve disease',
    prescriber: 'the anticoagulation clinic',
  },
  {
    drug: 'rivaroxaban',
    dose: 'rivaroxaban 20 mg',
    why: 'atrial fibrillation',
    prescriber: 'cardiology',
  },
  { drug: 'edoxaban', dose: 'edoxaban 60 mg', why: 'atrial fibrillation', prescriber: 'the GP' },
  {
    drug: 'clopidogrel',
    dose: 'clopidogrel 75 mg',
    why: 'coronary stent 2019',
    prescriber: 'cardiology',
  },
  {
    drug: 'clopidogrel',
    dose: 'clopidogrel 75 mg',
    why: 'peripheral arterial disease',
    prescriber: 'the vascular team',
  },
  {
    drug: 'ticagrelor',
    dose: 'ticagrelor 90 mg twice a day',
    why: 'coronary stent last year',
    prescriber: 'cardiology',
  },
  { drug: 'aspirin', dose: 'aspirin 75 mg', why: 'secondary prevention', prescriber: 'the GP' },
  {
    drug: 'aspirin',
    dose: 'aspirin 75 mg',
    why: 'peripheral arterial disease',
    prescriber: 'the vascular team',
  },
];

/** Written on about one referral in six. */
export const ALLERGIES: readonly string[] = [
  'penicillin (rash)',
  'latex',
  'iodinated contrast (hives, 2017)',
  'elastoplast',
  'trimethoprim',
  'codeine (vomiting)',
  'chlorhexidine (contact dermatitis)',
];

export const PAYERS = ['Meridian Health', 'Northlight Insurance', 'Estuary Mutual'] as const;

export const DECLINE_REASONS: readonly string[] = [
  'Ischaemic foot with wet gangrene: back to the vascular team today, not for a block.',
  'Pain is axial and mechanical; spine clinic is the right place.',
  'Had a full pain-clinic episode three months ago; letter sent with advice to complete the programme.',
  'Outside the agreed indications; advice on drugs sent to the practice.',
  'Unstable mental health: crisis team first, refer again when settled.',
  'G54.7 phantom limb without pain: no indication for a block.',
  'Active osteomyelitis: not before treatment is complete.',
];

export const WITHDRAWAL_REASONS: readonly string[] = [
  'Patient does not want an injection.',
  'Moved away; care taken over by the local pain service.',
  'Much better since the cast came off; wishes to wait.',
  'Referrer withdrew: angioplasty planned first.',
  'Having treatment privately elsewhere.',
  'Died; family informed the practice.',
  'Read the leaflet and would rather go on with physiotherapy.',
];

export const RETURN_REASONS: readonly string[] = [
  'Side of the pain is not stated in the letter.',
  'Which anticoagulant, and who prescribes it? Last INR?',
  'Physiotherapy dates and outcome are needed for the authorisation.',
  'No Budapest findings documented: which signs today?',
  'Please attach the last ABI and the vascular MDT decision.',
  'Phone number is not in use; please confirm contact details.',
  'HbA1c and renal function of the last three months, please.',
  'Imaging report is mentioned but not attached.',
  'Pain score and walking distance before treatment, please.',
];

/** Questions to a colleague during triage. */
export const QUESTIONS: readonly {
  readonly of: string;
  readonly text: string;
  readonly answer: string;
}[] = [
  {
    of: 'Miss Eleanor Prosser, Vascular surgery',
    text: 'Toe pressure 22 mmHg: is there still a revascularisation option, or may we go ahead with a block?',
    answer: 'No target vessel; discussed at MDT on Monday. Please go ahead.',
  },
  {
    of: 'Anticoagulation clinic',
    text: 'Can apixaban be paused for three days for a lumbar sympathetic block? Previous PE in 2018.',
    answer: 'Yes, three days without bridging, restart the evening after.',
  },
  {
    of: 'Dr Anneke Visser, Dockside Diabetes Foot Clinic',
    text: 'Is the plantar ulcer closed, and has osteomyelitis been excluded?',
    answer: 'Closed since six weeks, MRI without osteomyelitis.',
  },
  {
    of: 'Cardiology, Royal Estuary Infirmary',
    text: 'Stent eleven months ago: may ticagrelor be stopped for five days, aspirin continued?',
    answer: 'From month twelve, yes. Please book after the first of next month.',
  },
  {
    of: 'Mr Tom Hale, Orthopaedics',
    text: 'Raised CRP of 38 in your letter: was deep infection around the plate excluded?',
    answer: 'Repeat CRP 4, white-cell scan negative.',
  },
];
