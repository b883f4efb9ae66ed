import type { QueueSort } from '#domain/referral/queue-lists';
import { listName } from '#domain/clinic/patient';
import { waitingClock, type WaitingClock } from '#domain/referral/waiting-clock';
import type { QueueRow } from '#domain/referral/queue-row';
import type { Worklist } from '#domain/referral/worklist';
import { ageOn } from '#domain/time/clinic-date';
import {
  CdkFixedSizeVirtualScroll,
  CdkVirtualForOf,
  CdkVirtualScrollViewport,
} from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, switchMap } from 'rxjs';
import { Chip } from '../../shared/chip/chip';
import { Icon } from '../../shared/icon/icon';
import { SideMark } from '../../shared/side-mark/side-mark';
import { exactDay, dayWords, daysWords } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { missingFactWord, urgencyWord } from '../../shared/words/referral-words';
import { selectRules, selectZone } from '../../state/clinic.state';
import { selectResourceEntities } from '../../state/resources.state';
import { selectToday } from '../../state/clock.state';
import { moverWord, moveWords, stageTone, worklistWord } from '../queue-words';
import { whyHeading, whyWords } from './why-words';

/** The height of a row, as `--g-row` has it: what is not drawn is counted by it. */
export const ROW_HEIGHT = 36;

/** A column whose heading turns the order of the list. */
export interface Sorting {
  readonly sort: QueueSort;
  readonly descending: boolean;
}

/** One line a referral: who, what for, which side, how urgent and how long, what lacks, whose move. */
@Component({
  selector: 'g-referral-table',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    Chip,
    Icon,
    RouterLink,
    SideMark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './referral-table.html',
  styleUrl: './referral-table.scss',
})
export class ReferralTable {
  readonly #store = inject(Store);

