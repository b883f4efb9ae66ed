import {
  budapestResult,
  FINDINGS_OF,
  BUDAPEST_CATEGORIES,
  isUntouched,
  NO_FINDINGS,
  type BudapestColumn,
  type BudapestFindings,
  type CategoryFindings,
  type KnownAnswer,
} from '#domain/referral/budapest';

/** Four letters, a category each: `+` found, `-` looked and nothing, `?` nobody looked. */
function column(name: BudapestColumn, marks: string): CategoryFindings {
  const found = BUDAPEST_CATEGORIES.map((category, index) => {
    const mark = marks[index];
    if (mark === '?') return [category, null];
    return [category, mark === '+' ? FINDINGS_OF[name][category].slice(0, 1) : []];
  });
  return Object.fromEntries(found) as CategoryFindings;
}

const ANSWERS: Readonly<Record<string, KnownAnswer>> = { y: 'yes', n: 'no', '?': 'unknown' };

/** `yy`: the two questions; then symptoms and signs. */
function findings(questions: string, symptoms: string, signs: string): BudapestFindings {
  return {
    disproportionate: ANSWERS[questions[0] ?? ''] ?? 'unknown',
    noBetterDiagnosis: ANSWERS[questions[1] ?? ''] ?? 'unknown',
    symptoms: column('symptoms', symptoms),
    signs: column('signs', signs),
  };
}

describe('Budapest criteria', () => {
  const CASES = [
    // questions, symptoms, signs, clinical, research, what is open
    ['yy', '++++', '++++', 'met', 'met', 0],
    ['yy', '++++', '++--', 'met', 'met', 0],
    ['yy', '+++-', '++--', 'met', 'not-met', 0],
    ['yy', '+++?', '++??', 'met', 'open', 0],
    ['yy', '-+++', '--++', 'met', 'not-met', 0],
    ['yy', '++--', '++++', 'not-met', 'not-met', 0],
    ['yy', '+++-', '+---', 'not-met', 'not-met', 0],
    ['yy', '----', '----', 'not-met', 'not-met', 0],
    // One symptom category nobody asked about may still be the third.
    ['yy', '++-?', '++--', 'open', 'not-met', 1],
    ['yy', '++??', '++--', 'open', 'open', 2],
    ['yy', '+--?', '++--', 'not-met', 'not-met', 0],
    ['yy', '+++-', '+--?', 'open', 'not-met', 1],
    ['yy', '+++-', '---?', 'not-met', 'not-met', 0],
    ['yy', '+++-', '????', 'open', 'not-met', 4],
    ['yy', '????', '????', 'open', 'open', 8],
    // A question answered by no decides, whatever was found or is open.
    ['ny', '++++', '++++', 'not-met', 'not-met', 0],
    ['yn', '++++', '++++', 'not-met', 'not-met', 0],
    ['n?', '????', '????', 'not-met', 'not-met', 0],
    ['?y', '++++', '++++', 'open', 'open', 1],
    ['y?', '+++-', '++--', 'open', 'not-met', 1],
    ['??', '+++?', '++??', 'open', 'open', 2],
    ['??', '++--', '++--', 'not-met', 'not-met', 0],
  ] as const;
  for (const [questions, symptoms, signs, clinical, research, open] of CASES)
    it(`${questions} symptoms ${symptoms} signs ${signs}: ${clinical}, research ${research}`, () => {
      const result = budapestResult(findings(questions, symptoms, signs));
      expect([result.clinical, result.research, result.open.length]).toEqual([
        clinical,
        research,
        open,
      ]);
    });

  it('counts categories, not findings, and what nobody looked at apart', () => {
    const many = findings('yy', '+-??', '??+-');
    const both: BudapestFindings = {
      ...many,
      symptoms: { ...many.symptoms, sensory: ['hyperaesthesia', 'allodynia'] },
    };
    const { symptoms, signs } = budapestResult(both);
    expect([symptoms, signs]).toEqual([
      { found: 1, open: 2 },
      { found: 1, open: 2 },
    ]);
  });

  it('names what could still decide it', () => {
    expect(budapestResult(findings('y?', '++-?', '++??')).open).toEqual([
      { question: 'no-better-diagnosis' },
      { column: 'symptoms', category: 'motor-trophic' },
    ]);
  });

  it('tells “nobody looked” from “nothing there”', () => {
    expect(isUntouched(NO_FINDINGS)).toBe(true);
    expect(isUntouched(findings('??', '????', '???-'))).toBe(false);
    expect(isUntouched(findings('?n', '????', '????'))).toBe(false);
  });
});
