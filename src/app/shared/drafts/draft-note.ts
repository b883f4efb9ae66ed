import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { instantWords } from '../times/words';

/** Says that something was typed and not stored, and lets it go. */
@Component({
  selector: 'g-draft-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span role="status">
      {{ words() }}
      @if (isOlder()) {
        <ng-container i18n>The record has changed since: check before you save.</ng-container>
      }
    </span>
    <ng-content />
    <button
      type="button"
      class="g-button g-button--small g-button--quiet"
      (click)="$event.stopPropagation(); discarded.emit()"
      i18n
    >
      Discard
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--g-2);
      min-height: 36px;
      padding: 0 var(--g-3);
      border-radius: var(--g-radius);
      background: var(--g-surface-2);
      color: var(--g-ink-2);
    }
    span {
      flex: 1;
    }
  `,
})
export class DraftNote {
  readonly typedAt = input.required<string>();
  readonly isOlder = input(false);
  readonly discarded = output();

  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly words = computed(() => {
    const at = instantWords(this.typedAt(), this.#zone(), this.#today());
    return $localize`Typed ${at}:when:, not stored yet.`;
  });
}
