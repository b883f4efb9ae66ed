import type { QueueCounts } from '#contract/queue';
import { createFeature, createReducer, on } from '@ngrx/store';
import { queueActions } from './queue.actions';

interface QueueState {
  /** How many stand on each list; `null` until the server has said. */
  readonly counts: QueueCounts | null;
}

export const queueFeature = createFeature({
  name: 'queue',
  reducer: createReducer<QueueState>(
    { counts: null },
    on(queueActions.countsFound, (_, { counts }): QueueState => ({ counts })),
  ),
});

export const { selectCounts: selectQueueCounts } = queueFeature;
