import type { SeriesBlock } from '#domain/series/blocks';
import { responseTo } from '#domain/series/series-course';
import { formatClock } from '#domain/time/minutes';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Chip, type Tone } from '../shared/chip/chip';
import { Dialogs } from '../shared/dialogs/dialogs';
import { Icon } from '../shared/icon/icon';
import { PatientName } from '../shared/patient-name/patient-name';
import { FailureNote } from '../shared/refusals/failure';
import { blockEffects } from '../shared/response-curves/block-effects';
import { ResponseCurves } from '../shared/response-curves/response-curves';
import { SideMark } from '../shared/side-mark/side-mark';
import { instantWords, shortDay } from '../shared/times/words';
import { seriesDecisionWord, seriesStateWord } from '../shared/words/series-words';
import { selectBookingEntities } from '../state/bookings.state';
import { selectCaseFactsFor, selectClinicBook } from '../state/clinic-book.state';
import { selectRules, selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectNames } from '../state/names.state';
import { selectMayDo } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import { horizonOf } from '#domain/series/horizon';
import { standingWord } from './block-words';
import { DecisionPanel } from './decision-panel';
import { NextBlock } from './next-block';
import { repeatBlocksPageActions } from './repeat-blocks.actions';
import { selectFailure, selectSaving } from './repeat-blocks.state';
import { ResponseForm } from './response-form';
import { seriesFacts } from './series-facts';
import type { SeriesRow, Worklist } from './series-rows';
import { SeriesTimeline } from './series-timeline';
import { windowsOf } from './series-windows';
import { taskWords } from './task-words';
import { ROOM_IN_DETAIL, axisOfCourse, stripOf } from './timeline';

/** What can be done with a series, one at a time. */
type Work = 'response' | 'decision' | 'block';

