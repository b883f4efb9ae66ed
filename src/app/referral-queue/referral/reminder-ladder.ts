import { informationWait, type LadderRung } from '#domain/referral/reminders';
import { REMINDER_WAYS, type Reminder, type ReminderWay } from '#domain/referral/referral';
import { missingFacts } from '#domain/referral/missing-facts';
import type { WorklistFacts } from '#domain/referral/worklist';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { Notices } from '../../shared/notices/notices';
import { dayWords, daysWords, instantWords } from '../../shared/times/words';
import { selectClinic, selectRules, selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { referralPageActions } from '../referral-queue.actions';
import { selectSaving } from '../referral-queue.state';
import { AllowedHere } from './allowed-here';
import { reminderLetter, reminderWayWord, rungWord } from './reminder-words';

/** How long a referrer has owed information, how often they were asked again, and what is next. */
@Component({
  selector: 'g-reminder-ladder',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminder-ladder.html',
  styleUrl: './reminder-ladder.scss',
})
export class ReminderLadder {
  readonly facts = input.required<WorklistFacts>();

  readonly #store = inject(Store);
  readonly #notices = inject(Notices);
  protected readonly allowed = inject(AllowedHere);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #rules = this.#store.selectSignal(selectRules);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly ways = REMINDER_WAYS;
  protected readonly wayWord = reminderWayWord;

  readonly #wait = computed(() =>
    informationWait(
      this.facts().referral,
      this.#rules().reminderLadder,
      this.#zone(),
      this.#today(),
    ),
  );
  /** As the due rung asks for, until somebody chooses otherwise. */
  protected readonly how = linkedSignal((): ReminderWay => {
    const rung = this.#wait()?.due ?? this.#wait()?.next;
    return rung?.what === 'phone' ? 'phone' : 'letter';
  });

  protected readonly view = computed(() => {
    const wait = this.#wait();
    if (wait === null) return null;
    return {
      waiting: daysWords(wait.days),
      rungs: wait.rungs.map((rung) => ({
        rung,
        word: rungWord(rung.what),
        isDone: rung.done !== null,
        isDue: rung === wait.due,
        when: this.#when(rung),
      })),
    };
  });

  protected choose(value: string): void {
    const way = REMINDER_WAYS.find((each) => each === value);
    if (way !== undefined) this.how.set(way);
  }

  protected record(): void {
    const { id: referralId, version } = this.facts().referral;
    const body = { version, how: this.how(), note: '' };
    this.#store.dispatch(referralPageActions.reminderRecorded({ referralId, body }));
  }

  protected takeBack(): void {
    const { id: referralId } = this.facts().referral;
    this.#store.dispatch(referralPageActions.reminderUndoAsked({ referralId }));
  }

  protected async copy(): Promise<void> {
    const { referral, patient, procedureType } = this.facts();
    const letter = reminderLetter({
      referral,
      patient,
      missing: missingFacts(referral, patient, procedureType),
      clinic: this.#clinic().name,
      zone: this.#zone(),
    });
    try {
      await navigator.clipboard.writeText(letter);
      this.#notices.done($localize`The letter’s text is copied.`);
    } catch {
      this.#notices.tell(
        $localize`The browser does not let this page copy. Allow it for this site.`,
      );
    }
  }

  #when({ done, dueOn }: LadderRung): string {
    return done === null ? dayWords(dueOn, this.#today()) : this.#by(done);
  }

  #by({ how, byName, at }: Reminder): string {
    return `${reminderWayWord(how)}, ${byName}, ${instantWords(at, this.#zone(), this.#today())}`;
  }
}
