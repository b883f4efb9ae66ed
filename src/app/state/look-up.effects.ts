import type { ReferralAnswer } from '#contract/referral-answer';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { filter, mergeMap } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import { apiActions } from './live-feed.actions';
import { selectReferralEntities } from './referrals.state';

/** A desk knows the referrals that something on the calendar rests on; any other is read when wanted. */
export const lookUpReferral = createEffect(
  (
    actions = inject<Actions>(Actions),
    store = inject<Store>(Store),
    api = inject<ApiClient>(ApiClient),
  ) => {
    return actions.pipe(
      ofType(apiActions.referralWanted),
      concatLatestFrom(() => store.select(selectReferralEntities)),
      filter(([{ referralId }, known]) => !(referralId in known)),
      mergeMap(([{ referralId }]) =>
        api.read<ReferralAnswer>(`/api/referrals/${referralId}`).pipe(
          mapResponse({
            next: ({ referral, patient, bookings, visits }) =>
              apiActions.lookedUp({
                found: {
                  referral: [referral],
                  patient: [patient],
                  booking: bookings,
                  visit: visits,
                },
              }),
            // Who wanted it goes on showing that it is not there.
            error: () => apiActions.lookedUp({ found: {} }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);
