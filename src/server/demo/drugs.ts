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

/** Questions to a colleague during triage; `about` is a drug or a kind of referrer they suit. */
export const QUESTIONS: readonly {
  readonly about: string | null;
  readonly of: string;
  readonly text: string;
  readonly answer: string;
}[] = [
  {
    about: 'vascular',
    of: 'Miss Eleanor Prosser, Vascular surgery',
    text: 'Is there still a revascularisation option, or may we go ahead with a block?',
    answer: 'No target vessel; discussed at MDT on Monday. Please go ahead.',
  },
  {
    about: 'apixaban',
    of: 'Anticoagulation clinic',
    text: 'Can apixaban be paused for three days for a lumbar sympathetic block?',
    answer: 'Yes, three days without bridging, restart the evening after.',
  },
  {
    about: 'warfarin',
    of: 'Anticoagulation clinic',
    text: 'Warfarin for a mitral valve: can it be stopped for five days, with or without bridging?',
    answer: 'Bioprosthesis, low risk: stop five days before, no bridging, INR on the morning.',
  },
  {
    about: 'ticagrelor',
    of: 'Cardiology, Royal Estuary Infirmary',
    text: 'Stent last year: may ticagrelor be stopped for five days, aspirin continued?',
    answer: 'Twelve months are over; yes, and it need not be restarted.',
  },
  {
    about: 'diabetes-foot',
    of: 'Dr Anneke Visser, Dockside Diabetes Foot Clinic',
    text: 'Is the plantar ulcer closed, and has osteomyelitis been excluded?',
    answer: 'Closed for six weeks, MRI without osteomyelitis.',
  },
  {
    about: 'orthopaedics',
    of: 'Mr Tom Hale, Orthopaedics',
    text: 'Was deep infection around the metalwork excluded? No CRP in the letter.',
    answer: 'CRP 4 last week, white-cell scan negative.',
  },
  {
    about: null,
    of: 'Dr Miriam Feld, Rheumatology',
    text: 'Could this be small-fibre disease rather than a sympathetic component?',
    answer: 'Skin biopsy normal; a diagnostic block would help us too.',
  },
  {
    about: null,
    of: 'Dr Katarina Holub, Neurology',
    text: 'Conduction studies are mentioned: is there a lesion that explains the pain?',
    answer: 'Mild sensory slowing only. No objection to a block.',
  },
];
