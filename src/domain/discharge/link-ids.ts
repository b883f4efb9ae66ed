/**
 * The checklist items that rules name. A clinic may reword an item, but not take away one that a
 * hard rule asks for: a hard item that is not in the checklist counts as not confirmed.
 */
export const LINK = {
  // pre-procedure
  identity: 'identity',
  consent: 'consent',
  consentSide: 'consent-side',
  siteMarked: 'site-marked',
  markedSide: 'marked-side',
  lastDose: 'last-dose',
  fasting: 'fasting',
  pregnancy: 'pregnancy',
  infection: 'infection',
  escort: 'escort',
  // time-out
  timeOutConfirmed: 'time-out-confirmed',
  timeOutSide: 'time-out-side',
  start: 'start',
  // discharge
  legsBack: 'legs-back',
  walks: 'walks',
  airway: 'airway',
  stable: 'stable',
  noToxicity: 'no-toxicity',
  noBleeding: 'no-bleeding',
  steady: 'steady',
  lyingSystolic: 'lying-systolic',
  lyingDiastolic: 'lying-diastolic',
  standingSystolic: 'standing-systolic',
  standingDiastolic: 'standing-diastolic',
  escortHere: 'escort-here',
  instructions: 'instructions',
  restart: 'restart',
} as const;

/**
 * Items that rules read where they are there, and do without where they are not: what the legs were
 * like before, and groin and thigh after.
 */
export const BASELINE = {
  legs: 'baseline-legs',
  legsNote: 'baseline-legs-note',
  walking: 'baseline-walking',
  groin: 'groin',
} as const;

export const MPADSS_ITEMS = [
  'mpadss-vitals',
  'mpadss-ambulation',
  'mpadss-nausea',
  'mpadss-pain',
  'mpadss-bleeding',
] as const;
export type MpadssItem = (typeof MPADSS_ITEMS)[number];

export const ALDRETE_ITEMS = [
  'aldrete-activity',
  'aldrete-respiration',
  'aldrete-circulation',
  'aldrete-consciousness',
  'aldrete-oxygen',
] as const;
export type AldreteItem = (typeof ALDRETE_ITEMS)[number];
