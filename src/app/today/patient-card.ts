import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { moverWord, stepVerb, waitingWord } from '../shared/day/day-words';
import { Icon } from '../shared/icon/icon';
import { SideMark } from '../shared/side-mark/side-mark';
import { ClockPipe } from '../shared/times/clock.pipe';
import { Elapsed } from '../shared/times/elapsed';
import { minutesWords } from '../shared/times/words';
import { shortTimerWord } from '../shared/words/timer-words';
import { visitStateWord } from '../shared/words/visit-words';
import { selectZone } from '../state/clinic.state';
import { selectNow } from '../state/clock.state';
import { selectResourceEntities } from '../state/resources.state';
import type { PatientCard } from './day-board';
import { isOutcome } from '#domain/visit/next-steps';
import { isDue, recoveryTimers } from '#domain/visit/recovery-timers';

/** One patient: who, which side, how long in this step, what comes next and whose it is. */
@Component({
  selector: 'g-patient-card',
  imports: [ClockPipe, Elapsed, Icon, NgTemplateOutlet, RouterLink, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    'data-card': '',
    '[class.late]': 'late() !== null',
    '[class.gone]': 'gone()',
    '[class.expected]': 'expected() && verb() !== null',
    '[class.is-provisional]': 'booking().status === "provisional"',
  },
  templateUrl: './patient-card.html',
  styleUrl: './patient-card.scss',
})
export class PatientCardView {
  readonly card = input.required<PatientCard>();
  /** Steps can be taken: it is the day itself. */
  readonly live = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly step = output();

  readonly #store = inject(Store);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);

  protected readonly booking = computed(() => this.card().day.booking);
  protected readonly patient = computed(() => this.card().day.patient);
  protected readonly physician = computed(
    () => this.#resources()[this.booking().physicianId]?.shortName ?? '',
  );
  protected readonly room = computed(
    () => this.#resources()[this.booking().roomId]?.shortName ?? '',
  );
  protected readonly gone = computed(() => this.card().column === 'home');
  protected readonly wentHome = computed(() => this.card().state === 'home');
  /** Short enough to stand beside the plan. */
  protected readonly expected = computed(() => this.card().state === 'expected');
  protected readonly late = computed(() => {
    const { lateMinutes } = this.card();
    return this.live() && lateMinutes > 0 ? minutesWords(lateMinutes) : null;
  });
  protected readonly outcome = computed(() => {
    const { state } = this.card();
    return isOutcome(state) ? visitStateWord(state) : null;
  });
  protected readonly waiting = computed(() => {
    const { waiting, step } = this.card();
    if (waiting === null || !this.live()) return null;
    // An expected patient is waited for, not waiting: the column says so.
    if (waiting.for === 'arrival') return null;
    // The step's own button says it already.
    if (waiting.for === 'step' && waiting.step === step) return null;
    return {
      what: waitingWord(waiting, this.#zone()),
      whose: moverWord(waiting.whose),
      stops: waiting.for === 'blocker',
    };
  });
  /** What is due in recovery, the longest overdue first. */
  protected readonly due = computed(() => {
    const { day, state } = this.card();
    if (!this.live() || (state !== 'in-recovery' && state !== 'ready')) return null;
    const timer = recoveryTimers(day, this.#now()).find(isDue);
    if (timer === undefined) return null;
    const { minutesLeft } = timer;
    const what = shortTimerWord(timer.for);
    return minutesLeft === 0
      ? $localize`${what}:what: due`
      : $localize`${what}:what: ${minutesWords(-minutesLeft)}:minutes: overdue`;
  });
  protected readonly verb = computed(() => {
    const { step, refusals } = this.card();
    return step !== null && this.live() && refusals.length === 0 ? stepVerb(step) : null;
  });
}
