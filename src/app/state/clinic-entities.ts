import type { EntityBodies, EntityChange, Snapshot } from '#contract/live';
import { createEntityAdapter, type EntityAdapter, type EntityState } from '@ngrx/entity';
import { createReducer, on, type ActionReducer } from '@ngrx/store';
import { apiActions, liveFeedActions } from './live-feed.actions';

/** Every kind that lives in a list; the clinic itself is one and has its own slice. */
export type ListedKind = Exclude<keyof EntityBodies, 'clinic'>;

/** All entities of one kind that this desk knows of. */
export interface ClinicEntities<Body> extends EntityState<Body> {
  /**
   * The seq of each entity's newest change since the snapshot, also of those that are gone,
   * so that a slow answer never brings back what a faster one has replaced.
   */
  readonly newest: Readonly<Record<string, number>>;
}

export interface ClinicEntitySlice<Body> {
  readonly adapter: EntityAdapter<Body>;
  readonly reducer: ActionReducer<ClinicEntities<Body>>;
}

/**
 * The slice of one kind of entity, filled by the snapshot and kept fresh by the live feed and by
 * the answers to one's own writes. Commit order decides: what is older never overwrites.
 */
export function clinicEntities<Kind extends ListedKind>(
  kind: Kind,
  inSnapshot: (snapshot: Snapshot) => readonly EntityBodies[Kind][],
  selectId: (body: EntityBodies[Kind]) => string,
): ClinicEntitySlice<EntityBodies[Kind]> {
  type Body = EntityBodies[Kind];
  type State = ClinicEntities<Body>;
  const adapter = createEntityAdapter<Body>({ selectId });

  const put = (state: State, id: string, body: Body | null): State =>
    body === null ? adapter.removeOne(id, state) : adapter.setOne(body, state);

  const loaded = (state: State, snapshot: Snapshot): State => {
    const later = Object.entries(state.newest).filter(([, seq]) => seq > snapshot.seq);
    const fresh = adapter.setAll([...inSnapshot(snapshot)], {
      ...state,
      newest: Object.fromEntries(later),
    });
    return later.reduce((next, [id]) => put(next, id, state.entities[id] ?? null), fresh);
  };

  const changed = (state: State, changes: readonly EntityChange[]): State =>
    changes
      .filter((change) => change.entity === kind)
      .reduce((next, change) => {
        const present = next.entities[change.id];
        if (change.seq <= (next.newest[change.id] ?? -1)) return next;
        const isGone = change.body === null;
        if (!isGone && present !== undefined && change.version < present.version) return next;
        const newest = { ...next.newest, [change.id]: change.seq };
        return put({ ...next, newest }, change.id, change.body as Body | null);
      }, state);

  /** What is here is kept fresh by the feed; an answer that was long on its way is never newer. */
  const unknownAdded = (state: State, bodies: readonly Body[]): State =>
    adapter.addMany([...bodies], state);

  const reducer = createReducer<State>(
    adapter.getInitialState({ newest: {} }),
    on(liveFeedActions.snapshotLoaded, (state, { snapshot }): State => loaded(state, snapshot)),
    on(liveFeedActions.changesReceived, apiActions.changesAnswered, (state, { changes }): State =>
      changed(state, changes),
    ),
    on(apiActions.lookedUp, (state, { found }): State => unknownAdded(state, found[kind] ?? [])),
  );
  return { adapter, reducer };
}
