import type { ChecklistKind, ChecklistTemplate } from '#domain/discharge/checklist';
import type { Actor } from '#domain/people/person';
import type { Protocol } from '#domain/series/series';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { DemoHouse } from './placing.ts';
import type { StaffKey } from './staff.ts';

/** What the demo clinic knows by the names of its plan, as it comes to be. */
export interface DemoWorld {
  readonly house: DemoHouse;
  readonly actors: Readonly<Record<StaffKey, Actor>>;
  readonly templates: readonly ChecklistTemplate[];
  readonly protocol: Protocol;
  /** Ids by the keys of the plan. */
  readonly referrals: Map<string, string>;
  readonly bookings: Map<string, string>;
  readonly series: Map<string, string>;
}

export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo clinic does not know ${key} yet.`);
  return id;
}

export function templateOf(world: DemoWorld, kind: ChecklistKind): ChecklistTemplate {
  const template = world.templates.find((each) => each.kind === kind);
  if (template === undefined) throw new Error(`The demo clinic has no ${kind} checklist.`);
  return template;
}

type Versioned = 'booking' | 'referral' | 'series' | 'visit' | 'checklist' | 'patient';

const KEYS = {
  booking: 'booking_id',
  referral: 'referral_id',
  series: 'series_id',
  visit: 'booking_id',
  checklist: 'checklist_id',
  patient: 'patient_id',
} as const satisfies Record<Versioned, string>;

/** The version that whoever acts now has before their eyes; 0 where nothing is there yet. */
export async function versionOf(tx: UnitOfWork, entity: Versioned, id: string): Promise<number> {
  const row = await tx.db
    .selectFrom(entity)
    .select('version')
    .where(tx.db.dynamic.ref(KEYS[entity]), '=', id)
    .executeTakeFirst();
  return row?.version ?? 0;
}
