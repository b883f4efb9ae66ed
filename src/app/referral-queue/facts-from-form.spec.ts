import { codeNotes, codeProblem, mayBecomeCode } from './code-words';
import { changedFrom, patientFactsFrom, referralFactsFrom } from './facts-from-form';

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

describe('Facts as typed', () => {
  it('are nothing where nothing was typed', () => {
    expect(referralFactsFrom(form({ diagnosisCode: ' ', side: '', urgency: '' }))).toEqual(
      jasmine.objectContaining({ diagnosis: null, side: null, urgency: null, baselineNrs: null }),
    );
    expect(patientFactsFrom(form({ drugs: ' \n\n' }))).toEqual(
      jasmine.objectContaining({ drugs: [], phone: null, sex: 'unknown', weightKg: null }),
    );
  });

  it('take a code however it is typed, and lists line by line', () => {
    const facts = referralFactsFrom(form({ diagnosisCode: 'g90522', diagnosisText: 'CRPS' }));
    expect(facts.diagnosis).toEqual({ code: 'G90.522', text: 'CRPS' });
    const patient = patientFactsFrom(form({ drugs: 'warfarin 3 mg\n metformin ' }));
    expect(patient.drugs).toEqual(['warfarin 3 mg', 'metformin']);
  });

  it('know a wrong code and a contradicting side', () => {
    expect(codeProblem('', 'left')).toBe('');
    expect(codeProblem('banana', null)).toContain('not an ICD-10-CM code');
    expect(codeProblem('G90.521', 'left')).toContain('The code says right');
    expect(codeProblem('G90.523', 'left')).toBe('');
  });

  it('say quietly what to look at twice about a code', () => {
    for (const [typed, words] of [
      ['g9052', 'names a group only'],
      ['G90.529', 'leaves the side open'],
      ['G54.7', 'without pain'],
      ['M54.5', 'not among those usual here'],
    ] as const)
      expect(codeNotes(typed).join()).withContext(typed).toContain(words);
    expect(['G90.522', 'G90', 'banana'].flatMap(codeNotes)).toEqual([]);
    expect(['', 'g', 'G9'].every(mayBecomeCode)).toBe(true);
    expect(['G90', '9', 'ba'].some(mayBecomeCode)).toBe(false);
  });

  it('are no change where only the database ordered their names otherwise', () => {
    const facts = { pauses: [{ from: '2026-09-01', to: null, reason: 'Away' }] };
    expect(
      changedFrom(facts, { pauses: [{ to: null, from: '2026-09-01', reason: 'Away' }] }),
    ).toEqual({});
  });

  it('are sent only where they differ', () => {
    const before = { phone: '1', drugs: ['a'], sex: 'female', mrn: 'GA-1' };
    expect(changedFrom({ phone: '1', drugs: ['a', 'b'], sex: 'female' }, before)).toEqual({
      drugs: ['a', 'b'],
    });
  });
});
