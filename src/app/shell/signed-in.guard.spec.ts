import { aClinic } from '#domain/testing/builders';
import { TestBed } from '@angular/core/testing';
import {
  type ActivatedRouteSnapshot,
  type GuardResult,
  Router,
  type RouterStateSnapshot,
  type UrlTree,
  provideRouter,
} from '@angular/router';
import { Store, provideStore } from '@ngrx/store';
import type { Observable } from 'rxjs';
import { clinicReducers } from '../state/provide-state';
import { signInActions } from '../state/sign-in.actions';
import { signedInGuard } from './signed-in.guard';

describe('The way in', () => {
  let answers: GuardResult[];

  beforeEach(() => {
    answers = [];
    TestBed.configureTestingModule({
      providers: [provideStore(clinicReducers), provideRouter([])],
    });
    TestBed.runInInjectionContext(() => {
      const wanted = { url: '/queue/referral-1?list=new' } as RouterStateSnapshot;
      const answer = signedInGuard({} as ActivatedRouteSnapshot, wanted);
      (answer as Observable<GuardResult>).subscribe((result) => answers.push(result));
    });
  });

  it('waits until it is known who is here', () => {
    expect(answers).toEqual([]);
    TestBed.inject(Store).dispatch(
      signInActions.recognised({
        person: {
          id: 'person-1',
          version: 1,
          name: '',
          email: '',
          roles: [],
          physicianId: null,
          active: true,
        },
        clinic: aClinic(),
        acts: [],
      }),
    );
    expect(answers).toEqual([true]);
  });

  it('leads the signed-out to the door, and remembers where they were going', () => {
    TestBed.inject(Store).dispatch(signInActions.nobodySignedIn());
    const [to] = answers as UrlTree[];
    expect(to === undefined ? '' : TestBed.inject(Router).serializeUrl(to)).toBe(
      '/sign-in?next=%2Fqueue%2Freferral-1%3Flist%3Dnew',
    );
  });

  it('lets the frame say it when the server is away', () => {
    TestBed.inject(Store).dispatch(signInActions.couldNotAsk({ failure: { kind: 'offline' } }));
    expect(answers).toEqual([true]);
  });
});
