import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { ListDetail } from '../shared/list-detail/list-detail';
import { PageHeader } from '../shared/page-header/page-header';
import { PatientName } from '../shared/patient-name/patient-name';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { SideMark } from '../shared/side-mark/side-mark';
import { monthDay } from '../shared/times/words';
import { seriesStateWord } from '../shared/words/series-words';
import { selectCaseFactsFor } from '../state/clinic-book.state';
import { selectToday } from '../state/clock.state';
import { selectMayDo, selectRoles } from '../state/sign-in.state';
import { SeriesDetail } from './series-detail';
import {
  selectWorklists,
  WORKLISTS,
  worklistOf,
  type SeriesRow,
  type Worklist,
} from './series-rows';
import { SeriesTimeline } from './series-timeline';
import { windowsOf } from './series-windows';
import { taskWords } from './task-words';
import { ROOM_IN_LIST, axisAround, stripOf, ticksOf } from './timeline';

/** All series: those that wait for somebody first, each on a common timeline; one of them open. */
@Component({
  selector: 'g-series-page',
  imports: [
    EmptyState,
    Icon,
    ListDetail,
    PageHeader,
    PatientName,
    RouterLink,
    SeriesDetail,
    SeriesTimeline,
    SideMark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './series-page.html',
  styleUrl: './series-page.scss',
})
export class SeriesPage {
  /** From the URL: the series that is open, and the worklist. */
  readonly id = input<string>();
  readonly list = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #worklists = this.#store.selectSignal(selectWorklists);
  readonly #factsFor = this.#store.selectSignal(selectCaseFactsFor);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly mayPlan = this.#store.selectSignal(selectMayDo('plan-series'));

  /** The series of the URL, whichever worklist it is on. */
  protected readonly open = computed((): SeriesRow | null => {
    const id = this.id();
    return id === undefined
      ? null
      : (Object.values(this.#worklists())
          .flat()
          .find((row) => row.id === id) ?? null);
  });
  protected readonly worklist = computed((): Worklist => {
    const asked = WORKLISTS.find((name) => name === this.list());
    if (asked !== undefined) return asked;
    const open = this.open();
    if (open !== null) return worklistOf(open.state);
    return this.#roles().includes('physician') ? 'decision' : 'response';
  });
  protected readonly worklists = computed(() =>
    WORKLISTS.map((name) => ({
      name,
      word: worklistWord(name),
      count: this.#worklists()[name].length,
    })),
  );

  protected readonly axis = computed(() => axisAround(this.today()));
  protected readonly ticks = computed(() =>
    ticksOf(this.axis())
      .filter(({ labelled }) => labelled)
      .map((tick) => ({ ...tick, word: monthDay(tick.date) })),
  );
  readonly #rows = computed(() => this.#worklists()[this.worklist()]);
  protected readonly rows = computed(() => this.#rows().map((row) => this.#shown(row)));
  protected readonly emptyHeading = computed(() => emptyHeading(this.worklist()));

  constructor() {
    shortcuts($localize`Series`, [
      { keys: 'j', label: $localize`Next series`, run: () => this.#move(1) },
      { keys: 'k', label: $localize`Series before`, run: () => this.#move(-1) },
      {
        keys: 'n',
        label: $localize`Plan a new series`,
        run: () => void this.#router.navigate(['/series/new']),
        when: () => this.mayPlan(),
      },
      {
        keys: 'Escape',
        label: $localize`Close the series`,
        run: () => void this.#router.navigate(['/series'], this.query()),
        when: () => this.id() !== undefined,
      },
    ]);
  }

  protected query(): { queryParams: { list: Worklist } } {
    return { queryParams: { list: this.worklist() } };
  }

  #shown(row: SeriesRow) {
    const { course, state, task } = row;
    const { series } = course;
    const axis = this.axis();
    const facts = this.#factsFor()(series.referralId, null);
    const windows = facts === null ? [] : windowsOf(facts, course, this.today(), axis.to);
    return {
      ...row,
      blocks: $localize`${doneCount(row)}:done: of ${series.plannedBlocks}:planned:`,
      strip: stripOf(course, windows.slice(0, 1), axis, ROOM_IN_LIST),
      words:
        task === null
          ? { what: seriesStateWord(state), whose: '', late: false }
          : taskWords(task, this.today()),
    };
  }

  #move(by: number): void {
    const rows = this.#rows();
    const at = rows.findIndex(({ id }) => id === this.id());
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) void this.#router.navigate(['/series', next.id], this.query());
  }
}

const doneCount = ({ course }: SeriesRow): number =>
  course.blocks.filter(({ standing }) => standing === 'done').length;

function worklistWord(worklist: Worklist): string {
  switch (worklist) {
    case 'decision':
      return $localize`To decide`;
    case 'response':
      return $localize`To ask`;
    case 'running':
      return $localize`Running`;
    case 'ended':
      return $localize`Ended`;
  }
}

function emptyHeading(worklist: Worklist): string {
  switch (worklist) {
    case 'decision':
      return $localize`No series waits for a decision`;
    case 'response':
      return $localize`No series waits for a response`;
    case 'running':
      return $localize`No series is running`;
    case 'ended':
      return $localize`No series has ended lately`;
  }
}
