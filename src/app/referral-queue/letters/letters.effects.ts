import { sizeRefusals } from '#domain/referral/attachments';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { concatMap, from, map, mergeMap, of, tap } from 'rxjs';
import type { ApiFailure } from '../../shared/api-failure';
import { Notices } from '../../shared/notices/notices';
import { referralsApiActions } from '../referral-queue.actions';
import { ReferralsClient } from '../referrals-client';
import { lettersApiActions, lettersPageActions, uploadOf } from './letters.actions';

/** One after the other, so that they stand in the order they were chosen in. */
export const attachLetters = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(lettersPageActions.letterChosen),
      concatMap(({ upload }) => {
        const { id, referralId, name, file } = upload;
        const refusals = sizeRefusals({ name, size: file.size });
        if (refusals.length > 0)
          return of(lettersApiActions.notAttached({ id, failure: { kind: 'refused', refusals } }));
        return client.attach(referralId, name, file).pipe(
          mapResponse({
            next: () => lettersApiActions.attached({ id }),
            error: (failure: ApiFailure) => lettersApiActions.notAttached({ id, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** Those chosen in the form of a new referral, once there is a referral to attach them to. */
export const attachToEntered = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(referralsApiActions.entered),
      concatMap(({ referralId, letters }) =>
        from(letters.map((file) => uploadOf(referralId, file))),
      ),
      map((upload) => lettersPageActions.letterChosen({ upload })),
    );
  },
  { functional: true },
);

export const withdrawLetters = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(lettersPageActions.letterWithdrawn),
      mergeMap(({ referralId, attachmentId, reason }) => {
        return client.withdrawLetter(referralId, attachmentId, reason).pipe(
          mapResponse({
            next: () => lettersApiActions.withdrawn({ attachmentId }),
            error: (failure: ApiFailure) => lettersApiActions.withdrawRefused({ failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

export const tellWithdrawRefused = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(lettersApiActions.withdrawRefused),
      tap(({ failure }) => {
        notices.failed(failure);
      }),
    );
  },
  { functional: true, dispatch: false },
);
