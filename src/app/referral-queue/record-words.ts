import type { Mobility } from '#domain/clinic/patient';
import {
  BUDAPEST_CATEGORIES,
  type BudapestCategory,
  type BudapestColumn,
  type BudapestFinding,
  type BudapestFindings,
  type BudapestResult,
  type KnownAnswer,
  type OpenItem,
} from '#domain/referral/budapest';
import type { FunctionInstrument, InvestigationKind } from '#domain/referral/clinical-record';
import type { DiagnosisWarning } from '#domain/referral/diagnosis';
import { allOf } from '../shared/words/lists';

export function answerWord(answer: KnownAnswer): string {
  switch (answer) {
    case 'yes':
      return $localize`Yes`;
    case 'no':
      return $localize`No`;
    case 'unknown':
      return $localize`Not known`;
  }
}

export function mobilityWord(mobility: Mobility): string {
  switch (mobility) {
    case 'walks':
      return $localize`Walks`;
    case 'walking-aid':
      return $localize`Walking aid`;
    case 'wheelchair':
      return $localize`Wheelchair`;
    case 'stretcher':
      return $localize`Stretcher`;
  }
}

export function instrumentWord(instrument: FunctionInstrument): string {
  switch (instrument) {
    case 'promis-pain-interference':
      return $localize`PROMIS pain interference (T-score)`;
    case 'odi':
      return $localize`ODI`;
    case 'bpi-interference':
      return $localize`BPI interference`;
  }
}

export function investigationWord(kind: InvestigationKind): string {
  switch (kind) {
    case 'mri':
      return $localize`MRI`;
    case 'ct':
      return $localize`CT`;
    case 'x-ray':
      return $localize`X-ray`;
    case 'ultrasound-duplex':
      return $localize`Ultrasound or duplex`;
    case 'abi':
      return $localize`Ankle-brachial index`;
    case 'bone-scan':
      return $localize`Bone scan`;
    case 'nerve-conduction':
      return $localize`Nerve conduction`;
    case 'other':
      return $localize`Other test`;
  }
}

export function categoryWord(category: BudapestCategory): string {
  switch (category) {
    case 'sensory':
      return $localize`Sensory`;
    case 'vasomotor':
      return $localize`Vasomotor`;
    case 'sudomotor-oedema':
      return $localize`Sweating and oedema`;
    case 'motor-trophic':
      return $localize`Motor and trophic`;
  }
}

export function columnWord(column: BudapestColumn): string {
  return column === 'symptoms' ? $localize`Symptoms, reported` : $localize`Signs, seen now`;
}

export function findingWord(finding: BudapestFinding): string {
  switch (finding) {
    case 'hyperaesthesia':
      return $localize`hyperaesthesia`;
    case 'hyperalgesia':
      return $localize`hyperalgesia to pinprick`;
    case 'allodynia':
      return $localize`allodynia`;
    case 'temperature-asymmetry':
      return $localize`temperature differs`;
    case 'colour-change':
      return $localize`colour differs or changes`;
    case 'oedema':
      return $localize`oedema`;
    case 'sweating-change':
      return $localize`sweating differs or changes`;
    case 'reduced-movement':
      return $localize`reduced movement`;
    case 'weakness-tremor-dystonia':
      return $localize`weakness, tremor or dystonia`;
    case 'trophic-change':
      return $localize`hair, nails or skin changed`;
  }
}

/** “3 of 4 symptom categories, 2 of 4 signs: criteria met”. */
export function budapestWords(result: BudapestResult): string {
  const { symptoms, signs } = result;
  return $localize`${symptoms.found}:symptoms: of 4 symptom categories, ${signs.found}:signs: of 4 signs: ${verdictWords(result)}:verdict:`;
}

function verdictWords({ clinical, research }: BudapestResult): string {
  switch (clinical) {
    case 'met':
      return research === 'met'
        ? $localize`criteria met, the research version too`
        : $localize`criteria met`;
    case 'not-met':
      return $localize`criteria not met`;
    case 'open':
      return $localize`not yet known`;
  }
}

/** What could still decide it; empty when nothing could. */
export function openWords({ open }: BudapestResult): string {
  return open.length === 0 ? '' : $localize`Still open: ${allOf(open.map(openWord))}:items:.`;
}

function openWord(item: OpenItem): string {
  if ('column' in item) {
    const category = categoryWord(item.category).toLowerCase();
    return item.column === 'symptoms'
      ? $localize`${category}:category: symptoms`
      : $localize`${category}:category: signs`;
  }
  return item.question === 'disproportionate'
    ? $localize`whether the pain is out of proportion`
    : $localize`whether another diagnosis explains it better`;
}

/** What was found in one column; empty when nothing was. */
export function foundWords(findings: BudapestFindings, column: BudapestColumn): string {
  return BUDAPEST_CATEGORIES.flatMap((category) => findings[column][category] ?? [])
    .map(findingWord)
    .join(', ');
}

export function warningWords(warning: DiagnosisWarning): string {
  switch (warning) {
    case 'heading-only':
      return $localize`The diagnosis code names a group only. A payer asks for the full code.`;
    case 'side-unspecified':
      return $localize`The diagnosis code leaves the side open.`;
    case 'not-a-pain-indication':
      return $localize`The diagnosis code says phantom limb without pain.`;
  }
}
