import {
  cellName,
  clinicalRecordFrom,
  NOTHING_FOUND,
  practicalFactsFrom,
} from './record-from-form';

const form = (...fields: readonly (readonly [string, string])[]): FormData => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

describe('The clinical record as typed', () => {
  it('is nothing where nothing was said', () => {
    expect(clinicalRecordFrom(form(['budapest-disproportionate', 'unknown']))).toEqual({
      budapest: null,
      baselineFunction: null,
      onsetOn: null,
      trigger: null,
      investigations: [],
      previousBlocks: [],
      treatments: [],
    });
    expect(practicalFactsFrom(form())).toEqual({
      renalImpairment: 'unknown',
      mobility: null,
      escort: null,
    });
  });

  it('tells nothing found from nobody having looked', () => {
    const { budapest } = clinicalRecordFrom(
      form(
        [cellName('signs', 'sensory'), 'allodynia'],
        [cellName('signs', 'vasomotor'), NOTHING_FOUND],
      ),
    );
    expect(budapest).toEqual({
      disproportionate: 'unknown',
      noBetterDiagnosis: 'unknown',
      symptoms: { sensory: null, vasomotor: null, 'sudomotor-oedema': null, 'motor-trophic': null },
      signs: {
        sensory: ['allodynia'],
        vasomotor: [],
        'sudomotor-oedema': null,
        'motor-trophic': null,
      },
    });
  });

  it('keeps each row together', () => {
    const { previousBlocks } = clinicalRecordFrom(
      form(
        ['previousBlocks-what', 'LSB'],
        ['previousBlocks-side', ''],
        ['previousBlocks-on', '2026-02-03'],
        ['previousBlocks-reliefPercent', ''],
        ['previousBlocks-reliefLasted', ''],
        ['previousBlocks-what', 'Epidural'],
        ['previousBlocks-side', 'left'],
        ['previousBlocks-on', ''],
        ['previousBlocks-reliefPercent', '0'],
        ['previousBlocks-reliefLasted', 'two days'],
      ),
    );
    expect(previousBlocks).toEqual([
      { what: 'LSB', side: null, on: '2026-02-03', reliefPercent: null, reliefLasted: '' },
      { what: 'Epidural', side: 'left', on: null, reliefPercent: 0, reliefLasted: 'two days' },
    ]);
  });
});
