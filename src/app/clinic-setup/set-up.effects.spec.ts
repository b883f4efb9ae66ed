import type { WantedChange } from '#contract/session-plan';
import type { Action, Store } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import type { Router } from '@angular/router';
import { Subject, of, throwError } from 'rxjs';
import type { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import type { Notices } from '../shared/notices/notices';
import { setUpApiActions, setUpPageActions } from './set-up.actions';
import { afterSaving, save, savePlan, weigh } from './set-up.effects';
import { setUpFeature } from './set-up.state';

const resource = { kind: 'room', name: 'Room 2', shortName: 'R2' } as const;

describe('Saving the set-up', () => {
  let actions: Subject<Action>;
  let heard: Action[];
  let sent: unknown[];

  const saveWith = (failure: ApiFailure | null): void => {
    const api = {
      write: (...request: unknown[]) => {
        sent.push(request);
        return failure === null ? of([]) : throwError(() => failure);
      },
    } as unknown as ApiClient;
    save(new Actions(actions), api).subscribe((action) => heard.push(action));
  };

  beforeEach(() => {
    actions = new Subject();
    heard = [];
    sent = [];
  });

  const cases: readonly [string, Action, unknown[]][] = [
    ['a room', setUpPageActions.resourceAdded({ resource }), ['POST', '/api/resources', resource]],
    [
      'an approval',
      setUpPageActions.rulesDecided({ version: 2, decision: 'approve' }),
      ['POST', '/api/clinic/rules/approve', { version: 2 }],
    ],
  ];
  for (const [what, asked, request] of cases)
    it(`sends ${what} as it was asked for`, () => {
      saveWith(null);
      actions.next(asked);
      expect(sent).toEqual([request]);
      expect(heard.map(({ type }) => type)).toEqual([setUpApiActions.saved.type]);
    });

  it('asks whom a change of the plan strands, and saves it with whom was seen', () => {
    const change: WantedChange = { kind: 'reopen', closureIds: ['closure-1'] };
    const stranded = [{ bookingId: 'booking-1', version: 4, refusals: [] }];
    const preview = { stranded, made: 0, changed: 0, gone: 0 };
    const api = {
      send: (...request: unknown[]) => {
        sent.push(request);
        return of(preview);
      },
      write: (...request: unknown[]) => {
        sent.push(request);
        return of([]);
      },
    } as unknown as ApiClient;
    const weighed = { change, preview, said: 'Saved.', back: '/set-up/sessions' };
    const store = { select: () => of(weighed) } as unknown as Store;
    weigh(new Actions(actions), api).subscribe((action) => heard.push(action));
    savePlan(new Actions(actions), api, store).subscribe((action) => heard.push(action));
    actions.next(
      setUpPageActions.planChangeWanted({ change, said: 'Saved.', back: '/set-up/sessions' }),
    );
    expect(heard).toEqual([setUpApiActions.planChangeWeighed({ weighed })]);
    actions.next(setUpApiActions.planChangeWeighed({ weighed }));
    expect(sent.length).toBe(1);
    actions.next(setUpPageActions.planChangeConfirmed());
    expect(sent[1]).toEqual([
      'POST',
      '/api/session-plan',
      { change, seen: [{ bookingId: 'booking-1', version: 4 }] },
    ]);
  });

  it('keeps the form open when refused, and says why', () => {
    const failure: ApiFailure = { kind: 'refused', refusals: [{ code: 'e-mail-taken' }] };
    saveWith(failure);
    actions.next(setUpPageActions.resourceAdded({ resource }));
    expect(heard).toEqual([setUpApiActions.refused({ failure })]);
  });

  it('says what was saved and goes back to the list', () => {
    const said: string[] = [];
    const went: string[] = [];
    const notices = { done: (sentence: string) => said.push(sentence) } as unknown as Notices;
    const router = { navigate: (url: string[]) => went.push(...url) } as unknown as Router;
    afterSaving(new Actions(actions), notices, router).subscribe();
    actions.next(setUpApiActions.saved({ said: 'Saved.', back: '/set-up/places' }));
    expect(said).toEqual(['Saved.']);
    expect(went).toEqual(['/set-up/places']);
  });

  it('is busy until answered, and forgets the failure when another form opens', () => {
    const { reducer } = setUpFeature;
    const busy = reducer(undefined, setUpPageActions.resourceAdded({ resource }));
    expect(busy.saving).toBeTrue();
    const failure: ApiFailure = { kind: 'offline' };
    const refused = reducer(busy, setUpApiActions.refused({ failure }));
    expect(refused).toEqual({ saving: false, failure, weighed: null });
    expect(reducer(refused, setUpPageActions.formOpened()).failure).toBeNull();
  });
});
