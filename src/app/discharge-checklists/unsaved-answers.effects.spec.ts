import { anAnswer, aChecklist, aDay } from '#domain/testing/day-builders';
import type { Action, Store } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import { NEVER, Subject, of, type Observable } from 'rxjs';
import { MemoryStorage } from '../shared/testing/memory-storage';
import { selectDayCases } from '../state/day-cases.state';
import { liveFeedActions } from '../state/live-feed.actions';
import { selectConnection } from '../state/live-feed.state';
import { selectActor } from '../state/sign-in.state';
import { checklistPageActions, checklistsApiActions, type GivenAnswer } from './checklists.actions';
import { selectUnsaved, selectWaiting, type PendingAnswer } from './checklists.state';
import { keepAnswers, keptAnswers } from './kept-answers';
import { askBeforeClosing, keep, restore, sendWaiting } from './unsaved-answers.effects';

const answer: GivenAnswer = {
  ...{ bookingId: 'booking-1', kind: 'discharge', linkId: 'airway' },
  ...{ value: true, reason: null, version: 1, seen: null },
  givenAt: '2026-09-14T09:30:00.000Z',
};
const waiting: PendingAnswer = { answer, failure: { kind: 'offline' } };
const live = liveFeedActions.connectionChanged({ connection: { kind: 'live' } });

/** Only what the effects read of the store. */
function aStore(over: { connection?: string; checklist?: ReturnType<typeof aChecklist> } = {}) {
  const day = aDay({ checklists: over.checklist === undefined ? [] : [over.checklist] });
  const known = new Map<unknown, unknown>([
    [selectConnection, { kind: over.connection ?? 'live' }],
    [selectUnsaved, [waiting]],
    [selectWaiting, [waiting]],
    [selectDayCases, { 'booking-1': day }],
    [selectActor, { personId: 'person-1' }],
  ]);
  return {
    select: (selector: unknown): Observable<unknown> =>
      known.has(selector) ? of(known.get(selector)) : NEVER,
    selectSignal: (selector: unknown) => () => known.get(selector),
  } as unknown as Store;
}

function sent(store: Store, ...asked: Action[]): Action[] {
  const actions = new Subject<Action>();
  const seen: Action[] = [];
  sendWaiting(new Actions(actions), store).subscribe((action) => seen.push(action));
  for (const action of asked) actions.next(action);
  return seen;
}

describe('Answers that are not saved', () => {
  it('go out by themselves once the line is there again, as they were given', () => {
    expect(sent(aStore(), live)).toEqual([checklistPageActions.itemAnswered({ answer })]);
    expect(sent(aStore({ connection: 'reconnecting' }), live)).toEqual([]);
  });

  it('are not given twice where only the server’s word of them was lost', () => {
    const mine = aChecklist('discharge');
    const there = { ...anAnswer('airway', true), by: 'person-1' };
    const checklist = { ...mine, answers: [there] };
    expect(sent(aStore({ checklist }), live)).toEqual([
      checklistsApiActions.answerStored({ answer }),
    ]);
    const theirs = { ...mine, answers: [{ ...there, by: 'person-2' }] };
    expect(sent(aStore({ checklist: theirs }), live)).toEqual([
      checklistPageActions.itemAnswered({ answer }),
    ]);
  });

  it('outlive a reload, whatever else stands in the tab’s storage', async () => {
    const storage = new MemoryStorage();
    keepAnswers(storage, [waiting]);
    expect(keptAnswers(storage)).toEqual([answer]);
    const seen: Action[] = [];
    restore(storage).subscribe((action) => seen.push(action));
    await Promise.resolve();
    expect(seen).toEqual([checklistPageActions.answersRestored({ answers: [answer] })]);
    keepAnswers(storage, []);
    expect(keptAnswers(storage)).toEqual([]);
    for (const broken of ['{', '{}', '[1]', '[{"linkId":"airway"}]', 'null'])
      for (const key of ['ganglion draft answers']) {
        storage.setItem(key, broken);
        expect(keptAnswers(storage)).withContext(broken).toEqual([]);
      }
  });

  it('are kept as they come and go', () => {
    const storage = new MemoryStorage();
    const actions = new Subject<Action>();
    keep(new Actions(actions), aStore(), storage).subscribe();
    actions.next(checklistPageActions.itemAnswered({ answer }));
    expect(keptAnswers(storage)).toEqual([answer]);
  });

  it('make the browser ask before the window is closed', () => {
    const page = new EventTarget();
    askBeforeClosing(aStore(), page).subscribe();
    const closing = new Event('beforeunload', { cancelable: true });
    page.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBeTrue();
  });
});
