import type { RecordResponseBody } from '#contract/series';
import { measureFrom } from '#domain/series/gate';
import { knownNrsBefore, knownSuccess } from '#domain/series/outcome';
import { RESPONSE_TIMES, type BlockResponse, type ResponseTime } from '#domain/series/series';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { textOf } from '../shared/form-text';
import { Icon } from '../shared/icon/icon';
import { FailureNote } from '../shared/refusals/failure';
import { dayWords } from '../shared/times/words';
import { responseTimeWord } from '../shared/words/series-words';
import { selectRules } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectVisitEntities } from '../state/visits.state';
import { repeatBlocksPageActions } from './repeat-blocks.actions';
import { selectFailure, selectSaving, selectStored } from './repeat-blocks.state';
import type { SeriesRow } from './series-rows';

/** PGIC as it is asked, 1 to 7. */
const PGIC_WORDS = [
  $localize`1 · very much improved`,
  $localize`2 · much improved`,
  $localize`3 · minimally improved`,
  $localize`4 · no change`,
  $localize`5 · minimally worse`,
  $localize`6 · much worse`,
  $localize`7 · very much worse`,
];

/** The answer to one block at one due time, and what is known of the block as a whole. */
@Component({
  selector: 'g-response-form',
  imports: [FailureNote, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './response-form.html',
  styleUrl: './response-form.scss',
})
export class ResponseForm {
  readonly row = input.required<SeriesRow>();

  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #rules = this.#store.selectSignal(selectRules);
  readonly #stored = this.#store.selectSignal(selectStored);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectFailure);
  protected readonly scores = Array.from({ length: 11 }, (_, score) => score);
  protected readonly pgicWords = PGIC_WORDS;

  protected readonly given = computed(() =>
    this.row().course.blocks.filter(({ standing }) => standing === 'done'),
  );
  // A key is a signal of its own: the row is made anew with each change at any desk, which must not
  // take back the block and the due time that somebody is asking about.
  readonly #seriesKey = computed(() => this.row().id);
  protected readonly blockIndex = linkedSignal({
    source: this.#seriesKey,
    computation: () => untracked(this.given).at(-1)?.index ?? 1,
  });
  readonly #block = computed(() => this.given().find(({ index }) => index === this.blockIndex()));
  readonly #response = computed(() =>
    this.row().course.series.responses.find(
      ({ bookingId }) => bookingId === this.#block()?.bookingId,
    ),
  );

  protected readonly times = computed(() => {
    const block = this.#block();
    return RESPONSE_TIMES.map((due) => {
      const from = block === undefined ? '' : measureFrom(due, block.date);
      return {
        due,
        word: responseTimeWord(due),
        recorded: this.#response()?.measures.some((measure) => measure.due === due) ?? false,
        from: from > this.#today() ? dayWords(from, this.#today()) : null,
      };
    });
  });
  readonly #askedKey = computed(() => `${this.row().id} ${this.blockIndex()} ${this.#stored()}`);
  /** The first one that nobody has recorded and that can be asked by now; anew once one is stored. */
  protected readonly due = linkedSignal<string, ResponseTime>({
    source: this.#askedKey,
    computation: () => {
      const open = untracked(this.times).filter(({ from }) => from === null);
      return (open.find(({ recorded }) => !recorded) ?? open.at(-1))?.due ?? '30-min';
    },
  });
  // What is typed belongs to one block, or to one due time of it: with another the fields begin anew.
  protected readonly blockKey = computed(() => `${this.row().id} ${this.blockIndex()}`);
  protected readonly measureKey = computed(() => `${this.blockKey()} ${this.due()}`);
  protected readonly measure = computed(() =>
    this.#response()?.measures.find((measure) => measure.due === this.due()),
  );
  /** What is known of the block, with what the day itself recorded where nobody has said otherwise. */
  protected readonly known = computed(() => {
    const block = this.#block();
    const response = this.#response();
    const visit = this.#visits()[block?.bookingId ?? ''];
    return {
      nrsBefore: knownNrsBefore(response, visit),
      technicalSuccess:
        block === undefined ? null : knownSuccess(block, response, visit, this.#rules()),
      hoursOfRelief: response?.hoursOfRelief ?? null,
      functionBetter: response?.functionBetter ?? null,
      pgic: response?.pgic ?? null,
    };
  });

  /** What keeps the form from being sent, beside its button. */
  protected readonly lacking = linkedSignal<string, string | null>({
    source: this.measureKey,
    computation: () => null,
  });

  protected record(form: HTMLFormElement): void {
    const block = this.#block();
    if (block === undefined) return;
    const { series } = this.row().course;
    const answers = new FormData(form);
    const nrs = numberOf(answers, 'nrs');
    const reliefPercent = numberOf(answers, 'relief');
    const facts = this.#changed({
      nrsBefore: numberOf(answers, 'nrsBefore'),
      hoursOfRelief: numberOf(answers, 'hours'),
      functionBetter: answerOf(answers, 'functionBetter'),
      technicalSuccess: answerOf(answers, 'technicalSuccess'),
      pgic: numberOf(answers, 'pgic'),
    });
    this.lacking.set(lackingWords(nrs, reliefPercent, Object.keys(facts).length));
    if (this.lacking() !== null) return;
    const measure =
      nrs === null || reliefPercent === null
        ? null
        : { due: this.due(), nrs, reliefPercent, note: textOf(answers, 'note') };
    const { bookingId } = block;
    const response: RecordResponseBody = { version: series.version, bookingId, measure, ...facts };
    this.#store.dispatch(
      repeatBlocksPageActions.responseRecorded({ seriesId: series.id, response }),
    );
  }

  /** Only what the person changed: what the day recorded stays the day's to say. */
  #changed(facts: Known): Partial<Known> {
    const known: Readonly<Record<string, unknown>> = { ...this.known() };
    return Object.fromEntries(
      Object.entries(facts).filter(([name, value]) => known[name] !== value),
    );
  }
}

type Known = Pick<
  BlockResponse,
  'nrsBefore' | 'technicalSuccess' | 'hoursOfRelief' | 'functionBetter' | 'pgic'
>;

function lackingWords(nrs: number | null, relief: number | null, facts: number): string | null {
  if (nrs === null && relief === null && facts === 0)
    return $localize`Choose the pain score and enter the relief.`;
  if ((nrs === null) === (relief === null)) return null;
  return nrs === null
    ? $localize`Choose the pain score as well.`
    : $localize`Enter the relief in percent as well.`;
}

function numberOf(form: FormData, field: string): number | null {
  const text = textOf(form, field);
  return text === '' ? null : Number(text);
}

function answerOf(form: FormData, field: string): boolean | null {
  const text = textOf(form, field);
  return text === '' ? null : text === 'yes';
}