/** One series: what it waits for, how its blocks worked, when the next may be. */
@Component({
  selector: 'g-series-detail',
  imports: [
    Chip,
    DecisionPanel,
    FailureNote,
    Icon,
    NextBlock,
    PatientName,
    ResponseCurves,
    ResponseForm,
    RouterLink,
    SeriesTimeline,
    SideMark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './series-detail.html',
  styleUrl: './series-detail.scss',
})
export class SeriesDetail {
  readonly row = input.required<SeriesRow>();
  /** Where closing leads. */
  readonly closeQuery = input.required<{ list: Worklist }>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #factsFor = this.#store.selectSignal(selectCaseFactsFor);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #bookings = this.#store.selectSignal(selectBookingEntities);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #rules = this.#store.selectSignal(selectRules);
  readonly #mayRecord = this.#store.selectSignal(selectMayDo('record-response'));
  readonly #mayDecide = this.#store.selectSignal(selectMayDo('decide-series'));
  protected readonly mayPlan = this.#store.selectSignal(selectMayDo('plan-series'));
  protected readonly failure = this.#store.selectSignal(selectFailure);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly today = this.#store.selectSignal(selectToday);

  protected readonly series = computed(() => this.row().course.series);
  protected readonly state = computed(() => {
    const { state } = this.row();
    return { word: seriesStateWord(state), tone: toneOf(this.row()) };
  });
  protected readonly task = computed(() => {
    const { task } = this.row();
    return task === null ? null : taskWords(task, this.today());
  });

  readonly #caseFacts = computed(() => this.#factsFor()(this.series().referralId, null));
  readonly #windows = computed(() => {
    const { course } = this.row();
    const facts = this.#caseFacts();
    return facts === null
      ? []
      : windowsOf(facts, course, this.today(), horizonOf(this.#book(), this.today()));
  });
  protected readonly axis = computed(() =>
    axisOfCourse(this.row().course, this.#windows(), this.today()),
  );
  protected readonly strip = computed(() =>
    stripOf(this.row().course, this.#windows(), this.axis(), ROOM_IN_DETAIL),
  );

  /** Every planned block: those with a day, and those still without. */
  protected readonly blocks = computed(() => {
    const { course } = this.row();
    // What was planned and never came is no longer of interest once the series has ended.
    const planned = course.series.ended === null ? course.series.plannedBlocks : 0;
    const count = Math.max(planned, course.blocks.at(-1)?.index ?? 0);
    return Array.from({ length: count }, (_, at) => {
      const index = at + 1;
      const block = course.blocks.find((each) => each.index === index);
      const legal = this.#windows().find(({ blockIndex }) => blockIndex === index)?.legal;
      return {
        index,
        ...(block === undefined ? UNPLACED : this.#placed(block)),
        window:
          legal === undefined || legal === null
            ? null
            : $localize`${shortDay(legal.from)}:from: to ${shortDay(legal.to)}:to:`,
      };
    });
  });
  protected readonly effects = computed(() =>
    blockEffects(this.series(), this.row().course.blocks, this.#visits(), this.#rules()),
  );
  protected readonly neededRise = computed(() => this.#rules().temperatureRise);
  protected readonly decisions = computed(() =>
    this.series().decisions.map((made) => ({
      ...made,
      word: seriesDecisionWord(made.decision),
      when: instantWords(made.at, this.#zone(), this.today()),
    })),
  );
  protected readonly facts = computed(() =>
    seriesFacts(this.row(), this.#caseFacts()?.blocks ?? [], this.#names(), this.today()),
  );

  /** The block that has no place, if it is the next thing to do. */
  protected readonly blockToBook = computed(() => {
    const { task } = this.row();
    return task?.kind === 'book-block'
      ? task.blockIndex
      : (this.blocks().find(({ placed }) => !placed)?.index ?? null);
  });
  protected readonly works = computed(() => {
    if (this.series().ended !== null && !this.#mayRecord()) return [];
    const given = this.row().course.blocks.some(({ standing }) => standing === 'done');
    const works: { work: Work; word: string }[] = [];
    if (given && this.#mayRecord())
      works.push({ work: 'response', word: $localize`Record response` });
    if (this.series().ended !== null) return works;
    if (given || this.#mayDecide()) works.push({ work: 'decision', word: $localize`Decide` });
    if (this.blockToBook() !== null && this.mayPlan() && this.series().paused === null)
      works.push({ work: 'block', word: $localize`Book a block` });
    return works;
  });
  readonly #stateKey = computed(() => `${this.row().id} ${this.row().state}`);
  /** What the series waits for is open by itself; what somebody opened stays until that changes. */
  protected readonly work = linkedSignal<string, Work | null>({
    source: this.#stateKey,
    computation: () =>
      workOf(
        untracked(this.row),
        untracked(this.works).map(({ work }) => work),
      ),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#store.dispatch(repeatBlocksPageActions.left({ seriesId: null }));
    });
  }

  #placed(block: SeriesBlock) {
    const booking = this.#bookings()[block.bookingId];
    const names = this.#names();
    const response = responseTo(this.series(), block.index);
    return {
      placed: true,
      standing: standingWord(block.standing),
      kind: block.standing,
      when: `${shortDay(block.date)} ${formatClock(block.start)}`,
      where:
        booking === undefined
          ? ''
          : `${names.resource(booking.physicianId)} · ${names.resource(booking.roomId)}`,
      answers: response?.measures.map(({ due, reliefPercent }) => ({ due, reliefPercent })) ?? [],
    };
  }

  protected async pause(): Promise<void> {
    const { id, version } = this.series();
    const reason = await this.#dialogs.reason({
      title: $localize`Pause the series`,
      prompt: $localize`Nothing is booked or decided until it is resumed. What is booked keeps its place.`,
      confirm: $localize`Pause`,
    });
    if (reason !== null)
      this.#store.dispatch(repeatBlocksPageActions.pauseAsked({ seriesId: id, version, reason }));
  }

  protected resume(): void {
    const { id, version } = this.series();
    this.#store.dispatch(repeatBlocksPageActions.resumeAsked({ seriesId: id, version }));
  }
}

const UNPLACED = {
  placed: false,
  standing: $localize`no day yet`,
  kind: null,
  when: '',
  where: '',
  answers: [],
} as const;

function toneOf({ state }: SeriesRow): Tone {
  switch (state) {
    case 'waiting-for-decision':
      return 'attention';
    case 'waiting-for-response':
      return 'accent';
    case 'completed':
      return 'done';
    default:
      return 'quiet';
  }
}

function workOf({ task }: SeriesRow, works: readonly Work[]): Work | null {
  const wanted: Work | null =
    task?.kind === 'record-response'
      ? 'response'
      : task?.kind === 'decide'
        ? 'decision'
        : task?.kind === 'book-block'
          ? 'block'
          : null;
  return wanted !== null && works.includes(wanted) ? wanted : null;
}
