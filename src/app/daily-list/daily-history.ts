import type { Booking } from '#domain/booking/booking';
import type { DailyRow } from '#domain/daily-list/daily-list';
import type { Neighbours } from '#domain/daily-list/neighbours';
import { seriesBlocks } from '#domain/series/blocks';
import { visitStatesIn } from '#domain/booking/booking-case';
import { courseOf, openDecision } from '#domain/series/series-course';
import type { ProcedureRecord } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import { blockEffects } from '../shared/response-curves/block-effects';
import { ResponseCurves } from '../shared/response-curves/response-curves';
import { ClockPipe } from '../shared/times/clock.pipe';
import { shortDay, instantWords } from '../shared/times/words';
import { allOf } from '../shared/words/lists';
import { selectBookings } from '../state/bookings.state';
import { selectRules, selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectReferralEntities } from '../state/referrals.state';
import { selectSeriesEntities } from '../state/series.state';
import { selectMayDo } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import { DailyDecisions } from './daily-decisions';
import { selectIsReordering } from './daily-list.state';
import { lastRecordFacts } from './last-record';

/** A patient's history at a glance: how the blocks worked, the last procedure, what is still open. */
@Component({
  selector: 'g-daily-history',
  imports: [ClockPipe, DailyDecisions, Icon, ResponseCurves, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './daily-history.html',
  styleUrl: './daily-history.scss',
})
export class DailyHistory {
  readonly row = input.required<DailyRow>();
  /** With whom the patient may change places, on a list that is one's own to order. */
  readonly neighbours = input<Neighbours>({ before: null, after: null });
  readonly swapped = output<Booking>();

  readonly #store = inject(Store);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #series = this.#store.selectSignal(selectSeriesEntities);
  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #rules = this.#store.selectSignal(selectRules);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly reordering = this.#store.selectSignal(selectIsReordering);
  readonly #mayDecide = this.#store.selectSignal(selectMayDo('decide-series'));

  readonly #itsSeries = computed(() => this.#series()[this.row().seriesId ?? ''] ?? null);
  readonly #referral = computed(() => this.#referrals()[this.row().referralId] ?? null);
  protected readonly neededRise = computed(() => this.#rules().temperatureRise);
  protected readonly effects = computed(() => {
    const series = this.#itsSeries();
    if (series === null) return [];
    const blocks = seriesBlocks(series, this.#bookings(), visitStatesIn(this.#visits()));
    return blockEffects(series, blocks, this.#visits(), this.#rules());
  });

  /** The last procedure record of this patient before today's block. */
  protected readonly last = computed(() => {
    const { booking, patient } = this.row();
    const before = this.#bookings()
      .filter(({ patientId, date }) => patientId === patient.id && date < booking.date)
      .sort((a, b) => (a.date < b.date ? 1 : -1))
      .flatMap(({ id, date }) => {
        const record: ProcedureRecord | undefined = this.#visits()[id]?.records.at(-1);
        return record === undefined ? [] : [{ date, record }];
      })[0];
    return before === undefined
      ? null
      : { day: shortDay(before.date), facts: lastRecordFacts(before.record) };
  });

  protected readonly questions = computed(() =>
    (this.#referral()?.questions ?? [])
      .filter(({ answered }) => answered === null)
      .map(({ id, text, asked }) => ({
        id,
        text,
        asked: `${asked.byName} · ${instantWords(asked.at, this.#zone(), this.#today())}`,
      })),
  );
  protected readonly about = computed(() => {
    const { patient } = this.row();
    const referral = this.#referral();
    return [
      { name: $localize`Diagnosis`, words: referral?.diagnosis?.text ?? '' },
      {
        name: $localize`Allergies`,
        words: patient.allergies.length === 0 ? $localize`none known` : allOf(patient.allergies),
      },
      { name: $localize`Drugs`, words: allOf(patient.drugs) },
      {
        name: $localize`Weight`,
        words: patient.weightKg === null ? '' : $localize`${patient.weightKg}:kg: kg`,
      },
      { name: $localize`Tried before`, words: referral?.treatmentsTried ?? '' },
      {
        name: $localize`Language`,
        words: patient.interpreterNeeded
          ? $localize`${patient.language ?? ''}:language:, interpreter needed`
          : '',
      },
    ].filter(({ words }) => words !== '');
  });

  protected readonly toDecide = computed(() => {
    const series = this.#itsSeries();
    if (series === null || !this.#mayDecide()) return false;
    const course = courseOf(series, {
      referral: this.#referral() ?? undefined,
      bookings: this.#bookings(),
      visitStateOf: visitStatesIn(this.#visits()),
      rules: this.#rules(),
    });
    return openDecision(course) !== null;
  });
}
