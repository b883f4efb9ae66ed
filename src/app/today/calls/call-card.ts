import type { RecordFollowUpCall } from '#contract/visits';
import { lacksNote, type FollowUp } from '#domain/visit/follow-up';
import { CONCERNS, type Concern, type FollowUpCall } from '#domain/visit/visit';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  Injector,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Chip } from '../../shared/chip/chip';
import { Icon } from '../../shared/icon/icon';
import { PatientName } from '../../shared/patient-name/patient-name';
import { SideMark } from '../../shared/side-mark/side-mark';
import { elapsedWords, instantWords } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { selectZone } from '../../state/clinic.state';
import { selectNow, selectToday } from '../../state/clock.state';
import { selectMayDo } from '../../state/sign-in.state';
import { concernWord, dueWord } from './call-words';

export interface AnsweredConcern {
  readonly callId: string;
  readonly text: string;
}

/** One patient after going home: the call that is due, and what waits for a physician. */
@Component({
  selector: 'g-call-card',
  imports: [Chip, Icon, PatientName, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-card.html',
  styleUrl: './call-card.scss',
})
export class CallCard {
  readonly followUp = input.required<FollowUp>();
  readonly open = input(false);
  readonly busy = input(false);
  readonly opened = output<boolean>();
  readonly made = output<RecordFollowUpCall>();
  readonly answered = output<AnsweredConcern>();

  readonly #store = inject(Store);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #zone = this.#store.selectSignal(selectZone);
  protected readonly mayCall = this.#store.selectSignal(selectMayDo('record-follow-up'));
  protected readonly mayAnswer = this.#store.selectSignal(selectMayDo('answer-follow-up'));
  protected readonly all = CONCERNS;
  protected readonly concernWord = concernWord;

  /** What is typed belongs to one call, and one answer to one worry. */
  readonly #due = computed(() => this.followUp().call?.due ?? null);
  readonly #worry = computed(() => this.followUp().concerns[0]?.id ?? null);
  protected readonly concerns = linkedSignal({
    source: this.#due,
    computation: (): readonly Concern[] => [],
  });
  protected readonly note = linkedSignal({ source: this.#due, computation: () => '' });
  protected readonly answer = linkedSignal({ source: this.#worry, computation: () => '' });

  protected readonly patient = computed(() => this.followUp().day.patient);
  protected readonly what = computed(() => {
    const { day } = this.followUp();
    const left = day.visit.steps.findLast(({ undone }) => undone === null);
    const when = left === undefined ? '' : instantWords(left.at, this.#zone(), this.#today());
    return $localize`${day.procedureType.shortName}:procedure:, home ${when}:when:`;
  });
  protected readonly due = computed(() => {
    const { call } = this.followUp();
    if (call === null) return null;
    const isOver = call.dueAt <= this.#now();
    return {
      word: dueWord(call.due),
      isOver,
      when: isOver
        ? $localize`due for ${elapsedWords(call.dueAt, this.#now())}:time:`
        : $localize`due ${instantWords(call.dueAt, this.#zone(), this.#today())}:when:`,
    };
  });
  /** "Nobody answered 10:12 (Nia Nurse)", each try. */
  protected readonly tries = computed(() => {
    const { call, day } = this.followUp();
    return day.visit.calls
      .filter(({ due, reached }) => !reached && due === call?.due)
      .map(({ at, byName }) => $localize`${this.#when(at)}:when: (${byName}:who:)`);
  });
  protected readonly triesWords = computed(() => allOf(this.tries()));
  protected readonly needsNote = computed(() =>
    lacksNote({ concerns: this.concerns(), note: this.note() }),
  );

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        afterNextRender(
          () => {
            this.#host.nativeElement.querySelector<HTMLElement>('form input')?.focus();
          },
          { injector: this.#injector },
        );
      });
    });
  }

  protected said({ concerns, byName, at }: FollowUpCall): string {
    const what = allOf(concerns.map(concernWord));
    return $localize`${what}:what:, told to ${byName}:who: ${this.#when(at)}:when:`;
  }

  #when(at: string): string {
    return instantWords(at, this.#zone(), this.#today());
  }

  protected toggle(concern: Concern): void {
    const chosen = this.concerns();
    this.concerns.set(
      CONCERNS.filter((each) =>
        each === concern ? !chosen.includes(each) : chosen.includes(each),
      ),
    );
  }

  /** Number keys tick what the patient says; in the note they are typed. */
  protected pressed(event: KeyboardEvent): void {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey) return;
    const concern = CONCERNS[Number(event.key) - 1];
    if (event.key === 'Escape') this.opened.emit(false);
    else if (concern === undefined) return;
    else this.toggle(concern);
    event.preventDefault();
    event.stopPropagation();
  }

  protected notReached(): void {
    const { call } = this.followUp();
    if (call !== null) this.made.emit({ due: call.due, reached: false });
  }

  protected reached(event: Event): void {
    event.preventDefault();
    const { call } = this.followUp();
    if (call === null || this.needsNote()) return;
    this.made.emit({
      due: call.due,
      reached: true,
      concerns: [...this.concerns()],
      note: this.note().trim(),
    });
  }

  protected sendAnswer(event: Event, callId: string): void {
    event.preventDefault();
    const text = this.answer().trim();
    if (text !== '') this.answered.emit({ callId, text });
  }
}
