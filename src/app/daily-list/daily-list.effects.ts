import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { concatMap, exhaustMap, tap, type Observable } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { BookingsClient } from '../shared/bookings-client';
import { Notices } from '../shared/notices/notices';
import { selectNames } from '../state/names.state';
import { TAB } from '../state/tab';
import {
  dailyDecisions,
  dailyListApiActions,
  dailyListPageActions,
  type DailyDecision,
} from './daily-list.actions';

export const decisions = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(...dailyDecisions),
      concatMap((decision) =>
        write(api, decision).pipe(
          mapResponse({
            next: () => dailyListApiActions.decisionStored({ decision }),
            error: (failure: ApiFailure) =>
              dailyListApiActions.decisionRefused({ decision, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

function write(api: ApiClient, decision: DailyDecision): Observable<readonly EntityChange[]> {
  const referral = `/api/referrals/${decision.referralId}`;
  switch (decision.type) {
    case dailyListPageActions.flagResolved.type:
      return api.write('POST', `${referral}/red-flags/${decision.flagId}/resolve`, decision.body);
    case dailyListPageActions.planSet.type:
      return api.write('PUT', `${referral}/antithrombotics`, decision.body);
    case dailyListPageActions.questionAnswered.type:
      return api.write(
        'POST',
        `${referral}/questions/${decision.questionId}/answer`,
        decision.body,
      );
  }
}

/** A move like any other: the server checks both places, and both patients are to be called. */
export const reordering = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(dailyListPageActions.orderChanged),
      exhaustMap(({ bookings: [one, other], isUndo }) => {
        const reason = isUndo ? $localize`Swap undone` : null;
        return client.swap({ bookings: [seen(one), seen(other)], reason, tab: TAB }).pipe(
          mapResponse({
            next: (bookings) => dailyListApiActions.orderStored({ bookings, isUndo }),
            error: (failure: ApiFailure) => dailyListApiActions.orderRefused({ failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

const seen = ({ id, version }: Booking) => ({ id, version });

export const tellReordered = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(dailyListApiActions.orderStored),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ bookings, isUndo }, names]) => {
        const [one, other] = bookings.map(({ patientId }) => names.patient(patientId));
        const words = isUndo
          ? $localize`${one}:patient: and ${other}:other: are where they were.`
          : $localize`${one}:patient: and ${other}:other: have changed places; whoever knows the old time is on the list to call.`;
        const undo = (): void => {
          store.dispatch(dailyListPageActions.orderChanged({ bookings, isUndo: true }));
        };
        notices.done(words, isUndo ? {} : { undo });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellNotReordered = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(dailyListApiActions.orderRefused),
      tap(({ failure }) => {
        notices.failed(failure);
      }),
    );
  },
  { functional: true, dispatch: false },
);
