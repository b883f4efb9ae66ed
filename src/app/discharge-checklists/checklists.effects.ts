import type { Checklist } from '#domain/discharge/checklist';
import { checklistOf } from '#domain/visit/day-case';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { concatMap, map, of, switchMap } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { AfterFrame } from '../shared/after-frame';
import { VisitsClient } from '../shared/day/visits-client';
import { selectDayCases } from '../state/day-cases.state';
import { selectActor } from '../state/sign-in.state';
import { versionSeen } from './version-seen';
import { checklistPageActions, checklistsApiActions, type GivenAnswer } from './checklists.actions';

export const pastDayOpened = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(checklistPageActions.pastDayOpened),
      switchMap(({ bookingId }) =>
        client.findChecklists(bookingId).pipe(
          mapResponse({
            next: (checklists) =>
              checklistsApiActions.pastChecklistsFound({ bookingId, checklists }),
            error: (failure: ApiFailure) =>
              checklistsApiActions.pastChecklistsFailed({ bookingId, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** One answer after another, in the order in which they were given; the first begins the checklist. */
export const itemAnswered = createEffect(
  (
    actions = inject(Actions),
    client = inject(VisitsClient),
    store = inject(Store),
    frame = inject(AfterFrame),
  ) => {
    const cases = store.selectSignal(selectDayCases);
    const actor = store.selectSignal(selectActor);
    const present = ({ bookingId, kind }: GivenAnswer): Checklist | undefined => {
      const day = cases()[bookingId];
      return day && checklistOf(day, kind);
    };
    return actions.pipe(
      ofType(checklistPageActions.itemAnswered),
      concatMap(({ answer }) => {
        const { bookingId, kind, linkId, value, reason } = answer;
        // First it is seen, then it is sent.
        return frame.next().pipe(
          switchMap(() => {
            const begun = present(answer)?.id;
            return begun === undefined
              ? client.startChecklist(bookingId, kind).pipe(map((started) => started.checklistId))
              : of(begun);
          }),
          switchMap((id) => {
            const version = versionSeen(answer, present(answer), actor()?.personId ?? null);
            return client.answerItem(id, { version, linkId, value, reason });
          }),
          mapResponse({
            next: () => checklistsApiActions.answerStored({ answer }),
            error: (failure: ApiFailure) => checklistsApiActions.answerRefused({ answer, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);
