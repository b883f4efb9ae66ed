import type { Role } from '#domain/people/roles';
import type { RedFlag } from '#domain/referral/referral';
import { aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { Notices } from '../../shared/notices/notices';
import { Desk } from '../../shared/testing/desk';
import { liveFeedActions } from '../../state/live-feed.actions';
import { tellPhysicians } from './red-flag-notices.effects';

const AT = '2026-09-08T09:00:00.000Z';

const flag = (by: string, at = AT): RedFlag => ({
  id: `flag-${by}`,
  kind: 'suspected-dvt',
  note: '',
  raised: { ...aStamp(), by, byName: 'Maya Lindqvist', at },
  resolved: null,
});

function told(role: Role, redFlag: RedFlag): Notices {
  const desk = new Desk({
    roles: [role],
    now: AT,
    cases: [],
    also: { referrals: [aReferral()], patients: [aPatient({ familyName: 'Okafor' })] },
    providers: [provideEffects({ tellPhysicians })],
  });
  const body = aReferral({ version: 2, redFlags: [redFlag] });
  const change = { seq: 9, id: body.id, version: 2, byName: 'Maya Lindqvist', at: AT } as const;
  const changes = [{ ...change, entity: 'referral', body }] as const;
  desk.store.dispatch(liveFeedActions.changesReceived({ changes }));
  desk.store.dispatch(liveFeedActions.changesReceived({ changes }));
  return TestBed.inject(Notices);
}

describe('A red flag', () => {
  it('goes to a physician at once, once, and opens from there', () => {
    const notices = told('physician', flag('coordinator-1'));
    expect(notices.shown().map(({ sentences }) => sentences.join(' '))).toEqual([
      'Red flag for Okafor, Grace: suspected deep vein thrombosis. Raised by Maya Lindqvist.',
    ]);
    const navigate = spyOn(TestBed.inject(Router), 'navigate');
    notices.shown()[0]?.open?.();
    expect(navigate).toHaveBeenCalledWith(['/queue', 'referral-1'], {
      queryParams: { list: 'red-flags' },
    });
  });

  it('is told neither to whoever raised it, nor to another role, nor once it is old', () => {
    expect(told('physician', flag('person-1')).shown()).toEqual([]);
    TestBed.resetTestingModule();
    expect(told('coordinator', flag('nurse-1')).shown()).toEqual([]);
    TestBed.resetTestingModule();
    expect(told('physician', flag('nurse-1', '2026-09-07T09:00:00.000Z')).shown()).toEqual([]);
  });
});
