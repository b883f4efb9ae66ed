import type { AnswerValue } from '#domain/discharge/checklist';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../shared/dialogs/dialogs';
import { Icon } from '../shared/icon/icon';
import { FailureNote } from '../shared/refusals/failure';
import { SideMark } from '../shared/side-mark/side-mark';
import { InstantPipe } from '../shared/times/instant.pipe';
import { unitWord } from '../shared/words/unit-words';
import { SIDES, type Side } from '#domain/referral/laterality';
import { selectZone } from '../state/clinic.state';
import { keyOfOption, meaningOf } from './answer-keys';
import { answerWord } from './answer-words';
import type { MeasuredHint } from './measured-words';
import type { ChecklistRow } from './checklist-rows';
import { TwoAnswers } from './two-answers';

export interface ItemAnswer {
  readonly value: AnswerValue;
  readonly reason: string | null;
}

/** One item with big targets: what it asks, what was answered, by whom and when. */
@Component({
  selector: 'g-answer-item',
  imports: [FailureNote, Icon, InstantPipe, SideMark, TwoAnswers],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'group',
    tabindex: '-1',
    '[id]': 'row().item.linkId',
    '[attr.aria-labelledby]': "'text-' + row().item.linkId",
    '[class.current]': 'current()',
    '[class.wrong]': 'forbids()',
    '(focusin)': 'reached.emit()',
    '(pointerdown)': 'reached.emit()',
  },
  templateUrl: './answer-item.html',
  styleUrl: './answer-item.scss',
})
export class AnswerItem {
  readonly row = input.required<ChecklistRow>();
  readonly current = input.required<boolean>();
  readonly mayAnswer = input.required<boolean>();
  /** What was measured for it, and what that is worth. */
  readonly measured = input<MeasuredHint | null>(null);
  /** A score that is due again: the same answer then counts as a new one. */
  readonly isDueAgain = input(false);
  readonly answered = output<ItemAnswer>();
  readonly dropped = output();
  /** What is pending, as it was given: an answer that came meanwhile was not seen. */
  readonly sentAgain = output();
  /** Enter in a field: on to the next item, and leaving the field gives the answer. */
  readonly typed = output();
  readonly reached = output();

  readonly #dialogs = inject(Dialogs);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly field = viewChild<ElementRef<HTMLInputElement | HTMLTextAreaElement>>('field');
  protected readonly zone = inject(Store).selectSignal(selectZone);
  protected readonly sides = SIDES;
  protected readonly word = answerWord;
  protected readonly keyOfOption = keyOfOption;

  protected readonly item = computed(() => this.row().item);
  protected readonly notNumber = signal(false);
  /** What the item shows as chosen: what was just given, else what counts. */
  protected readonly value = computed(
    () => this.row().pending?.answer.value ?? this.row().answer?.value ?? null,
  );
  protected readonly saving = computed(() => this.row().pending?.failure === null);
  protected readonly failure = computed(() => this.row().pending?.failure ?? null);
  /** It waits for the line, and goes out by itself. */
  protected readonly isWaiting = computed(() => this.failure()?.kind === 'offline');
  /** Somebody else has answered this item meanwhile. */
  protected readonly isContested = computed(() => {
    const failure = this.failure();
    const { answer, pending } = this.row();
    return (
      failure?.kind === 'refused' &&
      failure.refusals.some(({ code }) => code === 'stale') &&
      answer !== null &&
      answer.id !== pending?.answer.seen
    );
  });
  protected readonly unit = computed(() => unitWord(this.item().unit ?? ''));
  /** What was chosen is not what the measured values are worth. */
  protected readonly differs = computed(() => {
    const [value, measured] = [this.value(), this.measured()];
    return measured !== null && value !== null && value !== String(measured.points);
  });
  protected readonly forbids = computed(
    () => this.item().type === 'yes-no' && this.value() === false,
  );

  protected sideKey(side: Side): string {
    return side.slice(0, 1).toUpperCase();
  }

  focus(): void {
    this.#host.nativeElement.focus({ preventScroll: true });
    this.#host.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  /** Answers by key; says whether the key meant an answer. */
  press(key: string): boolean {
    const meaning = this.mayAnswer() ? meaningOf(this.item(), key) : null;
    switch (meaning?.kind) {
      case 'answer':
        this.give(meaning.value);
        return true;
      case 'not-applicable':
        void this.giveNotApplicable();
        return false;
      case 'type': {
        const field = this.field()?.nativeElement;
        if (field !== undefined) {
          if (meaning.text !== '') field.value = meaning.text;
          field.focus();
        }
        return false;
      }
      default:
        return false;
    }
  }

  protected give(value: AnswerValue, reason: string | null = null): void {
    const again = this.isDueAgain() && !this.saving();
    if (value !== this.value() || this.failure() !== null || again)
      this.answered.emit({ value, reason });
  }

  protected giveTyped(text: string): void {
    const trimmed = text.trim();
    const number = Number(trimmed.replace(',', '.'));
    const isText = this.item().type === 'text';
    this.notNumber.set(!isText && trimmed !== '' && !Number.isFinite(number));
    if (trimmed !== '' && !this.notNumber()) this.give(isText ? trimmed : number);
  }

  protected async giveNotApplicable(): Promise<void> {
    const reason = await this.#dialogs.reason({
      title: $localize`Not applicable`,
      prompt: this.item().text,
      confirm: $localize`Not applicable`,
    });
    if (reason !== null) this.give('not-applicable', reason);
  }

  /** One's own, now that the other's is known. */
  protected correct(): void {
    const { pending } = this.row();
    if (pending !== null)
      this.answered.emit({ value: pending.answer.value, reason: pending.answer.reason });
  }
}
