import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectNames } from '../../state/names.state';
import type { ApiFailure } from '../api-failure';
import { failureSentences } from '../refusal-messages/failure-words';
import { SentenceList } from './sentence-list';

/** Why a request failed, beside the form that made it. */
@Component({
  selector: 'g-failure',
  imports: [SentenceList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'alert' },
  template: `<g-sentence-list [sentences]="sentences()" />`,
})
export class FailureNote {
  readonly failure = input.required<ApiFailure>();
  readonly #names = inject(Store).selectSignal(selectNames);
  protected readonly sentences = computed(() => failureSentences(this.failure(), this.#names()));
}
