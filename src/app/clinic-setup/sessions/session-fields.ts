import type { SessionFacts } from '#domain/clinic/session-template';
import { formatClock } from '#domain/time/minutes';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { CLOCK_PATTERN, minuteOf } from '../../shared/times/clock-text';
import { selectToday } from '../../state/clock.state';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectPhysicians, selectRooms } from '../../state/resources.state';

/** Who works in which room from when to when, and what fits in: part of a form. */
@Component({
  selector: 'g-session-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './session-fields.html',
  host: { class: 'g-form' },
})
export class SessionFields {
  /** What there is; `null` for a new one. */
  readonly facts = input<SessionFacts | null>(null);
  readonly #store = inject(Store);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  readonly #physicians = this.#store.selectSignal(selectPhysicians);
  readonly #rooms = this.#store.selectSignal(selectRooms);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly clock = CLOCK_PATTERN;
  protected readonly onlySome = linkedSignal(
    () => (this.facts()?.procedureTypeIds.length ?? 0) > 0,
  );
  /** None at all would read as every procedure. */
  protected readonly someTicked = linkedSignal(
    () => (this.facts()?.procedureTypeIds.length ?? 0) > 0,
  );
  protected readonly start = computed(() => formatClock(this.facts()?.minutes.start ?? 510));
  protected readonly end = computed(() => formatClock(this.facts()?.minutes.end ?? 750));
  protected readonly types = computed(() => this.#types().filter(({ active }) => active));
  protected readonly physicians = computed(() => this.#physicians().filter(this.#inService));
  protected readonly rooms = computed(() => this.#rooms().filter(this.#inService));

  readonly #inService = ({ activeTo }: { readonly activeTo: string | null }): boolean =>
    activeTo === null || activeTo >= this.#today();
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));

/** The type that a list may be changed in, as a request carries it. */
type Wanted = Omit<SessionFacts, 'procedureTypeIds'> & { readonly procedureTypeIds: string[] };

/** What was filled in; `null` when a time is none. */
export function sessionFactsOf(form: FormData): Wanted | null {
  const start = minuteOf(textOf(form, 'start'));
  const end = minuteOf(textOf(form, 'end'));
  if (start === null || end === null) return null;
  return {
    physicianId: textOf(form, 'physicianId'),
    roomId: textOf(form, 'roomId'),
    minutes: { start, end },
    procedureTypeIds: form.getAll('procedureTypeIds').map(String),
    maxCases: numberOf(textOf(form, 'maxCases')),
    maxSedationCases: numberOf(textOf(form, 'maxSedationCases')),
  };
}
