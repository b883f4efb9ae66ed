import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { DraftNote } from '../../shared/drafts/draft-note';
import { Drafts } from '../../shared/drafts/drafts';
import { factsDraft } from '../draft-names';

/** Facts that were being completed and are not stored; it is drawn while their form is closed. */
@Component({
  selector: 'g-facts-draft',
  imports: [DraftNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (typedAt(); as at) {
      <g-draft-note [typedAt]="at" (discarded)="discard()">
        <button type="button" class="g-button g-button--small" (click)="resumed.emit()" i18n>
          Go on typing
        </button>
      </g-draft-note>
    }
  `,
})
export class FactsDraft {
  readonly referralId = input.required<string>();
  readonly resumed = output();

  readonly #drafts = inject(Drafts);
  readonly #discarded = signal(0);
  protected readonly typedAt = computed(() => {
    this.#discarded();
    return this.#drafts.find(factsDraft(this.referralId()))?.at ?? null;
  });

  protected discard(): void {
    this.#drafts.forget(factsDraft(this.referralId()));
    this.#discarded.update((times) => times + 1);
  }
}
