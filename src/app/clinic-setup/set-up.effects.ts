import type { PlanPreview } from '#contract/session-plan';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { concatMap, filter, map, merge, tap } from 'rxjs';
import { ApiClient, type WriteMethod } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { Notices } from '../shared/notices/notices';
import { setUpApiActions, setUpPageActions } from './set-up.actions';
import { selectWeighed } from './set-up.state';

interface SetUpRequest {
  readonly method: WriteMethod;
  readonly url: string;
  readonly body: unknown;
  readonly said: string;
  readonly back: string;
}

type Page = typeof setUpPageActions;
type Asked = ReturnType<
  | Page['personChanged']
  | Page['resourceAdded']
  | Page['sessionsAdded']
  | Page['rulesProposed']
  | Page['rulesDecided']
>;

const saved = $localize`Saved.`;

function requestOf(asked: Asked): SetUpRequest {
  switch (asked.type) {
    case setUpPageActions.personChanged.type:
      return {
        method: 'PUT',
        url: `/api/people/${asked.id}`,
        body: asked.change,
        said: saved,
        back: '/set-up/people',
      };
    case setUpPageActions.resourceAdded.type:
      return {
        method: 'POST',
        url: '/api/resources',
        body: asked.resource,
        said: $localize`${asked.resource.name}:name: can be planned from today.`,
        back: '/set-up/places',
      };
    case setUpPageActions.sessionsAdded.type:
      return {
        method: 'POST',
        url: '/api/sessions',
        body: asked.sessions,
        said: $localize`On the board.`,
        back: '/set-up/sessions',
      };
    case setUpPageActions.rulesProposed.type:
      return {
        method: 'POST',
        url: '/api/clinic/rules',
        body: asked.proposal,
        said: $localize`Waiting for a physician’s approval.`,
        back: '/set-up/numbers',
      };
    case setUpPageActions.rulesDecided.type:
      return {
        method: 'POST',
        url: `/api/clinic/rules/${asked.decision}`,
        body: { version: asked.version },
        said: asked.decision === 'approve' ? $localize`In force.` : $localize`Taken back.`,
        back: '/set-up/numbers',
      };
  }
}

export const save = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(
        setUpPageActions.personChanged,
        setUpPageActions.resourceAdded,
        setUpPageActions.sessionsAdded,
        setUpPageActions.rulesProposed,
        setUpPageActions.rulesDecided,
      ),
      concatMap((asked) => {
        const { method, url, body, said, back } = requestOf(asked);
        return api.write(method, url, body).pipe(
          mapResponse({
            next: () => setUpApiActions.saved({ said, back }),
            error: (failure: ApiFailure) => setUpApiActions.refused({ failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** Whom a change of the plan would strand is asked first. */
export const weigh = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(setUpPageActions.planChangeWanted),
      concatMap(({ change, said, back }) => {
        return api.send<PlanPreview>('POST', '/api/session-plan/preview', { change }).pipe(
          mapResponse({
            next: (preview) =>
              setUpApiActions.planChangeWeighed({ weighed: { change, preview, said, back } }),
            error: (failure: ApiFailure) => refusedIn(back, failure),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** Saved with the bookings that were seen: at once when there are none, else after a yes. */
export const savePlan = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), store = inject(Store)) => {
    const harmless = actions.pipe(
      ofType(setUpApiActions.planChangeWeighed),
      map(({ weighed }) => weighed),
      filter(({ preview }) => preview.stranded.length === 0),
    );
    const confirmed = actions.pipe(
      ofType(setUpPageActions.planChangeConfirmed),
      concatLatestFrom(() => store.select(selectWeighed)),
      map(([, weighed]) => weighed),
      filter((weighed) => weighed !== null),
    );
    return merge(harmless, confirmed).pipe(
      concatMap(({ change, preview, said, back }) => {
        const seen = preview.stranded.map(({ bookingId, version }) => ({ bookingId, version }));
        return api.write('POST', '/api/session-plan', { change, seen }).pipe(
          mapResponse({
            next: () => setUpApiActions.saved({ said, back }),
            error: (failure: ApiFailure) => refusedIn(back, failure),
          }),
        );
      }),
    );
  },
  { functional: true },
);

const refusedIn = (back: string | null, failure: ApiFailure) =>
  back === null
    ? setUpApiActions.refusedFromList({ failure })
    : setUpApiActions.refused({ failure });

export const tellRefused = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(setUpApiActions.refusedFromList),
      tap(({ failure }) => {
        notices.failed(failure);
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** Back to the list, which already shows what was saved. */
export const afterSaving = createEffect(
  (actions = inject(Actions), notices = inject(Notices), router = inject(Router)) => {
    return actions.pipe(
      ofType(setUpApiActions.saved),
      tap(({ said, back }) => {
        notices.done(said);
        if (back !== null) void router.navigate([back], { queryParamsHandling: 'preserve' });
      }),
    );
  },
  { functional: true, dispatch: false },
);
