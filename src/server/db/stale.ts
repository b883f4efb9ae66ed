import type { Transaction } from 'kysely';
import type { CommonRefusal, EntityKind } from '#domain/refusal';
import type { Schema } from './schema.ts';

/** Never a fact of its own: it differs whenever anything does. */
const NOT_FACTS = new Set(['id', 'version']);

/** Names of the facts in which two versions of an entity differ. */
export function changedFacts(before: object, after: object): string[] {
  const old: Record<string, unknown> = { ...before };
  const present: Record<string, unknown> = { ...after };
  return [...new Set([...Object.keys(old), ...Object.keys(present)])].filter(
    (name) => !NOT_FACTS.has(name) && JSON.stringify(old[name]) !== JSON.stringify(present[name]),
  );
}

/**
 * The refusal for a write based on version `basedOn` of something that is now at `current`:
 * who changed it last, when, and which facts differ, from the record of changes.
 */
export async function staleRefusal(
  tx: { readonly db: Transaction<Schema>; readonly now: string },
  entity: EntityKind,
  id: string,
  basedOn: number,
  current: number,
): Promise<CommonRefusal> {
  const newestOf = (version: number) =>
    tx.db
      .selectFrom('change')
      .select(['by_name', 'at', 'body'])
      .where('entity', '=', entity)
      .where('entity_id', '=', id)
      .where('version', '=', version)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
  const [newest, base] = await Promise.all([newestOf(current), newestOf(basedOn)]);
  return {
    code: 'stale',
    entity,
    id,
    basedOn,
    current,
    changedByName: newest?.by_name ?? '',
    changedAt: newest?.at ?? tx.now,
    changed: newest?.body && base?.body ? changedFacts(base.body, newest.body) : [],
  };
}
