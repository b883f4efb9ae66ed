import { listName } from '#domain/clinic/patient';
import { Injector, inject } from '@angular/core';
import { pendingUntilEvent } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { concatMap, exhaustMap, filter, from, map, mergeMap, of, switchMap, tap } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { Drafts } from '../shared/drafts/drafts';
import { Notices } from '../shared/notices/notices';
import { apiActions } from '../state/live-feed.actions';
import { selectPatientEntities } from '../state/patients.state';
import { selectReferralEntities } from '../state/referrals.state';
import {
  queuePageActions,
  referralPageActions,
  referralsApiActions,
  referralWrites,
} from './referral-queue.actions';
import { factsDraft, NEW_REFERRAL_DRAFT } from './draft-names';
import { ReferralsClient } from './referrals-client';
import { isCsv, uploadsOf } from './uploads';
import { doneWords, isDecision, requestOf } from './write-requests';

export const writes = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(...referralWrites),
      concatMap((write) => {
        return client.write(write.referralId, requestOf(write)).pipe(
          mapResponse({
            next: () => referralsApiActions.stored({ write }),
            error: (failure: ApiFailure) =>
              referralsApiActions.writeRefused({ referralId: write.referralId, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

export const entering = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(queuePageActions.referralEntered),
      exhaustMap(({ body, letters }) => {
        return client.enter(body).pipe(
          mapResponse({
            next: (changes) => {
              const entered = changes.find(({ entity }) => entity === 'referral');
              return entered === undefined
                ? referralsApiActions.writeRefused({
                    referralId: null,
                    failure: { kind: 'broken', requestId: null },
                  })
                : referralsApiActions.entered({ referralId: entered.id, letters });
            },
            error: (failure: ApiFailure) =>
              referralsApiActions.writeRefused({ referralId: null, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** What the desk itself cannot read never reaches the server. */
const unreadable = (): ApiFailure => ({
  kind: 'invalid',
  faults: [
    {
      place: '',
      problem: $localize`This cannot be read. If it is a folder, open it and drop the files in it.`,
    },
  ],
});

export const takingIn = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient), injector = inject(Injector)) => {
    return actions.pipe(
      ofType(queuePageActions.filesChosen),
      concatMap(({ files }) => {
        return from(uploadsOf(files.filter((file) => !isCsv(file)))).pipe(
          pendingUntilEvent(injector),
          switchMap((uploads) => {
            return from([...uploads, null]).pipe(
              concatMap((upload) => {
                if (upload === null) return of(referralsApiActions.filesDone());
                const { name, parts, content } = upload;
                if (content === null)
                  return of(referralsApiActions.fileFailed({ name, failure: unreadable() }));
                return client.takeIn(content).pipe(
                  mapResponse({
                    next: ({ outcomes }) =>
                      referralsApiActions.fileTakenIn({ name, parts, outcomes }),
                    error: (failure: ApiFailure) =>
                      referralsApiActions.fileFailed({ name, failure }),
                  }),
                );
              }),
            );
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** The server says what may be done; it is asked again whenever the referral has changed. */
export const askingWhatIsAllowed = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(referralPageActions.actionsWanted),
      mergeMap(({ referralId }) => {
        return client.find(referralId).pipe(
          mapResponse({
            next: (answer) => referralsApiActions.actionsFound({ answer }),
            error: (failure: ApiFailure) =>
              referralsApiActions.actionsNotFound({ referralId, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** What this desk did not know of a referral comes along with what may be done to it. */
export const keepLookedUp = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(referralsApiActions.actionsFound),
      map(({ answer: { referral, patient, bookings, visits } }) =>
        apiActions.lookedUp({
          found: { referral: [referral], patient: [patient], booking: bookings, visit: visits },
        }),
      ),
    );
  },
  { functional: true },
);

export const openNext = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(referralsApiActions.stored),
      tap(({ write }) => {
        if (!isDecision(write)) return;
        const path = write.nextId === null ? ['/queue'] : ['/queue', write.nextId];
        void router.navigate(path, { queryParamsHandling: 'preserve' });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const openEntered = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(referralsApiActions.entered),
      tap(({ referralId }) => {
        void router.navigate(['/queue', referralId], { queryParams: { list: 'new' } });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const showImport = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(queuePageActions.filesChosen),
      tap(() => {
        void router.navigate(['/queue', 'import'], { queryParamsHandling: 'preserve' });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellDone = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(referralsApiActions.stored),
      concatLatestFrom(() => [
        store.select(selectReferralEntities),
        store.select(selectPatientEntities),
      ]),
      tap(([{ write }, referrals, patients]) => {
        const { referralId } = write;
        const patient = patients[referrals[referralId]?.patientId ?? ''];
        const words = doneWords(write, patient === undefined ? '' : listName(patient));
        if (words === null) return;
        const isReminder = write.type === referralPageActions.reminderRecorded.type;
        const undo = (): void => {
          store.dispatch(
            isReminder
              ? referralPageActions.reminderUndoAsked({ referralId })
              : referralPageActions.undoAsked({ referralId }),
          );
        };
        notices.done(words, isReminder || isDecision(write) ? { undo } : {});
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** The notice may outlive a change by somebody else: what is undone is the referral as it now is. */
export const undoing = createEffect(
  (actions = inject(Actions), store = inject(Store)) => {
    return actions.pipe(
      ofType(referralPageActions.undoAsked, referralPageActions.reminderUndoAsked),
      concatLatestFrom(() => store.select(selectReferralEntities)),
      map(([{ type, referralId }, referrals]) => {
        const version = referrals[referralId]?.version;
        if (version === undefined) return null;
        const undone = { referralId, body: { version } };
        return type === referralPageActions.undoAsked.type
          ? referralPageActions.decisionUndone(undone)
          : referralPageActions.reminderTakenBack(undone);
      }),
      filter((undone) => undone !== null),
    );
  },
  { functional: true },
);

/** Undone from the queue: it opens again where it stands now. */
export const openUndone = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(referralsApiActions.stored),
      tap(({ write }) => {
        if (write.type === referralPageActions.decisionUndone.type)
          void router.navigate(['/queue', write.referralId], { queryParamsHandling: 'preserve' });
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** Refused where nobody looks any more: an undo of one that is no longer open. */
export const tellRefused = createEffect(
  (actions = inject(Actions), router = inject(Router), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(referralsApiActions.writeRefused),
      filter(({ referralId }) => referralId !== null && !router.url.includes(referralId)),
      tap(({ failure }) => {
        notices.failed(failure);
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** What is stored is typed no more. */
export const forgetDrafts = createEffect(
  (actions = inject(Actions), drafts = inject(Drafts)) => {
    return actions.pipe(
      ofType(referralsApiActions.stored, referralsApiActions.entered),
      tap((action) => {
        if (action.type === referralsApiActions.entered.type) drafts.forget(NEW_REFERRAL_DRAFT);
        else if (action.write.type === referralPageActions.factsCompleted.type)
          drafts.forget(factsDraft(action.write.referralId));
      }),
    );
  },
  { functional: true, dispatch: false },
);
