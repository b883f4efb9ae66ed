import { aReferral } from '#domain/testing/builders';
import type { Action } from '@ngrx/store';
import { clinicFeature } from './clinic.state';
import { holdsFeature } from './holds.state';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { referralsFeature } from './referrals.state';
import { aHold, aSnapshot, holdGone, referralChange } from './testing/changes';

const { reducer } = referralsFeature;
const INIT = { type: 'begin' };
const after = (...actions: Action[]): ReturnType<typeof reducer> =>
  actions.reduce<ReturnType<typeof reducer>>(reducer, reducer(undefined, INIT));
const loaded = liveFeedActions.snapshotLoaded({
  snapshot: aSnapshot({ seq: 10, referrals: [aReferral({ version: 3, side: 'left' })] }),
});
const received = (...changes: ReturnType<typeof referralChange>[]): Action =>
  liveFeedActions.changesReceived({ changes });
const sideOf = (state: ReturnType<typeof reducer>): string | null | undefined =>
  state.entities['referral-1']?.side;

describe('What a desk knows of the clinic', () => {
  it('is filled by the snapshot', () => {
    expect(sideOf(after(loaded))).toBe('left');
  });

  it('follows the live feed and the answers to own writes alike', () => {
    const change = referralChange(11, { version: 4, side: 'right' });
    expect(sideOf(after(loaded, received(change)))).toBe('right');
    expect(sideOf(after(loaded, apiActions.changesAnswered({ changes: [change] })))).toBe('right');
  });

  it('never lets what is older overwrite what is newer', () => {
    const newer = referralChange(12, { version: 5, side: 'both' });
    const older = referralChange(11, { version: 4, side: 'right' });
    expect(sideOf(after(loaded, received(newer), received(older)))).toBe('both');
    expect(sideOf(after(loaded, received(referralChange(11, { version: 2 }))))).toBe('left');
  });

  it('takes a later change of the same version: a fact kept with it may have changed', () => {
    const same = referralChange(11, { version: 3, bookingsStanding: 1 });
    expect(after(loaded, received(same)).entities['referral-1']?.bookingsStanding).toBe(1);
  });

  it('does not touch what arrives twice', () => {
    const change = referralChange(11, { version: 4 });
    const once = after(loaded, apiActions.changesAnswered({ changes: [change] }));
    expect(reducer(once, received(change))).toBe(once);
  });

  it('does not touch a kind that did not change', () => {
    const state = after(loaded);
    expect(reducer(state, received(holdGone(11, 'hold-1')))).toBe(state);
  });

  it('keeps an own write that a slower snapshot does not hold yet', () => {
    const own = referralChange(12, { version: 4, side: 'right' });
    const state = after(loaded, apiActions.changesAnswered({ changes: [own] }), loaded);
    expect(sideOf(state)).toBe('right');
  });

  it('lets a newer snapshot replace everything', () => {
    const state = after(
      loaded,
      received(referralChange(11, { version: 4 })),
      liveFeedActions.snapshotLoaded({ snapshot: aSnapshot({ seq: 20 }) }),
    );
    expect(state.ids).toEqual([]);
    expect(state.newest).toEqual({});
  });

  it('forgets a hold that is gone, and never sees it come back', () => {
    const { reducer: holds } = holdsFeature;
    const held = holds(
      undefined,
      liveFeedActions.snapshotLoaded({ snapshot: aSnapshot({ holds: [aHold()] }) }),
    );
    const gone = holds(
      held,
      liveFeedActions.changesReceived({ changes: [holdGone(12, 'hold-1')] }),
    );
    expect(gone.ids).toEqual([]);
    const late = {
      seq: 11,
      entity: 'hold',
      id: 'hold-1',
      version: 1,
      byName: '',
      at: '',
      body: aHold(),
    } as const;
    expect(holds(gone, liveFeedActions.changesReceived({ changes: [late] })).ids).toEqual([]);
    const oldSnapshot = aSnapshot({ seq: 11, holds: [aHold()] });
    expect(holds(gone, liveFeedActions.snapshotLoaded({ snapshot: oldSnapshot })).ids).toEqual([]);
  });

  it('knows the clinic itself by its version', () => {
    const { reducer: clinic } = clinicFeature;
    const { clinic: body } = aSnapshot();
    const at = clinic(undefined, liveFeedActions.snapshotLoaded({ snapshot: aSnapshot() }));
    const renamed = clinic(
      at,
      liveFeedActions.changesReceived({
        changes: [
          {
            seq: 11,
            entity: 'clinic',
            id: body.id,
            version: 2,
            byName: '',
            at: '',
            body: { ...body, version: 2, name: 'North Pier Clinic' },
          },
        ],
      }),
    );
    expect(renamed.name).toBe('North Pier Clinic');
    expect(clinic(renamed, liveFeedActions.snapshotLoaded({ snapshot: aSnapshot() })).name).toBe(
      'North Pier Clinic',
    );
  });
});
