import { takeBackAnswerRefusals } from '#domain/referral/allowed-actions';
import type { Question, Referral } from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { referralPageActions } from '../referral-queue.actions';
import { selectSaving } from '../referral-queue.state';
import { AllowedHere } from './allowed-here';

/** Questions to colleagues and their answers, which stay on the record. */
@Component({
  selector: 'g-question-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (referral().questions.length > 0) {
      <h3 class="g-section-title" i18n>Questions</h3>
      <ul>
        @for (question of referral().questions; track question.id) {
          <li>
            <p>
              <strong>{{ question.of }}</strong> <span class="g-meta">{{ askedBy(question) }}</span>
            </p>
            <p class="text">{{ question.text }}</p>
            @if (question.answered; as answer) {
              <p class="text answer">
                {{ answer.text }}
                <span class="g-meta">{{ answer.byName }}, {{ at(answer.at) }}</span>
              </p>
              @if (mayTakeBack(question)) {
                <button
                  type="button"
                  class="g-button g-button--small g-button--quiet"
                  [disabled]="saving() || !allowed.isOpen('take-back-answer')"
                  (click)="takeBack(question)"
                  i18n
                >
                  Take the answer back
                </button>
              }
            } @else if (mayAnswer()) {
              <form (submit)="$event.preventDefault(); answer(question)">
                <label class="g-field">
                  <span class="g-field__label" i18n>Answer</span>
                  <textarea
                    #words
                    class="g-textarea"
                    rows="2"
                    [value]="draftOf(question.id)"
                    (input)="draft(question.id, words.value)"
                  ></textarea>
                </label>
                <button
                  type="submit"
                  class="g-button g-button--small"
                  [disabled]="saving() || draftOf(question.id).trim() === ''"
                  i18n
                >
                  Record the answer
                </button>
              </form>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host(:empty) {
      display: none;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--g-3);
      margin-top: var(--g-2);
    }
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .answer {
      padding-left: var(--g-3);
      border-left: 2px solid var(--g-line-strong);
    }
    form {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--g-2);
      margin-top: var(--g-2);
    }
    .g-field {
      width: 100%;
    }
  `,
})
export class QuestionList {
  readonly referral = input.required<Referral>();

  readonly #store = inject(Store);
  protected readonly allowed = inject(AllowedHere);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly mayAnswer = computed(() => this.allowed.may('answer-question'));

  readonly #id = computed(() => this.referral().id);
  readonly #drafts = linkedSignal({
    source: this.#id,
    computation: (): Readonly<Record<string, string>> => ({}),
  });

  protected draftOf(id: string): string {
    return this.#drafts()[id] ?? '';
  }

  protected draft(id: string, text: string): void {
    this.#drafts.update((drafts) => ({ ...drafts, [id]: text }));
  }

  protected askedBy({ asked }: Question): string {
    return $localize`asked by ${asked.byName}:who:, ${this.at(asked.at)}:when:`;
  }

  protected at(instant: string): string {
    return instantWords(instant, this.#zone(), this.#today());
  }

  protected mayTakeBack(question: Question): boolean {
    return (
      this.allowed.may('take-back-answer') &&
      takeBackAnswerRefusals(this.referral(), question).length === 0
    );
  }

  protected takeBack(question: Question): void {
    const { id: referralId, version } = this.referral();
    const body = { version, reason: '' };
    this.#store.dispatch(
      referralPageActions.answerTakenBack({ referralId, questionId: question.id, body }),
    );
  }

  protected answer(question: Question): void {
    const { id, version } = this.referral();
    const text = this.draftOf(question.id).trim();
    if (text === '') return;
    this.#store.dispatch(
      referralPageActions.questionAnswered({
        referralId: id,
        questionId: question.id,
        body: { version, text },
      }),
    );
  }
}
