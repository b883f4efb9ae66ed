import type { DailyRow } from '#domain/daily-list/daily-list';
import type { Risk } from '#domain/daily-list/risks';
import type { Booking } from '#domain/booking/booking';

/** What a physician has seen of one patient on their list; no name, no words of a record. */
export interface SeenRow {
  readonly start: Booking['start'];
  readonly roomId: string;
  readonly side: Booking['side'];
  readonly levels: readonly string[];
  readonly procedureTypeId: string;
  readonly status: Booking['status'];
  /** Keys of the risks, as `riskKey` gives them. */
  readonly risks: readonly string[];
}

/** By booking. */
export type SeenRows = Readonly<Partial<Record<string, SeenRow>>>;

/** What is otherwise than when it was last seen. */
export type RowChange =
  | { readonly kind: 'new' }
  | { readonly kind: 'side'; readonly from: Booking['side'] }
  | { readonly kind: 'levels'; readonly from: readonly string[] }
  | { readonly kind: 'procedure'; readonly from: string }
  | { readonly kind: 'time'; readonly from: Booking['start'] }
  | { readonly kind: 'room'; readonly from: string }
  | { readonly kind: 'status'; readonly from: Booking['status'] }
  | { readonly kind: 'risk'; readonly risk: Risk }
  | { readonly kind: 'risk-gone' };

type Row = Pick<DailyRow, 'booking' | 'risks'>;

/** What tells one risk from another, and from itself once more was decided about it. */
export function riskKey(risk: Risk): string {
  switch (risk.kind) {
    case 'red-flag':
      return `red-flag ${[...risk.flags].sort().join(' ')}`;
    case 'antithrombotic':
      return ['antithrombotic', risk.drug, risk.decision, risk.firstOmittedDay, risk.lastDose].join(
        ' ',
      );
    case 'allergy':
      return `allergy ${risk.to}`;
    case 'diabetes':
      return 'diabetes';
    case 'weight':
      return `weight ${risk.kg}`;
  }
}

export const seenOf = ({ booking, risks }: Row): SeenRow => ({
  start: booking.start,
  roomId: booking.roomId,
  side: booking.side,
  levels: booking.levels,
  procedureTypeId: booking.procedureTypeId,
  status: booking.status,
  risks: risks.map(riskKey),
});

/** What changed about one patient since it was seen, what hurts most if missed first. */
export function changesOf(row: Row, seen: SeenRow | undefined): RowChange[] {
  if (seen === undefined) return [{ kind: 'new' }];
  const { booking, risks } = row;
  const now = seenOf(row);
  const changes: RowChange[] = [];
  if (seen.side !== booking.side) changes.push({ kind: 'side', from: seen.side });
  if (seen.levels.join(' ') !== booking.levels.join(' '))
    changes.push({ kind: 'levels', from: seen.levels });
  if (seen.procedureTypeId !== booking.procedureTypeId)
    changes.push({ kind: 'procedure', from: seen.procedureTypeId });
  if (seen.start !== booking.start) changes.push({ kind: 'time', from: seen.start });
  if (seen.roomId !== booking.roomId) changes.push({ kind: 'room', from: seen.roomId });
  if (seen.status !== booking.status) changes.push({ kind: 'status', from: seen.status });
  for (const risk of risks)
    if (!seen.risks.includes(riskKey(risk))) changes.push({ kind: 'risk', risk });
  // Said only where nothing new says it already: a plan that was decided is the same risk, told anew.
  const isOnlyGone = !changes.some(({ kind }) => kind === 'risk');
  if (isOnlyGone && seen.risks.some((key) => !now.risks.includes(key)))
    changes.push({ kind: 'risk-gone' });
  return changes;
}

/** Whoever stood on the list when it was last seen, and stands there no more. */
export function goneFrom(rows: readonly Row[], seen: SeenRows): string[] {
  const here = new Set(rows.map(({ booking }) => booking.id));
  return Object.keys(seen).filter((bookingId) => !here.has(bookingId));
}
