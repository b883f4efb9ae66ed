import { signal } from '@angular/core';
import type { Block } from '../board/board-layout';
import type { Lengthened } from './lengthen';
import { trackDrag } from './track-drag';

/** A booking's lower edge while it is dragged. */
export class Stretching {
  readonly #now = signal<Lengthened | null>(null);
  readonly now = this.#now.asReadonly();

  /** `lengthAt` says how long the booking would last with its edge at a height of the window. */
  start(
    press: PointerEvent,
    of: { readonly columnId: string; readonly block: Block },
    lengthAt: (y: number) => number,
    done: (to: Lengthened) => void,
  ): void {
    trackDrag(press, {
      lifted: () => undefined,
      moved: (_, y) => this.#now.set({ ...of, durationMinutes: lengthAt(y) }),
      dropped: (_, y) => {
        this.#now.set(null);
        done({ ...of, durationMinutes: lengthAt(y) });
      },
      cancelled: () => this.#now.set(null),
    });
  }
}
