import type { Refusal } from '#domain/refusal';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectNames } from '../../state/names.state';
import { refusalSentences } from '../refusal-messages/refusal-sentences';
import { SentenceList } from './sentence-list';

/** All reasons at once, the hardest first. */
@Component({
  selector: 'g-refusals',
  imports: [SentenceList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<g-sentence-list [sentences]="sentences()" />`,
})
export class Refusals {
  readonly refusals = input.required<readonly Refusal[]>();
  readonly #names = inject(Store).selectSignal(selectNames);
  protected readonly sentences = computed(() => refusalSentences(this.refusals(), this.#names()));
}
