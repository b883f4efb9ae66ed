import type { Opening } from '#domain/booking/openings';
import type { ClinicDate } from '#domain/time/clinic-date';
import { lengthOf, type Minute } from '#domain/time/minutes';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import type { ElementRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { BayCurve } from './bay-curve';
import { BoardColumn } from './board-column';
import { boxOf, isSameSpot, lineAt, spotAt, spotBeside } from './board-geometry';
import { carry } from '../hand/carry';
import { hearTaken } from '../hand/hear-taken';
import { STEPS, blockAt, blockOf, keptOn, nextOpening, spotWords } from './board-cursor';
import type { Board } from './board-layout';
import { isSameMinutes, watchSeen } from './board-window';
import { drawnOf } from './drawn-columns';
import type { By, Spot } from '../hand/in-hand';
import { isAtEdge, lengthTo, longer, type Lengthened } from '../hand/lengthen';
import { Stretching } from '../hand/stretching';
import type { Choice, Ghost, Verdict } from '../decision/verdict';

/**
 * One day of slots, drawn with absolute positions; the cell under the pointer is found by arithmetic,
 * and one movable cell stands for all of them to the keyboard. Draws and points; decides nothing.
 */
@Component({
  selector: 'g-slot-board',
  imports: [BayCurve, BoardColumn, ClockPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './slot-board.html',
  styleUrl: './slot-board.scss',
  host: {
    '[style.--columns]': 'board().columns.length',
    '[style.--ticks]': 'board().ticks.length',
    '[class.is-placing]': 'ghost() !== null',
    '(click)': 'clicked($event)',
  },
})
export class SlotBoard {
  readonly board = input.required<Board>();
  readonly by = input.required<By>();
  readonly date = input.required<ClinicDate>();
  readonly openings = input<readonly Opening[]>([]);
  readonly ghost = input<Ghost | null>(null);
  /** The place being decided about. */
  readonly target = input<Spot | null>(null);
  readonly selectedId = input<string | null>(null);
  /** `null` unless this day is today. */
  readonly minuteNow = input<Minute | null>(null);
  readonly judge = input<((spot: Spot) => Verdict) | null>(null);
  /** May this person pick bookings up? */
  readonly mayMove = input(false);
  /** Bookings that the filters leave out. */
  readonly dimmed = input<ReadonlySet<string>>(new Set());
  /** What stands after the day and the booking in an address of this board. */
  readonly hrefEnd = input('');

  readonly chosen = output<Choice>();
  readonly opened = output<string>();
  readonly pickedUp = output<string>();
  readonly lengthened = output<Lengthened>();
  readonly parked = output();
  readonly putDown = output();

  readonly #announcer = inject(LiveAnnouncer);
  protected readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  protected readonly cell = viewChild.required<ElementRef<HTMLElement>>('cell');
  readonly #hover = signal<Spot | null>(null, { equal: isSameSpot });
  protected readonly focused = signal(false);
  protected readonly dragging = signal(false);
  protected readonly whyNotId = 'board-why-not';
  protected readonly awayWord = $localize`Away`;

  protected readonly columnIds = computed(() => this.board().columns.map(({ id }) => id), {
    equal: (a, b) => a.join() === b.join(),
  });
  readonly #range = computed(() => this.board().range, { equal: isSameMinutes });
  readonly #seen = watchSeen(this.area, () => [this.columnIds(), this.#range()]);
  /** Only what is in sight, both ways. */
  protected readonly drawn = drawnOf(this.board, this.#seen);
  protected readonly hrefBase = computed(() => `/board/${this.date()}/`);
  readonly #stretching = new Stretching();
  protected readonly stretch = computed(() => {
    const stretched = this.#stretching.now();
    if (stretched === null) return null;
    const { block, columnId, durationMinutes } = stretched;
    const box = this.#boxOf({ columnId, start: block.minutes.start }, durationMinutes);
    return { ...box, words: $localize`${durationMinutes}:minutes: min` };
  });

  protected readonly cursor = linkedSignal<Board, Spot>({
    source: this.board,
    computation: (board, before) => keptOn(board, before?.value),
  });
  readonly #pointed = computed(() => this.#hover() ?? (this.focused() ? this.cursor() : null));
  protected readonly pointed = computed(() => {
    const spot = this.#pointed();
    const ghost = this.ghost();
    if (spot === null || ghost === null) return null;
    if (isSameSpot(this.target(), spot)) return null;
    const verdict = this.judge()?.(spot) ?? null;
    return { ...this.#boxOf(spot, ghost.durationMinutes), spot, verdict };
  });
  protected readonly targetBox = computed(() => {
    const target = this.target();
    const ghost = this.ghost();
    if (target === null || ghost === null) return null;
    return { ...this.#boxOf(target, ghost.durationMinutes), start: target.start };
  });
  protected readonly cursorBox = computed(() =>
    this.#boxOf(this.cursor(), this.ghost()?.durationMinutes ?? 5),
  );
  protected readonly cursorRow = computed(
    () => (this.cursor().start - this.board().range.start) / 5 + 1,
  );
  protected readonly cursorColumn = computed(() => this.indexOf(this.cursor().columnId) + 1);
  protected readonly rowCount = computed(() => lengthOf(this.board().range) / 5);
  protected readonly nowTop = computed(() => lineAt(this.minuteNow(), this.board().range));

  constructor() {
    hearTaken(this.pointed);
  }

  drag(press: PointerEvent, lift: () => void, grabbedAt: Minute = 0): void {
    const { range } = this.board();
    carry(press, {
      spotAt: (x, y) => {
        const spot = this.#spotUnder(x, y);
        return spot && spotBeside(spot, { minutes: -grabbedAt }, this.columnIds(), range);
      },
      lifted: () => {
        this.dragging.set(true);
        lift();
      },
      over: (spot) => this.#hover.set(spot),
      dropped: (spot) => this.#letGo(() => this.chosen.emit({ spot, how: 'drop' })),
      parked: () => this.#letGo(() => this.parked.emit()),
      putDown: () => this.#letGo(() => this.putDown.emit()),
    });
  }

  readonly #letGo = (tell: () => void): void => {
    this.dragging.set(false);
    tell();
  };

  focus(): void {
    this.cell().nativeElement.focus();
  }

  protected pressed(press: PointerEvent): void {
    if (!this.mayMove() || this.ghost() !== null) return;
    const spot = this.#spotUnder(press.clientX, press.clientY);
    const target = (press.target as Element).closest<HTMLElement>('.block');
    if (target === null || spot === null) return;
    const block = blockOf(target, spot, this.board());
    if (block === undefined) return;
    if (isAtEdge(press, target)) {
      const box = this.area().nativeElement.getBoundingClientRect();
      this.#stretching.start(
        press,
        { columnId: spot.columnId, block },
        (y) => lengthTo(y, box, block, this.drawn.range()),
        (to) => this.#lengthen(to),
      );
    } else
      this.drag(
        press,
        () => this.pickedUp.emit(block.id),
        Math.max(0, spot.start - block.minutes.start),
      );
  }

  #lengthen(to: Lengthened): void {
    const { minutes } = to.block;
    if (to.durationMinutes !== minutes.end - minutes.start) this.lengthened.emit(to);
  }

  protected moved(event: PointerEvent): void {
    if (this.dragging() || this.ghost() === null) return;
    this.#hover.set(this.#spotUnder(event.clientX, event.clientY));
  }

  protected left(event: PointerEvent): void {
    // A finger leaves as it lifts: what it pointed at stays, so that the reasons can be read.
    if (!this.dragging() && event.pointerType !== 'touch') this.#hover.set(null);
  }

  protected clicked(event: MouseEvent): void {
    const spot = this.#spotUnder(event.clientX, event.clientY);
    if (spot !== null) this.cursor.set(spot);
    if (this.ghost() === null) this.#follow(event);
    else if (spot !== null) {
      this.#hover.set(spot);
      this.chosen.emit({ spot, how: 'click' });
    }
  }

  #follow(event: MouseEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('.block')?.dataset['id'];
    if (id === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.opened.emit(id);
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A key that is held down says once what it says.
    const isRepeated = event.repeat && (event.key === 'Enter' || event.key === ' ');
    const step = STEPS[event.key];
    if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      this.#lengthenHere(event.key === 'ArrowDown' ? 5 : -5);
    else if (step !== undefined)
      this.#go(spotBeside(this.cursor(), step, this.columnIds(), this.board().range));
    else if (event.key === 'Enter' || event.key === ' ') {
      if (!isRepeated) this.#enter();
    } else if (event.key === 'm') this.#pickUpHere();
    else if (event.key === 'x' && this.ghost() !== null)
      this.chosen.emit({ spot: this.cursor(), how: 'swap' });
    else if (event.key === 'n') this.#goToNext();
    else if (event.key === 'Escape') this.putDown.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected focusCame(): void {
    this.#hover.set(null);
    this.focused.set(true);
  }

  protected readonly cursorWords = computed(() => this.#wordsOf(this.cursor()));

  #wordsOf(spot: Spot): string {
    const verdict = this.ghost() === null ? null : (this.judge()?.(spot) ?? null);
    return spotWords(spot, this.board(), verdict, this.dimmed());
  }

  #go(spot: Spot): void {
    this.cursor.set(spot);
    // The keyboard leads now, wherever the pointer rests.
    this.#hover.set(null);
    this.cell().nativeElement.scrollIntoView({ block: 'nearest' });
    void this.#announcer.announce(this.#wordsOf(spot));
  }

  #goToNext(): void {
    const next = nextOpening(this.cursor(), this.columnIds(), this.openings(), this.by());
    if (next !== null) this.#go(next);
  }

  #enter(): void {
    const spot = this.cursor();
    const block = blockAt(spot, this.board());
    if (this.ghost() !== null) this.chosen.emit({ spot, how: 'key' });
    else if (block !== undefined) this.opened.emit(block.id);
  }

  #lengthenHere(by: number): void {
    const spot = this.cursor();
    const block = blockAt(spot, this.board());
    if (block === undefined || !this.mayMove() || this.ghost() !== null) return;
    this.cursor.set({ ...spot, start: block.minutes.start });
    this.#lengthen({ columnId: spot.columnId, block, durationMinutes: longer(block, by) });
  }

  #pickUpHere(): void {
    const block = blockAt(this.cursor(), this.board());
    if (block === undefined || !this.mayMove() || this.ghost() !== null) return;
    this.cursor.update((spot) => ({ ...spot, start: block.minutes.start }));
    this.pickedUp.emit(block.id);
    void this.#announcer.announce(
      $localize`${block.patient}:patient: picked up. Arrow keys move, Enter puts it there, X swaps it with the booking there, Escape leaves it where it was.`,
    );
  }

  #spotUnder(x: number, y: number): Spot | null {
    const box = this.area().nativeElement.getBoundingClientRect();
    return spotAt(x, y, box, this.columnIds(), this.board().range);
  }

  protected indexOf(columnId: string): number {
    return Math.max(0, this.columnIds().indexOf(columnId));
  }

  #boxOf(spot: Spot, minutes: number) {
    return boxOf(spot, minutes, this.columnIds(), this.board().range);
  }
}
