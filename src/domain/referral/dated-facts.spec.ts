import type { DatedFact } from '#domain/referral/referral-refusal';
import { dateRefusals, type DatedFacts } from '#domain/referral/dated-facts';

const TODAY = '2026-09-14';

const aTest = (on: string | null): DatedFacts => ({
  investigations: [{ kind: 'mri', on, result: '' }],
});
const aBlock = (on: string | null): DatedFacts => ({
  previousBlocks: [{ what: 'Block', side: null, on, reliefPercent: null, reliefLasted: '' }],
});

describe('Days of what is to come', () => {
  for (const [name, to, fields] of [
    ['next year', '2027-09-14', []],
    ['without an end', null, []],
    ['before it begins', '2026-09-13', ['pause', 'unavailable']],
    ['“for ever”', '9999-12-31', ['pause', 'unavailable']],
    ['in a mistyped year', '2206-10-01', ['pause', 'unavailable']],
  ] as const)
    it(`a pause ${name}: ${fields.join() || 'can be'}`, () => {
      const range = { from: TODAY, to };
      const facts = { pauses: [{ ...range, reason: 'Away' }], unavailable: [range] };
      const found = dateRefusals(facts, TODAY);
      expect(found.map((refusal) => 'field' in refusal && refusal.field)).toEqual([...fields]);
    });
});

describe('Days of what has been', () => {
  const CASES: readonly [string, DatedFacts, DatedFact[]][] = [
    ['onset today', { onsetOn: TODAY }, []],
    ['onset tomorrow', { onsetOn: '2026-09-15' }, ['onset']],
    ['onset not said', { onsetOn: null }, []],
    ['onset before birth', { onsetOn: '1980-01-01', birthDate: '1980-01-02' }, ['onset']],
    [
      'onset before the birth on record',
      { onsetOn: '1980-01-01', bornOn: '1980-01-02' },
      ['onset'],
    ],
    [
      'onset after the birth date as now corrected',
      { onsetOn: '1980-01-01', birthDate: '1979-01-01', bornOn: '1990-01-01' },
      [],
    ],
    ['onset in another age, birth unknown', { onsetOn: '0202-09-14' }, ['onset']],
    ['a test yesterday', aTest('2026-09-13'), []],
    ['a test tomorrow', aTest('2026-09-15'), ['investigation']],
    ['a test of an unknown day', aTest(null), []],
    ['a block elsewhere today', aBlock(TODAY), []],
    ['a block elsewhere next year', aBlock('2027-09-14'), ['previous-block']],
    [
      'a block elsewhere before birth',
      { ...aBlock('1970-01-01'), bornOn: '1980-01-02' },
      ['previous-block'],
    ],
  ];
  for (const [name, facts, fields] of CASES)
    it(`${name}: ${fields.join() || 'can be'}`, () => {
      const found = dateRefusals(facts, TODAY);
      expect(found.map((refusal) => 'field' in refusal && refusal.field)).toEqual(fields);
    });
});
