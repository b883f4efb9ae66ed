import type { EntityChange } from '#contract/live';
import { listName } from '#domain/clinic/patient';
import { mayDo } from '#domain/people/roles';
import type { RedFlag } from '#domain/referral/referral';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { tap } from 'rxjs';
import { Notices } from '../../shared/notices/notices';
import { redFlagWord } from '../../shared/words/referral-words';
import { liveFeedActions } from '../../state/live-feed.actions';
import { selectPatientEntities } from '../../state/patients.state';
import { selectReferralEntities } from '../../state/referrals.state';
import { selectMe } from '../../state/sign-in.state';

/**
 * A warning sign goes to a physician at once: to every one who is signed in, but not to whoever
 * wrote it down. Only what is raised by this very change counts, so nothing old is told again.
 */
export const tellPhysicians = createEffect(
  (
    actions = inject(Actions),
    store = inject(Store),
    notices = inject(Notices),
    router = inject(Router),
  ) => {
    const told = new Set<string>();
    return actions.pipe(
      ofType(liveFeedActions.changesReceived),
      concatLatestFrom(() => [
        store.select(selectMe),
        store.select(selectReferralEntities),
        store.select(selectPatientEntities),
      ]),
      tap(([{ changes }, me, referrals, patients]) => {
        if (me === null || !mayDo(me.roles, 'resolve-red-flag')) return;
        for (const change of changes)
          for (const flag of raisedBy(change)) {
            if (flag.raised.by === me.id || told.has(flag.id)) continue;
            told.add(flag.id);
            const patient = patients[referrals[change.id]?.patientId ?? ''];
            const who = patient === undefined ? $localize`a patient` : listName(patient);
            const sign = redFlagWord(flag.kind);
            const byName = flag.raised.byName;
            notices.urgent(
              $localize`Red flag for ${who}:patient:: ${sign}:sign:. Raised by ${byName}:who:.`,
              () => {
                void router.navigate(['/queue', change.id], { queryParams: { list: 'red-flags' } });
              },
            );
          }
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** The open flags that this change brought. */
function raisedBy(change: EntityChange): readonly RedFlag[] {
  if (change.entity !== 'referral' || change.body === null) return [];
  const at = Date.parse(change.at);
  return change.body.redFlags.filter(
    ({ raised, resolved }) => resolved === null && Date.parse(raised.at) === at,
  );
}
