import type { EntityChange } from '#contract/live';
import { listName } from '#domain/clinic/patient';
import type { StampedStep, VisitStep } from '#domain/visit/visit';
import { presentStep } from '#domain/visit/visit';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { concatMap, tap } from 'rxjs';
import { Router } from '@angular/router';
import { selectDayCases } from '../../state/day-cases.state';
import { selectMayDo } from '../../state/sign-in.state';
import type { ApiFailure } from '../api-failure';
import { gapLink } from '../gap-link';
import { Notices } from '../notices/notices';
import { DaySteps } from './day-steps';
import { stepDoneWords } from './day-words';
import { visitStepsActions, visitStepsApiActions } from './visit-steps.actions';
import { VisitsClient } from './visits-client';

export const stepAsked = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(visitStepsActions.stepAsked),
      concatMap(({ bookingId, version, step, reason }) =>
        client.recordStep(bookingId, { version, step, reason }).pipe(
          mapResponse({
            next: (changes) => {
              const recorded = stampIn(changes, bookingId);
              return recorded === undefined
                ? visitStepsApiActions.refused({
                    bookingId,
                    failure: { kind: 'broken', requestId: null },
                  })
                : visitStepsApiActions.stepRecorded({ bookingId, step: recorded });
            },
            error: (failure: ApiFailure) => visitStepsApiActions.refused({ bookingId, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const undoAsked = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(visitStepsActions.undoAsked),
      concatMap(({ bookingId, version, stepId, why }) =>
        client.undoStep(bookingId, stepId, { version, why }).pipe(
          mapResponse({
            next: () => visitStepsApiActions.stepUndone({ bookingId }),
            error: (failure: ApiFailure) => visitStepsApiActions.refused({ bookingId, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const overruleAsked = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(visitStepsActions.overruleAsked),
      concatMap(({ bookingId, version, blocker, reason }) =>
        client.overrule(bookingId, { version, blocker, reason }).pipe(
          mapResponse({
            next: () => visitStepsApiActions.blockerOverruled({ bookingId }),
            error: (failure: ApiFailure) => visitStepsApiActions.refused({ bookingId, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** Steps by which the place of a booking falls free, if it is still ahead. */
const LEAVES_GAP: readonly StampedStep[] = ['no-show', 'cancelled-on-the-day'];

export const tellRecorded = createEffect(
  (
    actions = inject(Actions),
    store = inject(Store),
    notices = inject(Notices),
    steps = inject(DaySteps),
    router = inject(Router),
  ) => {
    return actions.pipe(
      ofType(visitStepsApiActions.stepRecorded),
      concatLatestFrom(() => [store.select(selectDayCases), store.select(selectMayDo('book'))]),
      tap(([{ bookingId, step }, cases, mayBook]) => {
        const { patient, booking } = cases[bookingId] ?? {};
        const leavesGap = LEAVES_GAP.includes(step.step) && mayBook && booking !== undefined;
        notices.done(stepDoneWords(step.step, patient === undefined ? '' : listName(patient)), {
          undo: () => void steps.askUndo(bookingId, step),
          next: leavesGap
            ? {
                word: $localize`Fill this gap`,
                run: () => void router.navigate(gapLink(booking)),
              }
            : null,
        });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellUndone = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(visitStepsApiActions.stepUndone),
      tap(() => {
        notices.tell($localize`The step is undone.`);
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRefused = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(visitStepsApiActions.refused),
      tap(({ failure }) => {
        notices.failed(failure);
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** The stamp that the answer brought. */
function stampIn(changes: readonly EntityChange[], bookingId: string): VisitStep | undefined {
  const change = changes.find((each) => each.entity === 'visit' && each.id === bookingId);
  return change?.entity === 'visit' && change.body !== null ? presentStep(change.body) : undefined;
}
