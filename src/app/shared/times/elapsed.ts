import type { Instant } from '#domain/time/instant';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectZone } from '../../state/clinic.state';
import { selectNow } from '../../state/clock.state';
import { clockOf, elapsedWords } from './words';

/** Minutes since something happened today, kept current: "8 min". */
@Component({
  selector: 'g-elapsed',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="since()" [title]="exact()">{{ words() }}</time>`,
})
export class Elapsed {
  readonly since = input.required<Instant>();
  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);
  protected readonly words = computed(() => elapsedWords(this.since(), this.#now()));
  protected readonly exact = computed(
    () => $localize`since ${clockOf(this.since(), this.#zone())}:time:`,
  );
}
