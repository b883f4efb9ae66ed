import type { ProcedureRecord } from '#domain/visit/visit';
import { allOf } from '../shared/words/lists';

export interface RecordFact {
  readonly name: string;
  readonly words: string;
}

/** What one wants to know of the last procedure before the next one. */
export function lastRecordFacts(record: ProcedureRecord): RecordFact[] {
  const drugs = record.injectates.map(
    ({ drug, percent, millilitres }) =>
      $localize`${millilitres}:millilitres: mL ${drug}:drug: ${percent}:percent: %`,
  );
  return [
    { name: $localize`Level`, words: record.levels.join(', ') },
    { name: $localize`Approach`, words: record.approach },
    { name: $localize`Needle`, words: record.needle },
    { name: $localize`Injected`, words: allOf(drugs) },
    {
      name: $localize`Contrast`,
      words:
        record.contrastMillilitres === null
          ? ''
          : $localize`${record.contrastMillilitres}:millilitres: mL`,
    },
    { name: $localize`Spread`, words: record.spread === null ? '' : spreadWord(record.spread) },
    {
      name: $localize`Fluoroscopy`,
      words:
        record.fluoroscopySeconds === null
          ? ''
          : $localize`${record.fluoroscopySeconds}:seconds: s`,
    },
    { name: $localize`Complications`, words: record.complications },
  ].filter(({ words }) => words !== '');
}

function spreadWord(spread: NonNullable<ProcedureRecord['spread']>): string {
  switch (spread) {
    case 'craniocaudal':
      return $localize`craniocaudal, as wanted`;
    case 'vascular':
      return $localize`vascular`;
    case 'psoas':
      return $localize`into the psoas`;
    case 'epidural':
      return $localize`epidural`;
    case 'other':
      return $localize`other`;
  }
}
