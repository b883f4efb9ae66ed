import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { concatMap, exhaustMap, tap } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { Notices } from '../shared/notices/notices';
import { repeatBlocksPageActions, seriesApiActions } from './repeat-blocks.actions';
import { SeriesClient } from './series-client';

const refused =
  (seriesId: string | null) =>
  (failure: ApiFailure): ReturnType<typeof seriesApiActions.writeRefused> =>
    seriesApiActions.writeRefused({ seriesId, failure });

export const responseRecorded = createEffect(
  (actions = inject(Actions), client = inject(SeriesClient)) => {
    return actions.pipe(
      ofType(repeatBlocksPageActions.responseRecorded),
      concatMap(({ seriesId, response }) =>
        client.recordResponse(seriesId, response).pipe(
          mapResponse({
            next: () =>
              seriesApiActions.responseStored({ seriesId, due: response.measure?.due ?? null }),
            error: refused(seriesId),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const decisionMade = createEffect(
  (actions = inject(Actions), client = inject(SeriesClient)) => {
    return actions.pipe(
      ofType(repeatBlocksPageActions.decisionMade),
      exhaustMap(({ seriesId, decision }) =>
        client.decide(seriesId, decision).pipe(
          mapResponse({
            next: () => seriesApiActions.decisionStored({ seriesId }),
            error: refused(seriesId),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const pauseAsked = createEffect(
  (actions = inject(Actions), client = inject(SeriesClient)) => {
    return actions.pipe(
      ofType(repeatBlocksPageActions.pauseAsked),
      exhaustMap(({ seriesId, version, reason }) =>
        client.pause(seriesId, { version, reason }).pipe(
          mapResponse({
            next: () => seriesApiActions.pauseStored({ seriesId, paused: true }),
            error: refused(seriesId),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const resumeAsked = createEffect(
  (actions = inject(Actions), client = inject(SeriesClient)) => {
    return actions.pipe(
      ofType(repeatBlocksPageActions.resumeAsked),
      exhaustMap(({ seriesId, version }) =>
        client.resume(seriesId, { version }).pipe(
          mapResponse({
            next: () => seriesApiActions.pauseStored({ seriesId, paused: false }),
            error: refused(seriesId),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const blocksBooked = createEffect(
  (actions = inject(Actions), client = inject(SeriesClient)) => {
    return actions.pipe(
      ofType(repeatBlocksPageActions.blocksBooked),
      exhaustMap(({ seriesId, blocks }) =>
        client.bookBlocks(seriesId, blocks).pipe(
          mapResponse({
            next: () => seriesApiActions.blocksPlaced({ seriesId, count: blocks.bookings.length }),
            error: refused(seriesId),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const seriesPlanned = createEffect(
  (actions = inject(Actions), client = inject(SeriesClient)) => {
    return actions.pipe(
      ofType(repeatBlocksPageActions.seriesPlanned),
      exhaustMap(({ plan }) =>
        client.plan(plan).pipe(
          mapResponse({
            next: (changes) => {
              const begun = changes.find(({ entity }) => entity === 'series');
              return begun === undefined
                ? refused(null)({ kind: 'broken', requestId: null })
                : seriesApiActions.seriesBegun({ seriesId: begun.id });
            },
            error: refused(null),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const openBegun = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(seriesApiActions.seriesBegun),
      tap(({ seriesId }) => void router.navigate(['/series', seriesId])),
    );
  },
  { functional: true, dispatch: false },
);

export const tellDone = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(
        seriesApiActions.responseStored,
        seriesApiActions.decisionStored,
        seriesApiActions.pauseStored,
        seriesApiActions.blocksPlaced,
        seriesApiActions.seriesBegun,
      ),
      tap((action) => {
        notices.done(doneWords(action));
      }),
    );
  },
  { functional: true, dispatch: false },
);

type Done = ReturnType<
  (typeof seriesApiActions)[
    'responseStored' | 'decisionStored' | 'pauseStored' | 'blocksPlaced' | 'seriesBegun']
>;

function doneWords(action: Done): string {
  switch (action.type) {
    case seriesApiActions.responseStored.type:
      return $localize`Response recorded.`;
    case seriesApiActions.decisionStored.type:
      return $localize`Decision recorded.`;
    case seriesApiActions.pauseStored.type:
      return action.paused ? $localize`Series paused.` : $localize`Series resumed.`;
    case seriesApiActions.blocksPlaced.type:
      return action.count === 1 ? $localize`Block booked.` : $localize`Blocks booked.`;
    case seriesApiActions.seriesBegun.type:
      return $localize`Series booked.`;
  }
}
