import type { RescueBody } from '#contract/bookings';
import type { Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { legalPlaces } from '#domain/booking/openings';
import { bookDuring, type Absence } from '#domain/rescue/absence';
import { RESCUE_DAYS, type AffectedCase } from '#domain/rescue/affected';
import { inPlacingOrder, rescueOf, type RescuePlan } from '#domain/rescue/rescue';
import { notPermitted } from '#domain/people/roles';
import { addDays, isClinicDate } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { textOf } from '../../shared/form-text';
import { Notices } from '../../shared/notices/notices';
import { PageHeader } from '../../shared/page-header/page-header';
import { refusalSentences } from '../../shared/refusal-messages/refusal-sentences';
import { FailureNote } from '../../shared/refusals/failure';
import { minuteOf } from '../../shared/times/clock-text';
import { dayWords, longDay } from '../../shared/times/words';
import { selectAsking } from '../../state/asking.state';
import { selectClinicBook } from '../../state/clinic-book.state';
import { selectNames } from '../../state/names.state';
import { selectPhysicians, selectRooms } from '../../state/resources.state';
import { selectMayDo, selectRoles } from '../../state/sign-in.state';
import { allOf } from '../../shared/words/lists';
import { selectAffectedBy } from './rescue.state';

/** One way to help a booking; soft refusals among it would be overruled with the absence's reason. */
interface Choice {
  readonly key: string;
  readonly place: Place;
  readonly refusals: readonly BookingRefusal[];
  readonly words: string;
}

interface Row {
  readonly of: AffectedCase;
  readonly patient: string;
  readonly was: string;
  readonly choices: readonly Choice[];
  /** What stands in the way, or would be overruled. */
  readonly reasons: readonly string[];
}

/** As many other places as anybody reads through. */
const MOST_CHOICES = 12;
const LEFT = '';

/** Somebody, or a room, drops out: what that leaves without a place, and where each could go. */
@Component({
  selector: 'g-rescue-page',
  imports: [EmptyState, FailureNote, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rescue-page.html',
  styleUrl: './rescue-page.scss',
})
export class RescuePage {
  readonly #store = inject(Store);
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asking = this.#store.selectSignal(selectAsking);
  readonly #affectedBy = this.#store.selectSignal(selectAffectedBy);
  readonly #names = this.#store.selectSignal(selectNames);

  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  protected readonly rooms = this.#store.selectSignal(selectRooms);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly mayBook = this.#store.selectSignal(selectMayDo('book'));
  /** Who can record it instead. */
  protected readonly mayNot = computed(() =>
    refusalSentences([notPermitted('book')], this.#names()).join(' '),
  );
  protected readonly today = computed(() => this.#asking().today);
  protected readonly absence = signal<Absence | null>(null);
  protected readonly rows = signal<readonly Row[]>([]);
  protected readonly isBest = signal(true);
  protected readonly saving = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);
  /** The key of what was chosen, by booking; `LEFT` where it keeps its place for now. */
  protected readonly chosen = signal<ReadonlyMap<string, string>>(new Map());
  /** Of these, what somebody chose by hand. */
  readonly #byHand = new Map<string, string>();
  /** Whose chosen place is no longer free: they were given another. */
  protected readonly lost = signal<readonly string[]>([]);
  protected readonly moving = computed(
    () => [...this.chosen().values()].filter((key) => key !== LEFT).length,
  );
  protected readonly lostWords = computed(() => allOf(this.lost()));
  /** What the list below answers: it stays true while the form is changed. */
  protected readonly heading = computed(() => {
    const absence = this.absence();
    if (absence === null) return null;
    const names = this.#names();
    const who = names.resource(absence.resourceId);
    const day = longDay(absence.date);
    return absence.from === null
      ? $localize`${who}:who: is away on ${day}:day:`
      : $localize`${who}:who: is away on ${day}:day: from ${formatClock(absence.from)}:from:`;
  });
  protected readonly meta = computed(() => {
    if (this.absence() === null) return null;
    const count = this.rows().length;
    return $localize`${count}:count: affected, ${this.moving()}:moving: with a new place`;
  });

  protected find(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const date = textOf(form, 'date');
    const since = textOf(form, 'from');
    const from = minuteOf(since);
    // A time that is none must not become a whole day.
    if (!isClinicDate(date) || (since !== '' && from === null)) return;
    const absence: Absence = {
      date,
      resourceId: textOf(form, 'who'),
      from,
      reason: textOf(form, 'reason'),
    };
    this.#byHand.clear();
    this.#show(absence);
  }

  /** The plan as of now; nothing of it is written before it is confirmed. */
  #show(absence: Absence): void {
    const affected = this.#affectedBy()(absence);
    const actor = { roles: this.#roles() };
    const plan = rescueOf(absence, this.#book(), affected, this.#asking(), actor);
    this.absence.set(absence);
    this.failure.set(null);
    this.isBest.set(plan.isBest);
    const rows = this.#rowsOf(absence, plan, affected);
    const proposed = new Map(
      plan.proposals.map(({ booking, place, refusals }) => [
        booking.id,
        place === null || refusals.length > 0 ? LEFT : keyOf(place),
      ]),
    );
    const isStillThere = ({ of, choices }: Row): boolean => {
      const key = this.#byHand.get(of.booking.id);
      return key === LEFT || choices.some((choice) => choice.key === key);
    };
    const wasChosen = rows.filter(({ of }) => this.#byHand.has(of.booking.id));
    this.rows.set(rows);
    this.lost.set(wasChosen.filter((row) => !isStillThere(row)).map(({ patient }) => patient));
    this.chosen.set(
      new Map([
        ...proposed,
        ...wasChosen
          .filter(isStillThere)
          .map(({ of }) => [of.booking.id, this.#byHand.get(of.booking.id) ?? LEFT] as const),
      ]),
    );
  }

  /** What is confirmed is what the form says: another absence is looked at anew, another reason kept. */
  protected changed(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    const absence = this.absence();
    if (absence === null) return;
    if (name === 'reason') this.absence.set({ ...absence, reason: value });
    else this.#forget();
  }

  #forget(): void {
    this.absence.set(null);
    this.rows.set([]);
    this.lost.set([]);
    this.failure.set(null);
  }

  protected choose(bookingId: string, event: Event): void {
    const key = (event.target as HTMLSelectElement).value;
    this.#byHand.set(bookingId, key);
    this.chosen.update((chosen) => new Map(chosen).set(bookingId, key));
  }

  protected confirm(): void {
    const absence = this.absence();
    if (absence === null || absence.reason.trim() === '' || this.saving()) return;
    this.saving.set(true);
    this.#api.write('POST', '/api/rescue', this.#body(absence)).subscribe({
      next: () => {
        this.saving.set(false);
        this.#notices.done(
          $localize`The absence is recorded. Whoever was moved is on the list to call.`,
        );
        void this.#router.navigate(['/board', absence.date]);
      },
      error: (failure: ApiFailure) => {
        this.saving.set(false);
        // What changed meanwhile makes another list, in which what was chosen stays where it can.
        this.#show(absence);
        this.failure.set(failure);
      },
    });
  }

  #body(absence: Absence): RescueBody {
    const chosen = this.rows().map((row) => {
      const key = this.chosen().get(row.of.booking.id);
      return { row, choice: row.choices.find((choice) => choice.key === key) };
    });
    const placed = chosen.flatMap(({ row, choice }) =>
      choice === undefined ? [] : [{ ...choice, booking: row.of.booking }],
    );
    return {
      absence,
      moves: inPlacingOrder(placed).map(({ booking, place, refusals }) => ({
        bookingId: booking.id,
        version: booking.version,
        ...place,
        overrules: refusals.map(({ code }) => ({ code, reason: absence.reason })),
      })),
      left: chosen.flatMap(({ row, choice }) => (choice === undefined ? [row.of.booking.id] : [])),
    };
  }

  #rowsOf(absence: Absence, plan: RescuePlan, affected: readonly AffectedCase[]): Row[] {
    const names = this.#names();
    return plan.proposals.flatMap(({ booking, place, refusals }): Row[] => {
      const of = affected.find((each) => each.booking.id === booking.id);
      if (of === undefined) return [];
      const proposed = place === null ? [] : [this.#choiceOf(place, refusals)];
      const others = this.#otherPlaces(absence, of).filter(({ key }) => proposed[0]?.key !== key);
      return [
        {
          of,
          patient: names.patient(booking.patientId),
          was: this.#placeWords(booking),
          choices: [...proposed, ...others],
          reasons: refusalSentences(refusals, names),
        },
      ];
    });
  }

  #otherPlaces(absence: Absence, of: AffectedCase): Choice[] {
    if (of.staysBecause.length > 0) return [];
    const during = bookDuring(absence, this.#book());
    const to = of.keepsDayBecause.length > 0 ? absence.date : addDays(absence.date, RESCUE_DAYS);
    const wanted = { from: absence.date, to };
    return legalPlaces(of.bookingCase, during, wanted, this.#asking())
      .take(MOST_CHOICES)
      .map((place) => this.#choiceOf(place, []))
      .toArray();
  }

  #choiceOf(place: Place, refusals: readonly BookingRefusal[]): Choice {
    const where = this.#placeWords(place);
    const words =
      refusals.length === 0
        ? where
        : $localize`${where}:place:, to be overruled with the reason above`;
    return { key: keyOf(place), place, refusals, words };
  }

  #placeWords({ date, start, roomId, physicianId }: Place): string {
    const names = this.#names();
    return `${dayWords(date, names.today)} ${formatClock(start)}, ${names.resource(roomId)}, ${names.resource(physicianId)}`;
  }
}

const keyOf = ({ date, start, roomId, physicianId }: Place): string =>
  `${date} ${start} ${roomId} ${physicianId}`;
