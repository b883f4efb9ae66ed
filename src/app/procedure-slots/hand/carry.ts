import { trackDrag } from './track-drag';

/** What carrying something over the slots of a day, or the days of a week, tells. */
export interface CarryListener<Where> {
  /** What is under the pointer, `null` outside the board. */
  spotAt(x: number, y: number): Where | null;
  lifted(): void;
  over(spot: Where | null): void;
  dropped(spot: Where): void;
  /** It was let go over the pinboard. */
  parked(): void;
  /** It was let go where nothing is, or Escape was pressed. */
  putDown(): void;
}

/** Follows a pointer that was pressed on something to be placed. */
export function carry<Where>(press: PointerEvent, listener: CarryListener<Where>): void {
  const end = (tell: () => void): void => {
    listener.over(null);
    tell();
  };
  trackDrag(press, {
    lifted: () => listener.lifted(),
    moved: (x, y) => listener.over(listener.spotAt(x, y)),
    dropped: (x, y) => {
      const spot = listener.spotAt(x, y);
      if (isOverPinboard(press, x, y)) end(() => listener.parked());
      else if (spot === null) end(() => listener.putDown());
      else end(() => listener.dropped(spot));
    },
    cancelled: () => end(() => listener.putDown()),
  });
}

/** The pinboard lies outside the board. */
function isOverPinboard(press: PointerEvent, x: number, y: number): boolean {
  const page = (press.target as Element).ownerDocument;
  return page.elementFromPoint(x, y)?.closest('g-pinboard') != null;
}
