import type { PatientFacts, ReferralFacts } from '#contract/referral-writes';
import { MOBILITIES } from '#domain/clinic/patient';
import {
  BUDAPEST_CATEGORIES,
  FINDINGS_OF,
  isUntouched,
  KNOWN_ANSWERS,
  type BudapestCategory,
  type BudapestColumn,
  type BudapestFinding,
  type KnownAnswer,
} from '#domain/referral/budapest';
import {
  FUNCTION_INSTRUMENTS,
  INVESTIGATIONS,
  type ClinicalRecord,
} from '#domain/referral/clinical-record';
import { SIDES } from '#domain/referral/laterality';
import { textOf } from '../../shared/form-text';

type Given<Facts, Name extends keyof Facts> = Exclude<Facts[Name], undefined>;
type WholeRecord = { [Name in keyof ClinicalRecord]: Given<ReferralFacts, Name> };

/** What the grid's boxes say where somebody looked and found nothing. */
export const NOTHING_FOUND = 'none';
export const cellName = (column: BudapestColumn, category: BudapestCategory): string =>
  `budapest-${column}-${category}`;

/** What was found and tried, as the fields now stand. */
export function clinicalRecordFrom(form: FormData): WholeRecord {
  return {
    budapest: budapestFrom(form),
    baselineFunction: functionFrom(form),
    onsetOn: textOf(form, 'onsetOn') || null,
    trigger: textOf(form, 'trigger') || null,
    investigations: rowsFrom(form, 'investigations', ['kind', 'on', 'result']).map((row) => ({
      kind: INVESTIGATIONS.find((kind) => kind === row.kind) ?? 'other',
      on: row.on || null,
      result: row.result,
    })),
    previousBlocks: rowsFrom(form, 'previousBlocks', [
      'what',
      'side',
      'on',
      'reliefPercent',
      'reliefLasted',
    ]).map((row) => ({
      what: row.what,
      side: SIDES.find((side) => side === row.side) ?? null,
      on: row.on || null,
      reliefPercent: row.reliefPercent === '' ? null : Number(row.reliefPercent),
      reliefLasted: row.reliefLasted,
    })),
    treatments: rowsFrom(form, 'treatments', ['treatment', 'dose', 'outcome']),
  };
}

/** How the patient comes and goes. */
export function practicalFactsFrom(form: FormData): {
  [Name in 'renalImpairment' | 'mobility' | 'escort']: Given<PatientFacts, Name>;
} {
  const escort = textOf(form, 'escort');
  return {
    renalImpairment: answerOf(form, 'renalImpairment'),
    mobility: MOBILITIES.find((mobility) => mobility === form.get('mobility')) ?? null,
    escort:
      escort === ''
        ? null
        : escort === 'arranged'
          ? { arranged: true, name: textOf(form, 'escortName'), phone: textOf(form, 'escortPhone') }
          : { arranged: false, name: '', phone: '' },
  };
}

const answerOf = (form: FormData, name: string): KnownAnswer =>
  KNOWN_ANSWERS.find((answer) => answer === form.get(name)) ?? 'unknown';

/** The findings as the grid now stands; `null` when nobody said anything. */
export function budapestFrom(form: FormData): Given<ReferralFacts, 'budapest'> {
  const findings = {
    disproportionate: answerOf(form, 'budapest-disproportionate'),
    noBetterDiagnosis: answerOf(form, 'budapest-noBetterDiagnosis'),
    symptoms: columnFrom(form, 'symptoms'),
    signs: columnFrom(form, 'signs'),
  };
  return isUntouched(findings) ? null : findings;
}

function columnFrom(form: FormData, column: BudapestColumn) {
  const cell = (category: BudapestCategory): BudapestFinding[] | null => {
    const ticked = form.getAll(cellName(column, category));
    if (ticked.length === 0) return null;
    return FINDINGS_OF[column][category].filter((finding) => ticked.includes(finding));
  };
  const [sensory, vasomotor, sudomotor, motor] = BUDAPEST_CATEGORIES;
  return {
    [sensory]: cell(sensory),
    [vasomotor]: cell(vasomotor),
    [sudomotor]: cell(sudomotor),
    [motor]: cell(motor),
  };
}

function functionFrom(form: FormData): Given<ReferralFacts, 'baselineFunction'> {
  const words = textOf(form, 'functionWords');
  const score = textOf(form, 'functionScore');
  const instrument = FUNCTION_INSTRUMENTS.find((each) => each === form.get('functionInstrument'));
  const measured =
    instrument === undefined || score === '' ? null : { instrument, score: Number(score) };
  return measured === null && words === '' ? null : { measured, words };
}

/** Every field of a row is always sent, so that the nth of each name make the nth row. */
function rowsFrom<Name extends string>(
  form: FormData,
  list: string,
  names: readonly Name[],
): Record<Name, string>[] {
  const columns = names.map((name) => form.getAll(`${list}-${name}`));
  return (columns[0] ?? []).map((_, index) => {
    const cells = names.map((name, at) => {
      const value = columns[at]?.[index];
      return [name, typeof value === 'string' ? value.trim() : ''] as const;
    });
    return Object.fromEntries(cells) as Record<Name, string>;
  });
}
