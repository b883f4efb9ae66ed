import { aStep, at, aVisitAt } from '#domain/testing/day-builders';
import { visitOf } from '#domain/visit/visit';
import { Actions } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { lastValueFrom, of, throwError, toArray, type Observable } from 'rxjs';
import type { ApiFailure } from '../api-failure';
import { arriving } from '../testing/desk';
import { overruleAsked, stepAsked, undoAsked } from './visit-steps.effects';
import { visitStepsActions, visitStepsApiActions } from './visit-steps.actions';
import { visitStepsFeature } from './visit-steps.state';
import type { VisitsClient } from './visits-client';

const asked = { bookingId: 'booking-1', version: 0, step: 'arrived', reason: null } as const;
const failure: ApiFailure = { kind: 'refused', refusals: [{ code: 'booking-not-standing' }] };
const visit = { ...visitOf('booking-1'), version: 1, steps: [aStep('arrived', at('09:00'))] };

const clientThat = (answer: Observable<unknown>): VisitsClient =>
  ({
    recordStep: () => answer,
    undoStep: () => answer,
    overrule: () => answer,
  }) as unknown as VisitsClient;
const all = (effect: Observable<Action>): Promise<Action[]> =>
  lastValueFrom(effect.pipe(toArray()));

describe('Steps asked of the server', () => {
  it('come back as the stamp that was stored', async () => {
    const client = clientThat(of([arriving('visit', visit)]));
    const actions = new Actions(of(visitStepsActions.stepAsked(asked)));
    expect(await all(stepAsked(actions, client))).toEqual([
      visitStepsApiActions.stepRecorded({ bookingId: 'booking-1', step: visit.steps[0]! }),
    ]);
  });

  it('come back refused, and the next one is still heard', async () => {
    const client = clientThat(throwError(() => failure));
    const step = visitStepsActions.stepAsked(asked);
    const refused = visitStepsApiActions.refused({ bookingId: 'booking-1', failure });
    expect(await all(stepAsked(new Actions(of(step, step)), client))).toEqual([refused, refused]);
  });

  it('are undone and overruled alike', async () => {
    const client = clientThat(of([]));
    const undo = visitStepsActions.undoAsked({ bookingId: 'b', version: 1, stepId: 's', why: 'x' });
    expect(await all(undoAsked(new Actions(of(undo)), client))).toEqual([
      visitStepsApiActions.stepUndone({ bookingId: 'b' }),
    ]);
    const overrule = visitStepsActions.overruleAsked({
      bookingId: 'b',
      version: 1,
      blocker: 'observation-not-over',
      reason: 'x',
    });
    expect(await all(overruleAsked(new Actions(of(overrule)), client))).toEqual([
      visitStepsApiActions.blockerOverruled({ bookingId: 'b' }),
    ]);
  });

  it('keep their visit busy until the answer', () => {
    const { reducer } = visitStepsFeature;
    const busy = reducer(undefined, visitStepsActions.stepAsked(asked));
    expect(busy.busy).toEqual(['booking-1']);
    expect(
      reducer(busy, visitStepsApiActions.refused({ bookingId: 'booking-1', failure })).busy,
    ).toEqual([]);
    const recorded = visitStepsApiActions.stepRecorded({
      bookingId: 'booking-1',
      step: aVisitAt('arrived').steps[0]!,
    });
    expect(reducer(busy, recorded).busy).toEqual([]);
  });
});
