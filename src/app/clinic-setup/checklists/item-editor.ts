import {
  ANSWER_TYPES,
  ITEM_CONDITIONS,
  type AnswerType,
  type ChecklistItem,
  type ItemCondition,
} from '#domain/discharge/checklist';
import type { HeldItem } from '#domain/discharge/held-items';
import { CHECKLIST_UNITS } from '#domain/discharge/template-draft';
import { LONGEST_ITEM_TEXT, LONGEST_OPTION, OPTIONS } from '#domain/discharge/template-refusals';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
} from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { holderWords } from '../../shared/refusal-messages/template-sentences';
import { type ItemEdit, withLabel, withOption, withoutOption } from './template-edits';
import { askedWord, typeWord, unitChoice } from './template-words';

/** One item of a checklist: a line, and its fields while it is open. */
@Component({
  selector: 'g-item-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'group',
    '[attr.aria-labelledby]': "'head-' + item().linkId",
    '[class.open]': 'open()',
    '[class.wrong]': 'faults().length > 0',
    '(keydown.alt.arrowup)': 'moveBy($event, -1)',
    '(keydown.alt.arrowdown)': 'moveBy($event, 1)',
  },
  templateUrl: './item-editor.html',
  styleUrl: './item-editor.scss',
})
export class ItemEditor {
  readonly item = input.required<ChecklistItem>();
  /** `null` where no rule names it. */
  readonly held = input.required<HeldItem | null>();
  /** Its place, from 1, among so many. */
  readonly place = input.required<number>();
  readonly count = input.required<number>();
  readonly open = input.required<boolean>();
  readonly faults = input.required<readonly string[]>();
  readonly toggled = output();
  readonly edited = output<ItemEdit>();
  readonly moved = output<1 | -1>();
  readonly removed = output();
  readonly dragged = output<boolean>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly most = LONGEST_ITEM_TEXT;
  protected readonly mostOption = LONGEST_OPTION;
  protected readonly types = ANSWER_TYPES.map((type) => ({ type, word: typeWord(type) }));
  protected readonly conditions = ITEM_CONDITIONS.map((asked) => ({
    asked,
    word: askedWord(asked),
  }));
  protected readonly units = CHECKLIST_UNITS.map((unit) => ({ unit, word: unitChoice(unit) }));

  protected readonly why = computed(() => {
    const held = this.held();
    return held && holderWords(held.by);
  });
  protected readonly isScore = computed(() => this.held()?.by === 'score');
  protected readonly mayBeNotApplicable = computed(() => this.held()?.mayBeNotApplicable ?? true);
  protected readonly mayAdd = computed(
    () => !this.isScore() && this.item().options.length < OPTIONS.most,
  );
  protected readonly mayTakeOut = computed(
    () => !this.isScore() && this.item().options.length > OPTIONS.least,
  );
  protected readonly summary = computed(() => {
    const { type, asked, mandatory, notApplicable } = this.item();
    return [
      typeWord(type),
      ...(asked === 'always' ? [] : [askedWord(asked)]),
      ...(mandatory ? [] : [$localize`if any`]),
      ...(notApplicable ? [$localize`or not applicable`] : []),
    ].join(' · ');
  });
  protected readonly upLabel = computed(() => $localize`Move “${this.#name()}:item:” up`);
  protected readonly downLabel = computed(() => $localize`Move “${this.#name()}:item:” down`);
  protected readonly removeLabel = computed(() => $localize`Take out “${this.#name()}:item:”`);
  readonly #name = computed(() => this.item().text || $localize`the new item`);

  /** Where one goes on: in the text while it is open, else on its line. */
  focus(): void {
    this.#host.nativeElement
      .querySelector<HTMLElement>(this.open() ? 'textarea' : '.what')
      ?.focus();
  }

  protected drag({ dataTransfer }: DragEvent): void {
    // Some browsers drag nothing that carries nothing.
    dataTransfer?.setData('text/plain', this.item().text);
    dataTransfer?.setDragImage(this.#host.nativeElement, 16, 16);
    this.dragged.emit(true);
  }

  protected moveBy(event: Event, by: 1 | -1): void {
    event.preventDefault();
    this.moved.emit(by);
  }

  protected edit(edit: ItemEdit): void {
    this.edited.emit(edit);
  }

  protected write(event: Event): void {
    // A line of a checklist is one line.
    this.edit({ text: valueOf(event).replace(/\s*\n\s*/g, ' ') });
  }

  protected chooseType(event: Event): void {
    this.edit({ type: valueOf(event) as AnswerType });
  }

  protected chooseAsked(event: Event): void {
    this.edit({ asked: valueOf(event) as ItemCondition });
  }

  protected chooseUnit(event: Event): void {
    this.edit({ unit: valueOf(event) || null });
  }

  protected setLimit(limit: 'min' | 'max', event: Event): void {
    const { valueAsNumber } = event.target as HTMLInputElement;
    this.edit({ [limit]: Number.isFinite(valueAsNumber) ? valueAsNumber : null });
  }

  protected tick(what: 'mandatory' | 'notApplicable', event: Event): void {
    this.edit({ [what]: (event.target as HTMLInputElement).checked });
  }

  protected label(index: number, event: Event): void {
    this.edit({ options: withLabel(this.item().options, index, valueOf(event)) });
  }

  protected addOption(): void {
    this.edit({ options: withOption(this.item().options) });
  }

  protected takeOut(index: number): void {
    this.edit({ options: withoutOption(this.item().options, index) });
  }

  protected optionLabel(index: number): string {
    return $localize`Option ${index + 1}:number:`;
  }

  protected takeOutLabel(index: number): string {
    return $localize`Take out option ${index + 1}:number:`;
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
