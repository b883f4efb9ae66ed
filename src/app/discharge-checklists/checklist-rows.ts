import {
  answerTo,
  type Answer,
  type Checklist,
  type ChecklistItem,
  type ChecklistKind,
  type ChecklistTemplate,
} from '#domain/discharge/checklist';
import { askedItems } from '#domain/discharge/progress';
import { templateFor } from '#domain/discharge/template-for';
import { checklistOf, type DayCase } from '#domain/visit/day-case';
import { type PendingAnswer, placeKey } from './checklists.state';

/** One item on the page. */
export interface ChecklistRow {
  readonly item: ChecklistItem;
  /** The answer that counts. */
  readonly answer: Answer | null;
  /** Those it superseded, newest first. */
  readonly before: readonly Answer[];
  /** Given here and not saved yet. */
  readonly pending: PendingAnswer | null;
}

export interface ChecklistView {
  /** `null` before it is begun: the first answer begins it. */
  readonly checklist: Checklist | null;
  readonly title: string;
  readonly rows: readonly ChecklistRow[];
  readonly answered: number;
}

/** The checklist as it runs, else the template it would begin with; `null` when there is none. */
export function checklistView(
  day: DayCase,
  kind: ChecklistKind,
  templates: readonly ChecklistTemplate[],
  pending: Readonly<Partial<Record<string, PendingAnswer>>>,
): ChecklistView | null {
  const checklist = checklistOf(day, kind) ?? null;
  const shown = checklist ?? templateFor(templates, kind, day.procedureType.id);
  if (shown === undefined) return null;
  const rows = askedItems(shown, day).map((item): ChecklistRow => ({
    item,
    answer: (checklist && answerTo(checklist, item.linkId)) ?? null,
    before: (checklist?.answers ?? [])
      .filter((answer) => answer.linkId === item.linkId && answer.superseded)
      .reverse(),
    pending: pending[placeKey({ bookingId: day.booking.id, kind, linkId: item.linkId })] ?? null,
  }));
  return {
    checklist,
    title: shown.title,
    rows,
    answered: rows.filter((row) => row.answer !== null).length,
  };
}

/** The rows as they are now, each that says the same as before kept: only what changed is drawn again. */
export function keepRows(
  before: readonly ChecklistRow[] | undefined,
  now: readonly ChecklistRow[],
): readonly ChecklistRow[] {
  const known = new Map(before?.map((row) => [row.item.linkId, row]));
  return now.map((row) => {
    const old = known.get(row.item.linkId);
    return old !== undefined && saysTheSame(old, row) ? old : row;
  });
}

/** An answer never changes, but for being superseded; the items of a running checklist never do. */
function saysTheSame(a: ChecklistRow, b: ChecklistRow): boolean {
  return (
    a.answer?.id === b.answer?.id &&
    a.pending === b.pending &&
    a.before.length === b.before.length &&
    a.item.text === b.item.text &&
    a.item.mandatory === b.item.mandatory
  );
}
