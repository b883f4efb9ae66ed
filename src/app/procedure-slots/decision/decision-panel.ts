import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { hardnessOf, mayOverrule, type AskedOverrule } from '#domain/booking/hardness';
import { listName } from '#domain/clinic/patient';
import { SIDES, type Side } from '#domain/referral/laterality';
import { formatClock, formatRange } from '#domain/time/minutes';
import type { ElementRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { Icon } from '../../shared/icon/icon';
import { bookingSentence } from '../../shared/refusal-messages/booking-sentences';
import { refusalSentence } from '../../shared/refusal-messages/refusal-sentences';
import { FailureNote } from '../../shared/refusals/failure';
import { Day } from '../../shared/times/day';
import { sideWord } from '../../shared/words/referral-words';
import { selectNames } from '../../state/names.state';
import { selectRoles } from '../../state/sign-in.state';
import { TAB } from '../../state/tab';
import type { Deciding } from './decide';

/** What somebody decided about a place. */
export interface Decided {
  readonly status: 'provisional' | 'booked';
  readonly side: Side | null;
  readonly overrules: AskedOverrule[];
  readonly tab: string;
}

interface SoftReason {
  readonly code: BookingRefusal['code'];
  readonly sentence: string;
  readonly mayOverrule: boolean;
}

/** The last look at a place, which is held meanwhile: how it is booked, and what is overruled for it. */
@Component({
  selector: 'g-decision-panel',
  imports: [Day, FailureNote, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Also while a reason is being typed, where the page's keys rest.
  host: { '(keydown.escape)': '$event.stopPropagation(); left.emit()' },
  templateUrl: './decision-panel.html',
  styleUrl: './decision-panel.scss',
})
export class DecisionPanel {
  readonly deciding = input.required<Deciding>();
  readonly saving = input(false);
  readonly failure = input<ApiFailure | null>(null);
  readonly booked = output<Decided>();
  readonly left = output();

  readonly #names = inject(Store).selectSignal(selectNames);
  readonly #roles = inject(Store).selectSignal(selectRoles);
  protected readonly firstReason = viewChild<ElementRef<HTMLElement>>('reason');
  protected readonly confirm = viewChild.required<ElementRef<HTMLElement>>('confirm');
  readonly #case = computed(() => this.deciding().onDay.bookingCase);

  protected readonly isMove = computed(() => this.deciding().inHand.booking !== null);
  protected readonly patient = computed(() => listName(this.deciding().inHand.facts.patient));
  protected readonly place = computed(() => this.deciding().place);
  protected readonly room = computed(() => this.#names().resource(this.place().roomId));
  protected readonly physician = computed(() => this.#names().resource(this.place().physicianId));
  protected readonly minutes = computed(() => {
    const { start } = this.place();
    return formatRange({ start, end: start + this.#case().durationMinutes });
  });
  protected readonly arrives = computed(() =>
    formatClock(Math.max(0, this.place().start - this.#case().arriveBeforeMinutes)),
  );
  protected readonly leaves = computed(() => {
    const { durationMinutes, recoveryMinutes } = this.#case();
    return formatClock(this.place().start + durationMinutes + recoveryMinutes);
  });

  /** Both sides were ordered: today's may be one of them. */
  protected readonly sides = computed((): readonly Side[] => {
    const { facts, booking } = this.deciding().inHand;
    const ordered = facts.series?.side ?? facts.referral.side;
    return booking === null && ordered === 'both' ? SIDES : [];
  });
  // The case is made anew with each tick of the clock: only another case, or what the referral or the
  // rules now say of it, takes back what somebody chose here.
  readonly #orderedSide = computed(() => `${this.#case().referral.id} ${this.#case().side}`);
  protected readonly side = linkedSignal({
    source: this.#orderedSide,
    computation: () => untracked(this.#case).side,
  });
  protected readonly sideWord = sideWord;

  protected readonly provisionalBecause = computed(() =>
    this.deciding().onDay.reasons.map((reason) => bookingSentence(reason, this.#names())),
  );
  readonly #allowedStatus = computed(() => `${this.#case().referral.id} ${this.#case().status}`);
  protected readonly status = linkedSignal({
    source: this.#allowedStatus,
    computation: () => untracked(this.#case).status,
  });

  protected readonly hard = computed(() =>
    this.deciding()
      .refusals.filter(
        (refusal) => refusal.code === 'not-permitted' || hardnessOf(refusal) === 'hard',
      )
      .map((refusal) => refusalSentence(refusal, this.#names())),
  );
  protected readonly soft = computed(() =>
    this.deciding().refusals.flatMap((refusal): SoftReason[] =>
      refusal.code === 'not-permitted' || hardnessOf(refusal) === 'hard'
        ? []
        : [
            {
              code: refusal.code,
              sentence: bookingSentence(refusal, this.#names()),
              mayOverrule: mayOverrule(refusal, { roles: this.#roles() }),
            },
          ],
    ),
  );
  protected readonly reasons = signal<Readonly<Partial<Record<string, string>>>>({});
  protected readonly isReady = computed(
    () =>
      this.hard().length === 0 &&
      this.soft().every(
        (soft) => soft.mayOverrule && (this.reasons()[soft.code] ?? '').trim() !== '',
      ),
  );

  constructor() {
    // What is still to be said comes first; otherwise Enter books.
    afterNextRender(() => (this.firstReason() ?? this.confirm()).nativeElement.focus());
  }

  protected overrule(code: string, reason: string): void {
    this.reasons.update((reasons) => ({ ...reasons, [code]: reason }));
  }

  protected decide(): void {
    if (!this.isReady() || this.saving()) return;
    this.booked.emit({
      status: this.status(),
      side: this.side(),
      overrules: this.soft().map(({ code }) => ({ code, reason: this.reasons()[code] ?? '' })),
      tab: TAB,
    });
  }
}
