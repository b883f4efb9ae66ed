import { sql, type ColumnType, type Expression, type RawBuilder } from 'kysely';
import type { MinuteRange } from '#domain/time/minutes';

/** A jsonb column: read as a value, written with `json(value)`, because pg would send arrays as SQL arrays. */
export type Json<T> = ColumnType<T, string, string>;

/** A jsonb column that the database fills when the insert leaves it out. */
export type DefaultedJson<T> = ColumnType<T, string | undefined, string>;

/** An int4range column: written with `int4range(range)`, read with `minutesJson` or lower() and upper(). */
export type Minutes = ColumnType<string, RawBuilder<string>, RawBuilder<string>>;

/** Filled by the database when the insert leaves it out. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** Given by the database alone. */
export type ByDatabase<T> = ColumnType<T, never, never>;

export function json(value: object): string {
  return JSON.stringify(value);
}

export function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

export function int4range(range: MinuteRange): RawBuilder<string> {
  return sql<string>`int4range(${range.start}, ${range.end})`;
}

/** `{ start, end }` of an int4range column. */
export function minutesJson(range: Expression<unknown>): RawBuilder<MinuteRange> {
  return sql<MinuteRange>`json_build_object('start', lower(${range}), 'end', upper(${range}))`;
}

/**
 * An instant inside json_build_object or json_agg, where PostgreSQL would write it in its own way.
 * Outside JSON a timestamptz column already comes back as an `Instant`.
 */
export function instantJson(instant: Expression<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** `.where('booking_id', '=', anyOf(ids))`: one statement however many ids, none included. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${ids}::uuid[])`;
}
