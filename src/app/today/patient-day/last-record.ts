import type { DayCase } from '#domain/visit/day-case';
import { recordOf } from '#domain/visit/procedure-record';
import type { ProcedureRecordContent } from '#domain/visit/visit';

/** What this case's physician recorded last for the same procedure; `null` when nothing is known. */
export function lastRecordBy(
  cases: readonly (DayCase | undefined)[],
  { booking }: DayCase,
): ProcedureRecordContent | null {
  let newest: { readonly at: string; readonly record: ProcedureRecordContent } | null = null;
  for (const each of cases) {
    if (each === undefined || each.booking.id === booking.id) continue;
    if (each.booking.physicianId !== booking.physicianId) continue;
    if (each.booking.procedureTypeId !== booking.procedureTypeId) continue;
    const record = recordOf(each.visit);
    if (record !== undefined && (newest === null || record.written.at > newest.at))
      newest = { at: record.written.at, record };
  }
  return newest?.record ?? null;
}