  /** The list as a whole; `null` where a row is still on its way. */
  readonly rows = input.required<readonly (QueueRow | null)[]>();
  /** The id of the one that is open beside the table. */
  readonly chosen = input<string | null>(null);
  /** The list these rows stand on; `null` for rows of several lists, each of which says its own. */
  readonly list = input<Worklist | null>(null);
  readonly sorting = input<Sorting>({ sort: 'queue', descending: false });
  /** Ids of those that are marked, for what is done to several at once. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  readonly mayMark = input(false);

  readonly inSight = output<{ readonly first: number; readonly last: number }>();
  readonly sorted = output<Sorting>();
  readonly markedChange = output<QueueRow>();
  readonly markAll = output<boolean>();

  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);
  readonly #rules = this.#store.selectSignal(selectRules);
  protected readonly today = this.#store.selectSignal(selectToday);

  protected readonly rowHeight = ROW_HEIGHT;
  protected readonly urgencyWord = urgencyWord;
  protected readonly stageWord = worklistWord;
  protected readonly stageTone = stageTone;
  protected readonly whyHeading = computed(() => whyHeading(this.list()));
  protected readonly allMarked = computed(
    () => this.marked().size > 0 && this.marked().size >= Math.min(this.rows().length, 200),
  );
  readonly #chosenPlace = computed(() => {
    const chosen = this.chosen();
    return chosen === null ? -1 : this.rows().findIndex((row) => row?.referralId === chosen);
  });

  constructor() {
    toObservable(this.viewport)
      .pipe(
        filter((viewport) => viewport !== undefined),
        switchMap((viewport) => viewport.renderedRangeStream),
        takeUntilDestroyed(),
      )
      .subscribe(({ start, end }) => {
        if (end > start) this.inSight.emit({ first: start, last: end - 1 });
      });
    effect(() => {
      const place = this.#chosenPlace();
      const viewport = this.viewport();
      if (place !== -1 && viewport !== undefined)
        untracked(() => {
          this.#show(viewport, place);
        });
    });
  }

  /** Scrolls no further than it must, so that the list does not jump under the eye. */
  #show(viewport: CdkVirtualScrollViewport, place: number): void {
    const top = place * ROW_HEIGHT;
    const from = viewport.measureScrollOffset();
    const height = viewport.getViewportSize();
    if (top < from) viewport.scrollToOffset(top);
    else if (top + ROW_HEIGHT > from + height)
      viewport.scrollToOffset(
        top - from > height * 2 ? Math.max(0, top - height / 2) : top + ROW_HEIGHT - height,
      );
  }

  protected readonly track = (place: number, row: QueueRow | null): string | number =>
    row?.referralId ?? place;

  protected sortBy(sort: QueueSort): void {
    const { sort: present, descending } = this.sorting();
    // Once up, once down, and back to the queue's own order.
    if (present !== sort) this.sorted.emit({ sort, descending: false });
    else if (!descending) this.sorted.emit({ sort, descending: true });
    else this.sorted.emit({ sort: 'queue', descending: false });
  }

  protected ariaSort(sort: QueueSort): 'ascending' | 'descending' | null {
    const sorting = this.sorting();
    if (sorting.sort !== sort) return null;
    return sorting.descending ? 'descending' : 'ascending';
  }

  protected clock(row: QueueRow): WaitingClock {
    return waitingClock(row, this.#rules(), this.#zone(), this.today());
  }

  protected name(row: QueueRow): string {
    return listName(row) || $localize`Name missing`;
  }

  protected markLabel(row: QueueRow): string {
    return $localize`Mark ${this.name(row)}:name:`;
  }

  protected about({ birthDate, sex }: QueueRow): string {
    const age = birthDate === null ? '' : String(ageOn(birthDate, this.today()));
    const letter = sex === 'female' ? $localize`F` : sex === 'male' ? $localize`M` : '';
    return `${age} ${letter}`.trim();
  }

  protected diagnosis({ diagnosis, requested }: QueueRow): string {
    return diagnosis?.text || (diagnosis?.code ?? requested ?? $localize`No diagnosis`);
  }

  protected waited(clock: WaitingClock): string {
    return clock.waitedDays === 0 ? $localize`today` : daysWords(clock.waitedDays);
  }

  protected due(row: QueueRow, clock: WaitingClock): string {
    if (clock.dueOn === null)
      return row.nextBlockOn === null
        ? ''
        : $localize`block ${dayWords(row.nextBlockOn, this.today())}:day:`;
    return clock.overdueDays > 0
      ? $localize`${clock.overdueDays}:days: d over`
      : $localize`by ${dayWords(clock.dueOn, this.today())}:day:`;
  }

  protected why(row: QueueRow): string {
    const resources = this.#resources();
    return whyWords(row, this.list(), {
      today: this.today(),
      zone: this.#zone(),
      physician: (id) => resources[id]?.name ?? $localize`another physician`,
    });
  }

  protected who(row: QueueRow): string {
    return row.move === null ? '' : moverWord(row.move.who);
  }

  protected what(row: QueueRow): string {
    return row.move === null ? '' : moveWords(row.move, this.today());
  }

  protected isFlagged({ lists }: QueueRow): boolean {
    return lists.includes('red-flags');
  }

  /** The line in full and in exact days, for hovering and for screen readers. */
  protected exactly(row: QueueRow, clock: WaitingClock): string {
    return [
      this.diagnosis(row),
      $localize`Waiting since ${exactDay(clock.since)}:day:`,
      clock.pausedDays === 0 ? '' : $localize`${clock.pausedDays}:days: days paused`,
      clock.dueOn === null
        ? ''
        : clock.goal === 'triage'
          ? $localize`Triage due by ${exactDay(clock.dueOn)}:day:`
          : $localize`First block due by ${exactDay(clock.dueOn)}:day:`,
      row.missing.length === 0
        ? ''
        : $localize`Missing: ${allOf(row.missing.map(missingFactWord))}:facts:`,
      row.move === null ? '' : `${this.who(row)}: ${this.what(row)}`,
    ]
      .filter((part) => part !== '')
      .join('\n');
  }
}
