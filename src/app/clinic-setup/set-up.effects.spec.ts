import type { Action } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import type { Router } from '@angular/router';
import { Subject, of, throwError } from 'rxjs';
import type { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import type { Notices } from '../shared/notices/notices';
import { setUpApiActions, setUpPageActions } from './set-up.actions';
import { afterSaving, save } from './set-up.effects';
import { setUpFeature } from './set-up.state';

const change = {
  version: 3,
  name: 'Room 2',
  shortName: 'R2',
  activeTo: null,
};

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
    [
      'a room',
      setUpPageActions.resourceChanged({ id: 'room-2', change }),
      ['PUT', '/api/resources/room-2', change],
    ],
    [
      'a cancelled session',
      setUpPageActions.sessionCancelled({ id: 'session-1', version: 2, reason: 'Leave' }),
      ['POST', '/api/sessions/session-1/cancel', { version: 2, reason: 'Leave' }],
    ],
    [
      'the clinic',
      setUpPageActions.clinicChanged({ change: { version: 1, name: 'Pier', openingHours: {} } }),
      ['PUT', '/api/clinic', { version: 1, name: 'Pier', openingHours: {} }],
    ],
  ];
  for (const [what, asked, request] of cases)
    it(`sends ${what} with the version it was based on`, () => {
      saveWith(null);
      actions.next(asked);
      expect(sent).toEqual([request]);
      expect(heard.map(({ type }) => type)).toEqual([setUpApiActions.saved.type]);
    });

  it('keeps the form open when refused, and says why', () => {
    const failure: ApiFailure = { kind: 'refused', refusals: [{ code: 'e-mail-taken' }] };
    saveWith(failure);
    actions.next(setUpPageActions.resourceChanged({ id: 'room-2', change }));
    expect(heard).toEqual([setUpApiActions.refused({ failure })]);
  });

  it('says what was saved and goes back to the list', () => {
    const said: string[] = [];
    const went: string[] = [];
    const notices = { done: (sentence: string) => said.push(sentence) } as unknown as Notices;
    const router = { navigateByUrl: (url: string) => went.push(url) } as unknown as Router;
    afterSaving(new Actions(actions), notices, router).subscribe();
    actions.next(setUpApiActions.saved({ said: 'Saved.', back: '/set-up/places' }));
    expect(said).toEqual(['Saved.']);
    expect(went).toEqual(['/set-up/places']);
  });

  it('is busy until answered, and forgets the failure when another form opens', () => {
    const { reducer } = setUpFeature;
    const busy = reducer(undefined, setUpPageActions.resourceChanged({ id: 'room-2', change }));
    expect(busy.saving).toBeTrue();
    const failure: ApiFailure = { kind: 'offline' };
    const refused = reducer(busy, setUpApiActions.refused({ failure }));
    expect(refused).toEqual({ saving: false, failure });
    expect(reducer(refused, setUpPageActions.formOpened()).failure).toBeNull();
  });
});
