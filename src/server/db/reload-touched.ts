import type { Transaction } from 'kysely';
import type { EntityBodies } from '#contract/live';
import type { Clinic } from '#domain/clinic/clinic';
import type { EntityKind } from '#domain/refusal';
import { clinicDateOf, type Instant } from '#domain/time/instant';
import type { ChangeEntry } from './record-changes.ts';
import { LOADERS, type Loader } from './records/registry.ts';
import type { Schema } from './schema.ts';

interface Touched {
  readonly entity: EntityKind;
  readonly id: string;
  readonly gone: boolean;
}

interface Reading {
  readonly db: Transaction<Schema>;
  readonly now: Instant;
  clinic(): Promise<Clinic>;
}

/**
 * Reads every touched entity again, one statement a kind and all kinds in one round trip, lets
 * the domain fill its projected columns, and returns them in the order in which they were touched.
 */
export async function reloadTouched(
  work: Reading,
  touched: ReadonlyMap<string, Touched>,
): Promise<ChangeEntry[]> {
  const idsOf = new Map<EntityKind, string[]>();
  for (const { entity, id, gone } of touched.values())
    if (!gone) idsOf.set(entity, [...(idsOf.get(entity) ?? []), id]);

  const found = new Map<string, ChangeEntry>();
  await Promise.all(
    [...idsOf].map(async ([entity, ids]) => {
      for (const entry of await reload(work, entity, ids))
        found.set(`${entity} ${entry.id}`, entry);
    }),
  );
  return [...touched].map(([key, { entity, id, gone }]) => {
    if (gone) return { entity, id, version: 0, body: null };
    const entry = found.get(key);
    if (!entry) throw new Error(`A write touched a ${entity} that is not there`);
    return entry;
  });
}

type Kind = keyof EntityBodies;

async function reload<K extends Kind>(
  work: Reading,
  entity: K,
  ids: readonly string[],
): Promise<ChangeEntry[]> {
  const loader: Loader<EntityBodies[K]> = LOADERS[entity];
  const entities = await loader.find(work.db, ids);
  if (loader.project) {
    const clinic = await work.clinic();
    const context = { now: work.now, today: clinicDateOf(work.now, clinic.zone), clinic };
    for (const body of entities) await loader.project(work.db, body, context);
  }
  return entities.map((body) => ({
    entity,
    id: loader.idOf ? loader.idOf(body) : idOf(body),
    version: body.version,
    body,
  }));
}

function idOf(entity: object): string {
  if ('id' in entity && typeof entity.id === 'string') return entity.id;
  throw new Error('An entity without an id needs idOf in its loader');
}
