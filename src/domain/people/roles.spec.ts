import {
  ACTS,
  actsOf,
  mayDo,
  ROLES,
  rolesThatMay,
  type Act,
  type Role,
} from '#domain/people/roles';

/** model.md, "Who may", cell by cell: c coordinator, n nurse, p physician, a administrator. */
const EXPECTED: Record<Act, string> = {
  'read-clinic': 'cnpa',
  'enter-referral': 'cnp',
  'tell-patient': 'cnp',
  'return-referral': 'cp',
  'triage-referral': 'p',
  'resolve-red-flag': 'p',
  'complete-readiness': 'cnp',
  'set-antithrombotic-plan': 'p',
  book: 'c',
  'book-own-list': 'p',
  'move-on-the-day': 'cn',
  'overrule-as-coordinator': 'c',
  'overrule-as-physician': 'p',
  'record-arrival': 'cnp',
  'record-visit-step': 'np',
  'answer-checklist': 'np',
  'record-measurement': 'np',
  'write-procedure-record': 'np',
  'sign-record': 'p',
  'record-follow-up': 'cnp',
  'answer-follow-up': 'p',
  'record-response': 'cnp',
  'plan-series': 'cp',
  'decide-series': 'p',
  'set-up-clinic': 'a',
  'manage-people': 'a',
  'approve-clinical-numbers': 'p',
  'read-audit': 'pa',
};
const LETTER: Record<Role, string> = {
  coordinator: 'c',
  nurse: 'n',
  physician: 'p',
  administrator: 'a',
  display: 'd',
};

describe('the table of who may do what', () => {
  for (const act of ACTS)
    for (const role of ROLES) {
      const allowed = EXPECTED[act].includes(LETTER[role]);
      it(`${role} ${allowed ? 'may' : 'may not'} ${act}`, () => {
        expect(mayDo([role], act)).toBe(allowed);
        expect(rolesThatMay(act).includes(role)).toBe(allowed);
        expect(actsOf([role]).includes(act)).toBe(allowed);
      });
    }

  it('opens to a person what any of their roles opens', () => {
    expect(mayDo(['coordinator', 'administrator'], 'set-up-clinic')).toBeTrue();
    expect(mayDo(['coordinator', 'administrator'], 'book')).toBeTrue();
    expect(actsOf(['nurse', 'display'])).toEqual(actsOf(['nurse']));
  });

  it('opens nothing without a role, nor to a wall display', () => {
    expect(actsOf([])).toEqual([]);
    expect(actsOf(['display'])).toEqual([]);
  });

  it('leaves no act that nobody may do', () => {
    for (const act of ACTS) expect(rolesThatMay(act).length).toBeGreaterThan(0);
  });
});
