import { checklistPageActions, checklistsApiActions, type GivenAnswer } from './checklists.actions';
import { dischargeChecklistsFeature, placeKey } from './checklists.state';

const { reducer } = dischargeChecklistsFeature;
const answer: GivenAnswer = {
  bookingId: 'booking-1',
  kind: 'discharge',
  linkId: 'airway',
  value: true,
  reason: null,
  version: 1,
  seen: null,
  givenAt: '2026-09-14T09:30:00.000Z',
};
const failure = { kind: 'offline' } as const;

describe('Answers on their way', () => {
  const given = reducer(undefined, checklistPageActions.itemAnswered({ answer }));

  it('are pending until the server has them', () => {
    expect(given.pending[placeKey(answer)]).toEqual({ answer, failure: null });
    expect(reducer(given, checklistsApiActions.answerStored({ answer })).pending).toEqual({});
  });

  it('stay with the reason when they were refused, and are dropped or given again', () => {
    const refused = reducer(given, checklistsApiActions.answerRefused({ answer, failure }));
    expect(refused.pending[placeKey(answer)]).toEqual({ answer, failure });
    expect(reducer(refused, checklistPageActions.answerDropped({ place: answer })).pending).toEqual(
      {},
    );
    const again = reducer(refused, checklistPageActions.itemAnswered({ answer }));
    expect(again.pending[placeKey(answer)]?.failure).toBeNull();
  });

  it('are not brought back by a refusal that comes after they were dropped', () => {
    const dropped = reducer(given, checklistPageActions.answerDropped({ place: answer }));
    expect(reducer(dropped, checklistsApiActions.answerRefused({ answer, failure }))).toBe(dropped);
  });

  it('stay while an older answer to the same item is stored or refused', () => {
    const newer = { ...answer, value: false };
    const queued = reducer(given, checklistPageActions.itemAnswered({ answer: newer }));
    const waiting = { answer: newer, failure: null };
    const stored = reducer(queued, checklistsApiActions.answerStored({ answer }));
    expect(stored.pending[placeKey(answer)]).toEqual(waiting);
    const refused = reducer(queued, checklistsApiActions.answerRefused({ answer, failure }));
    expect(refused.pending[placeKey(answer)]).toEqual(waiting);
  });
});
