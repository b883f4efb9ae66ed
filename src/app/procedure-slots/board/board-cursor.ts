import type { Opening } from '#domain/booking/openings';
import { formatClock } from '#domain/time/minutes';
import { spotBeside } from './board-geometry';
import { blockWords } from './block-words';
import type { Block, Board, Column } from './board-layout';
import type { By, Spot } from '../hand/in-hand';

/** How far each key carries the cursor. */
export const STEPS: Readonly<
  Partial<Record<string, { readonly columns?: number; readonly minutes?: number }>>
> = {
  ArrowUp: { minutes: -5 },
  ArrowDown: { minutes: 5 },
  PageUp: { minutes: -30 },
  PageDown: { minutes: 30 },
  ArrowLeft: { columns: -1 },
  ArrowRight: { columns: 1 },
  Home: { minutes: -1440 },
  End: { minutes: 1440 },
};

export function columnOf(spot: Spot, board: Board): Column | undefined {
  return board.columns.find(({ id }) => id === spot.columnId);
}

export function blockAt(spot: Spot, board: Board): Block | undefined {
  return columnOf(spot, board)?.blocks.find(({ minutes }) => holds(minutes, spot));
}

const holds = (minutes: { readonly start: number; readonly end: number }, { start }: Spot) =>
  minutes.start <= start && start < minutes.end;

/** What a verdict says, as far as words need it. */
export interface Said {
  readonly refusals: readonly unknown[];
  readonly sentences: readonly string[];
}

/** The cell in words: where, and what is there; with something in hand, whether it may go there. */
export function spotWords(
  spot: Spot,
  board: Board,
  verdict: Said | null,
  dimmed: ReadonlySet<string>,
): string {
  const column = columnOf(spot, board);
  const where = `${column?.name ?? ''} ${formatClock(spot.start)}`;
  if (verdict !== null)
    return verdict.refusals.length === 0
      ? $localize`${where}:where:: possible`
      : $localize`${where}:where:: not possible. ${verdict.sentences.join(' ')}:reasons:`;
  const block = blockAt(spot, board);
  if (block !== undefined) return `${where}: ${blockWords(block, dimmed)}`;
  const session = column?.sessions.find(({ minutes }) => holds(minutes, spot));
  return session === undefined
    ? $localize`${where}:where:: no session`
    : $localize`${where}:where:: free, ${session.label}:session:`;
}

/** The next start at which the case may stand: down this column, then along the others. */
export function nextOpening(
  spot: Spot,
  columnIds: readonly string[],
  openings: readonly Opening[],
  by: By,
): Spot | null {
  const here = Math.max(0, columnIds.indexOf(spot.columnId));
  for (let step = 0; step <= columnIds.length; step += 1) {
    const columnId = columnIds[(here + step) % columnIds.length];
    const starts = openings
      .filter((opening) => (by === 'room' ? opening.roomId : opening.physicianId) === columnId)
      .flatMap((opening) => opening.starts)
      .map(({ start, end }) => {
        const isInside = step === 0 && start <= spot.start && spot.start + 5 < end;
        return isInside ? spot.start + 5 : start;
      })
      .filter((start) => step > 0 || start > spot.start);
    if (columnId !== undefined && starts.length > 0)
      return { columnId, start: Math.min(...starts) };
  }
  return null;
}

/** Where the cursor is once the board is another one: in its column and at its time, if they are there. */
export function keptOn({ columns, range }: Board, present: Spot | undefined): Spot {
  const column = columns.find(({ id }) => id === present?.columnId) ?? columns[0];
  const start = present?.start ?? column?.sessions[0]?.minutes.start ?? range.start;
  const ids = columns.map(({ id }) => id);
  return spotBeside({ columnId: column?.id ?? '', start }, {}, ids, range);
}

/** The booking that an element of the board stands for. */
export function blockOf(element: HTMLElement, spot: Spot, board: Board): Block | undefined {
  return columnOf(spot, board)?.blocks.find(({ id }) => id === element.dataset['id']);
}
