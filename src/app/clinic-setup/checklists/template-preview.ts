import {
  ITEM_CONDITIONS,
  type ChecklistItem,
  type ItemCondition,
} from '#domain/discharge/checklist';
import { SIDES } from '#domain/referral/laterality';
import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { SideMark } from '../../shared/side-mark/side-mark';
import { unitWord } from '../../shared/words/unit-words';
import { askedWord } from './template-words';

type CaseFact = Exclude<ItemCondition, 'always'>;

/** The checklist as the nurse will see it, of a patient like this. Nothing in it can be answered. */
@Component({
  selector: 'g-template-preview',
  imports: [SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './template-preview.html',
  styleUrl: './template-preview.scss',
})
export class TemplatePreview {
  readonly items = input.required<readonly ChecklistItem[]>();
  readonly #holds = signal<ReadonlySet<ItemCondition>>(new Set(ITEM_CONDITIONS));
  protected readonly sides = SIDES;

  /** Only what some item asks about. */
  protected readonly facts = computed(() =>
    ITEM_CONDITIONS.filter((fact): fact is CaseFact => fact !== 'always')
      .filter((fact) => this.items().some(({ asked }) => asked === fact))
      .map((fact) => ({ fact, word: askedWord(fact), holds: this.#holds().has(fact) })),
  );
  protected readonly asked = computed(() =>
    this.items().filter(({ asked }) => this.#holds().has(asked)),
  );

  protected set(fact: CaseFact, holds: boolean): void {
    this.#holds.update((before) => {
      const after = new Set(before);
      if (holds) after.add(fact);
      else after.delete(fact);
      return after;
    });
  }

  protected isTicked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected unit({ unit }: ChecklistItem): string {
    return unitWord(unit ?? '');
  }

  protected range({ min, max }: ChecklistItem): string {
    return min === null && max === null ? '' : `${min ?? '…'}–${max ?? '…'}`;
  }
}
