/**
 * The Budapest clinical criteria for CRPS, as structured findings. Source: clinical.md A, after
 * Harden 2010: disproportionate pain; a symptom in three of four categories; a sign, seen now, in
 * two of four; no better diagnosis. The research version asks for all four symptom categories.
 */
export const BUDAPEST_CATEGORIES = [
  'sensory',
  'vasomotor',
  'sudomotor-oedema',
  'motor-trophic',
] as const;
export type BudapestCategory = (typeof BUDAPEST_CATEGORIES)[number];

export const BUDAPEST_COLUMNS = ['symptoms', 'signs'] as const;
export type BudapestColumn = (typeof BUDAPEST_COLUMNS)[number];

export const BUDAPEST_FINDINGS = [
  'hyperaesthesia',
  'hyperalgesia',
  'allodynia',
  'temperature-asymmetry',
  'colour-change',
  'oedema',
  'sweating-change',
  'reduced-movement',
  'weakness-tremor-dystonia',
  'trophic-change',
] as const;
export type BudapestFinding = (typeof BUDAPEST_FINDINGS)[number];

/** What may be reported, and what may be seen, in each category. */
export const FINDINGS_OF: Readonly<
  Record<BudapestColumn, Readonly<Record<BudapestCategory, readonly BudapestFinding[]>>>
> = {
  symptoms: {
    sensory: ['hyperaesthesia', 'allodynia'],
    vasomotor: ['temperature-asymmetry', 'colour-change'],
    'sudomotor-oedema': ['oedema', 'sweating-change'],
    'motor-trophic': ['reduced-movement', 'weakness-tremor-dystonia', 'trophic-change'],
  },
  signs: {
    sensory: ['hyperalgesia', 'allodynia'],
    vasomotor: ['temperature-asymmetry', 'colour-change'],
    'sudomotor-oedema': ['oedema', 'sweating-change'],
    'motor-trophic': ['reduced-movement', 'weakness-tremor-dystonia', 'trophic-change'],
  },
};

export const KNOWN_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type KnownAnswer = (typeof KNOWN_ANSWERS)[number];

/** `null`: nobody asked or looked. Empty: asked or looked, and nothing was there. */
export type CategoryFindings = Readonly<
  Record<BudapestCategory, readonly BudapestFinding[] | null>
>;

export interface BudapestFindings {
  /** Pain disproportionate to the trigger. */
  readonly disproportionate: KnownAnswer;
  readonly noBetterDiagnosis: KnownAnswer;
  /** As the patient reports them. */
  readonly symptoms: CategoryFindings;
  /** As somebody sees them now. */
  readonly signs: CategoryFindings;
}

const NEEDED: Readonly<Record<BudapestColumn, number>> = { symptoms: 3, signs: 2 };
const NEEDED_IN_RESEARCH: Readonly<Record<BudapestColumn, number>> = { symptoms: 4, signs: 2 };

export type Verdict = 'met' | 'not-met' | 'open';

/** Something that could still decide it. */
export type OpenItem =
  | { readonly question: 'disproportionate' | 'no-better-diagnosis' }
  | { readonly column: BudapestColumn; readonly category: BudapestCategory };

export interface ColumnCount {
  /** Categories in which something was found. */
  readonly found: number;
  /** Categories that nobody looked at. */
  readonly open: number;
}

export interface BudapestResult {
  readonly clinical: Verdict;
  readonly research: Verdict;
  readonly symptoms: ColumnCount;
  readonly signs: ColumnCount;
  /** What keeps the clinical criteria undecided; empty once they are met or cannot be. */
  readonly open: readonly OpenItem[];
}

export function budapestResult(findings: BudapestFindings): BudapestResult {
  const counts = { symptoms: count(findings.symptoms), signs: count(findings.signs) };
  const clinical = verdict(findings, counts, NEEDED);
  return {
    clinical,
    research: verdict(findings, counts, NEEDED_IN_RESEARCH),
    ...counts,
    open: clinical === 'open' ? openItems(findings, counts) : [],
  };
}

function count(column: CategoryFindings): ColumnCount {
  const all = BUDAPEST_CATEGORIES.map((category) => column[category]);
  return {
    found: all.filter((found) => found !== null && found.length > 0).length,
    open: all.filter((found) => found === null).length,
  };
}

type Counts = Readonly<Record<BudapestColumn, ColumnCount>>;

function verdict(
  { disproportionate, noBetterDiagnosis }: BudapestFindings,
  counts: Counts,
  needed: Readonly<Record<BudapestColumn, number>>,
): Verdict {
  const parts = [
    answerVerdict(disproportionate),
    answerVerdict(noBetterDiagnosis),
    ...BUDAPEST_COLUMNS.map((column) => columnVerdict(counts[column], needed[column])),
  ];
  if (parts.includes('not-met')) return 'not-met';
  return parts.includes('open') ? 'open' : 'met';
}

function answerVerdict(answer: KnownAnswer): Verdict {
  if (answer === 'unknown') return 'open';
  return answer === 'yes' ? 'met' : 'not-met';
}

function columnVerdict({ found, open }: ColumnCount, needed: number): Verdict {
  if (found >= needed) return 'met';
  return found + open >= needed ? 'open' : 'not-met';
}

function openItems(findings: BudapestFindings, counts: Counts): OpenItem[] {
  const items: OpenItem[] = [];
  if (findings.disproportionate === 'unknown') items.push({ question: 'disproportionate' });
  if (findings.noBetterDiagnosis === 'unknown') items.push({ question: 'no-better-diagnosis' });
  for (const column of BUDAPEST_COLUMNS) {
    if (columnVerdict(counts[column], NEEDED[column]) !== 'open') continue;
    for (const category of BUDAPEST_CATEGORIES)
      if (findings[column][category] === null) items.push({ column, category });
  }
  return items;
}

const NOT_LOOKED: CategoryFindings = {
  sensory: null,
  vasomotor: null,
  'sudomotor-oedema': null,
  'motor-trophic': null,
};

/** Before anybody asked or looked. */
export const NO_FINDINGS: BudapestFindings = {
  disproportionate: 'unknown',
  noBetterDiagnosis: 'unknown',
  symptoms: NOT_LOOKED,
  signs: NOT_LOOKED,
};

/** Has nobody said anything of it? */
export function isUntouched(findings: BudapestFindings): boolean {
  return (
    findings.disproportionate === 'unknown' &&
    findings.noBetterDiagnosis === 'unknown' &&
    BUDAPEST_COLUMNS.every((column) =>
      BUDAPEST_CATEGORIES.every((category) => findings[column][category] === null),
    )
  );
}
