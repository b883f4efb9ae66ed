import type { ClinicDate } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { longDay, shortDay } from '../../shared/times/words';
import { keepSame } from '../board/board-geometry';
import { ticksOf } from '../board/board-layout';
import {
  columnsSeen,
  isSameIndexes,
  isSameMinutes,
  minutesSeen,
  watchSeen,
} from '../board/board-window';
import type { DayPress } from './day-under';
import { WeekLane } from './week-lane';
import { lanesOf, type DayVerdict, type Lane, type Week, type WeekDay } from './week-layout';

/**
 * The open days of one week side by side, each room of each a lane. A day is opened here, and what is
 * in hand can be let go over it; where on it, the day itself says.
 */
@Component({
  selector: 'g-week-board',
  imports: [ClockPipe, WeekLane],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './week-board.html',
  styleUrl: './week-board.scss',
  // The lanes are a picture of what the heads of the days say, and lead where those lead.
  host: { '[style.--lanes]': 'lanes().length', '(click)': 'clicked($event)' },
})
export class WeekBoard {
  readonly week = input.required<Week>();
  readonly date = input.required<ClinicDate>();
  readonly today = input.required<ClinicDate>();
  /** By date, while something is in hand. */
  readonly verdicts = input<ReadonlyMap<ClinicDate, DayVerdict> | null>(null);
  readonly dimmed = input<ReadonlySet<string>>(new Set());
  readonly hrefEnd = input('');
  /** The day that something is carried over. */
  readonly over = input<ClinicDate | null>(null);
  readonly mayMove = input(false);
  /** Goes up when the keyboard should stand on the day shown. */
  readonly focusAsked = input(0);
  readonly dayOpened = output<ClinicDate>();
  readonly pressed = output<DayPress>();

  protected readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  protected readonly lanes = linkedSignal<readonly Lane[], readonly Lane[]>({
    source: () => lanesOf(this.week()),
    computation: (now, before) => keepSame(before?.value, now),
  });
  protected readonly range = computed(() => this.week().range, { equal: isSameMinutes });
  protected readonly ticks = computed(() => ticksOf(this.range()));
  readonly #seen = watchSeen(this.area, () => [this.lanes().length, this.range()]);
  readonly #indexes = computed(() => columnsSeen(this.#seen(), this.lanes().length), {
    equal: isSameIndexes,
  });
  protected readonly drawn = computed(() => {
    const { from, to } = this.#indexes();
    return this.lanes()
      .slice(from, to)
      .map((lane, index) => ({ lane, index: from + index }));
  });
  protected readonly shown = computed(() => minutesSeen(this.#seen(), this.range()), {
    equal: isSameMinutes,
  });
  /** Each day with the lanes it spans. */
  protected readonly days = computed(() => {
    let first = 0;
    return this.week().days.map((day) => {
      const lanes = Math.max(1, day.columns.length);
      const spans = { day, first, lanes };
      first += lanes;
      return spans;
    });
  });
  protected readonly shortDay = shortDay;

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    afterRenderEffect(() => {
      if (this.focusAsked() === 0) return;
      const days = this.#days();
      (days.find((day) => day.ariaCurrent === 'date') ?? days[0])?.focus();
    });
  }

  #days(): HTMLElement[] {
    return [...this.#host.nativeElement.querySelectorAll<HTMLElement>('a.day')];
  }

  /** Left and right go from day to day, as on the slots of one. */
  protected key(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const days = this.#days();
    days[days.indexOf(event.target as HTMLElement) + step]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  protected verdictOf({ date }: WeekDay): DayVerdict | null {
    return this.verdicts()?.get(date) ?? null;
  }

  /** The day as somebody hears it; its lanes are a picture of the same. */
  protected words(day: WeekDay): string {
    const { count, toTell, toMove, load } = day;
    const booked = $localize`${longDay(day.date)}:day:: ${count}:count: booked`;
    const called = toTell === 0 ? booked : $localize`${booked}:booked:, ${toTell}:toTell: to call`;
    const moved = toMove === 0 ? called : $localize`${called}:booked:, ${toMove}:toMove: to move`;
    const full = load === null ? moved : $localize`${moved}:booked:, ${load}:load: % full`;
    const bays = day.baysFull === null ? full : `${full}. ${day.baysFull}`;
    const verdict = this.verdictOf(day);
    return verdict === null ? bays : `${bays}. ${this.verdictWords(verdict)}`;
  }

  protected verdictWords({ starts, reasons }: DayVerdict): string {
    return starts > 0 ? $localize`${starts}:starts: legal starts` : reasons.join(' ');
  }

  protected clicked(event: MouseEvent): void {
    const box = this.area().nativeElement.getBoundingClientRect();
    if (event.clientY < box.top || event.clientX < box.left) return;
    const at = Math.floor(((event.clientX - box.left) / box.width) * this.lanes().length);
    const day = this.days().find(({ first, lanes }) => first <= at && at < first + lanes);
    if (day !== undefined) this.dayOpened.emit(day.day.date);
  }

  protected press(press: PointerEvent): void {
    const bookingId = (press.target as Element).closest<HTMLElement>('i[data-id]')?.dataset['id'];
    if (bookingId !== undefined && this.mayMove() && this.verdicts() === null)
      this.pressed.emit({ press, bookingId });
  }

  protected open(event: MouseEvent, date: ClinicDate): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dayOpened.emit(date);
  }
}
