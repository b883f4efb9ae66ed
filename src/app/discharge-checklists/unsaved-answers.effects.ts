import { answerTo } from '#domain/discharge/checklist';
import { checklistOf } from '#domain/visit/day-case';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { EMPTY, asapScheduler, filter, fromEvent, map, mergeMap, observeOn, of, tap } from 'rxjs';
import { DRAFT_STORAGE } from '../shared/drafts/draft-storage';
import { selectDayCases, type DayCases } from '../state/day-cases.state';
import { liveFeedActions } from '../state/live-feed.actions';
import { selectConnection } from '../state/live-feed.state';
import { selectActor } from '../state/sign-in.state';
import { checklistPageActions, checklistsApiActions, type GivenAnswer } from './checklists.actions';
import { selectUnsaved, selectWaiting } from './checklists.state';
import { keepAnswers, keptAnswers } from './kept-answers';

/** What a reload would otherwise lose. */
export const restore = createEffect(
  (storage = inject(DRAFT_STORAGE)) => {
    const answers = keptAnswers(storage);
    if (answers.length === 0) return EMPTY;
    // Not before whoever sends them listens.
    return of(checklistPageActions.answersRestored({ answers })).pipe(observeOn(asapScheduler));
  },
  { functional: true },
);

export const keep = createEffect(
  (actions = inject(Actions), store = inject(Store), storage = inject(DRAFT_STORAGE)) => {
    return actions.pipe(
      ofType(
        checklistPageActions.itemAnswered,
        checklistPageActions.answerDropped,
        checklistsApiActions.answerStored,
        checklistsApiActions.answerRefused,
      ),
      concatLatestFrom(() => store.select(selectUnsaved)),
      tap(([, unsaved]) => {
        keepAnswers(storage, unsaved);
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** Once the line is there again, whatever waited for it goes out, in the order in which it was given. */
export const sendWaiting = createEffect(
  (actions = inject(Actions), store = inject(Store)) => {
    const cases = store.selectSignal(selectDayCases);
    const actor = store.selectSignal(selectActor);
    return actions.pipe(
      ofType(
        liveFeedActions.connectionChanged,
        liveFeedActions.snapshotLoaded,
        checklistPageActions.answersRestored,
      ),
      concatLatestFrom(() => [store.select(selectConnection), store.select(selectWaiting)]),
      filter(([, connection]) => connection.kind === 'live'),
      mergeMap(([, , waiting]) => of(...waiting)),
      map(({ answer }) =>
        isThere(answer, cases(), actor()?.personId ?? null)
          ? checklistsApiActions.answerStored({ answer })
          : checklistPageActions.itemAnswered({ answer }),
      ),
    );
  },
  { functional: true },
);

/** The server had it before the line broke; only its answer was lost. */
function isThere(answer: GivenAnswer, cases: DayCases, me: string | null): boolean {
  const day = cases[answer.bookingId];
  const present = day && checklistOf(day, answer.kind);
  const counts = present && answerTo(present, answer.linkId);
  return counts?.by === me && counts.value === answer.value && counts.reason === answer.reason;
}

/** Closing the window would lose them: the browser asks. */
export const askBeforeClosing = createEffect(
  (store = inject(Store), page: EventTarget = globalThis) => {
    return fromEvent(page, 'beforeunload').pipe(
      concatLatestFrom(() => store.select(selectUnsaved)),
      filter(([, unsaved]) => unsaved.length > 0),
      tap(([event]) => {
        event.preventDefault();
      }),
    );
  },
  { functional: true, dispatch: false },
);
