import type {
  BookBlocksBody,
  DecideSeriesBody,
  PlanSeriesBody,
  RecordResponseBody,
} from '#contract/series';
import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

export const repeatBlocksPageActions = createActionGroup({
  source: 'Series page',
  events: {
    'Response recorded': props<{ seriesId: string; response: RecordResponseBody }>(),
    'Decision made': props<{ seriesId: string; decision: DecideSeriesBody }>(),
    'Pause asked': props<{ seriesId: string; version: number; reason: string }>(),
    'Resume asked': props<{ seriesId: string; version: number }>(),
    'Blocks booked': props<{ seriesId: string; blocks: BookBlocksBody }>(),
    'Series planned': props<{ plan: PlanSeriesBody }>(),
    Left: props<{ seriesId: string | null }>(),
  },
});

export const seriesApiActions = createActionGroup({
  source: 'Series API',
  events: {
    'Response stored': props<{ seriesId: string; due: string | null }>(),
    'Decision stored': props<{ seriesId: string }>(),
    'Pause stored': props<{ seriesId: string; paused: boolean }>(),
    'Blocks placed': props<{ seriesId: string; count: number }>(),
    'Series begun': props<{ seriesId: string }>(),
    /** `seriesId` is null where a new series was refused. */
    'Write refused': props<{ seriesId: string | null; failure: ApiFailure }>(),
  },
});
