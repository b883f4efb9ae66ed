import {
  answerTo,
  type Answer,
  type Checklist,
  type ChecklistItem,
  type ChecklistKind,
  type ChecklistTemplate,
} from '#domain/discharge/checklist';
import { ALDRETE_ITEMS, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { askedItems } from '#domain/discharge/progress';
import { templateFor } from '#domain/discharge/template-for';
import { minutesBetween, type Instant } from '#domain/time/instant';
import { checklistOf, type DayCase } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
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

/** The day as it is once everything typed here is saved. */
export function asTyped(day: DayCase, kind: ChecklistKind, view: ChecklistView): DayCase {
  const typed = view.rows.flatMap(({ item, pending }): Answer[] =>
    pending === null
      ? []
      : [
          {
            id: `typed ${item.linkId}`,
            linkId: item.linkId,
            value: pending.answer.value,
            reason: pending.answer.reason,
            superseded: false,
            by: '',
            byName: '',
            at: '',
          },
        ],
  );
  if (typed.length === 0) return day;
  const begun = view.checklist ?? {
    id: '',
    version: 0,
    bookingId: day.booking.id,
    kind,
    templateId: '',
    templateVersion: 0,
    title: view.title,
    items: view.rows.map(({ item }) => item),
    answers: [],
  };
  const others = day.checklists.filter((checklist) => checklist.kind !== kind);
  return { ...day, checklists: [...others, { ...begun, answers: [...begun.answers, ...typed] }] };
}

/** The items of a score that were answered so long ago that they are asked again. */
export function dueAgain(
  { clinic, visit }: DayCase,
  rows: readonly ChecklistRow[],
  now: Instant,
): ReadonlySet<string> {
  if (hasEnded(visit)) return new Set();
  const scored = rows.filter(
    ({ item, answer }) =>
      SCORED.includes(item.linkId) &&
      answer !== null &&
      minutesBetween(answer.at, now) >= clinic.rules.rescoreMinutes,
  );
  return new Set(scored.map(({ item }) => item.linkId));
}

const SCORED: readonly string[] = [...MPADSS_ITEMS, ...ALDRETE_ITEMS];
