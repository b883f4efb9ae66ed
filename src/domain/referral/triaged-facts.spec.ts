import type { Role } from '#domain/people/roles';
import type { Referral, TriageDecision, TriagedFact } from '#domain/referral/referral';
import { triagedRefusals } from '#domain/referral/triaged-facts';
import { aReferral } from '#domain/testing/builders';

describe('What triage decided by accepting', () => {
  type Wanted = Partial<Pick<Referral, TriagedFact>>;
  const present = {
    urgency: 'urgent',
    procedureTypeId: 'lsb',
    side: 'left',
    levels: ['L3'],
  } as const;
  const cases: readonly (readonly [Role, TriageDecision, Wanted, readonly TriagedFact[]])[] = [
    ['coordinator', 'accepted', { side: 'right' }, ['side']],
    ['coordinator', 'accepted', { side: null }, ['side']],
    ['coordinator', 'accepted', { procedureTypeId: 'other' }, ['procedureTypeId']],
    ['nurse', 'accepted', { urgency: 'routine', levels: ['L2'] }, ['urgency', 'levels']],
    ['coordinator', 'accepted', { ...present, levels: ['L3'] }, []],
    ['coordinator', 'accepted', {}, []],
    ['physician', 'accepted', { side: 'right', urgency: 'routine' }, []],
    ['coordinator', 'received', { side: 'right', urgency: 'routine' }, []],
    ['coordinator', 'needs-information', { side: 'right' }, []],
  ];
  for (const [role, decision, wanted, facts] of cases)
    it(`${JSON.stringify(wanted)} by a ${role}, ${decision}: ${facts.join(', ') || 'yes'}`, () => {
      expect(
        triagedRefusals(aReferral({ ...present, decision }), wanted, { roles: [role] }),
      ).toEqual(facts.length === 0 ? [] : [{ code: 'decided-at-triage', facts }]);
    });
});
