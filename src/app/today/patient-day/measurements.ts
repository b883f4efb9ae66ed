import type { DayCase } from '#domain/visit/day-case';
import { baselineOf, comparedWithBaseline, missingBaseline } from '#domain/visit/baseline';
import { measurementRefusals, type TakenMeasurement } from '#domain/visit/measurements';
import { type Measurement, stateOf, type VisitState } from '#domain/visit/visit';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { Refusals } from '../../shared/refusals/refusals';
import { InstantPipe } from '../../shared/times/instant.pipe';
import { signValueWord } from '../../shared/words/sign-words';
import { selectZone } from '../../state/clinic.state';
import { selectMayDo } from '../../state/sign-in.state';
import type { Sending } from '../today.state';
import { comparedWords } from './compared-words';
import { FIELDS, type Field } from './measured-fields';
import { onStored } from './on-stored';

type Phase = Measurement['phase'];
const PHASES: readonly Phase[] = ['baseline', 'block', 'recovery'];

/** Before the needle everything is the baseline that later values are compared with. */
function phaseAt(state: VisitState): Phase {
  if (state === 'expected' || state === 'arrived' || state === 'prepared') return 'baseline';
  return state === 'in-room' ? 'block' : 'recovery';
}

/** The baseline, beside it what was measured last and how far it is off, and a column to enter more. */
@Component({
  selector: 'g-measurements',
  imports: [FailureNote, Icon, InstantPipe, Refusals],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './measurements.html',
  styleUrl: './measurements.scss',
})
export class Measurements {
  readonly day = input.required<DayCase>();
  readonly sending = input.required<Sending>();
  readonly entered = output<readonly TakenMeasurement[]>();

  readonly #store = inject(Store);
  protected readonly zone = this.#store.selectSignal(selectZone);
  protected readonly mayRecord = this.#store.selectSignal(selectMayDo('record-measurement'));
  protected readonly phases = PHASES;

  protected readonly typed = signal<Readonly<Record<string, string>>>({});
  readonly #state = computed(() => stateOf(this.day().visit));
  protected readonly phase = linkedSignal(() => phaseAt(this.#state()));

  protected readonly taken = computed((): readonly TakenMeasurement[] =>
    FIELDS.flatMap(({ key, kind, side }) => {
      const text = (this.typed()[key] ?? '').trim().replace(',', '.');
      return text === '' ? [] : [{ kind, side, value: Number(text), phase: this.phase() }];
    }),
  );
  protected readonly refusals = computed(() => measurementRefusals(this.taken()));
  protected readonly rows = computed(() =>
    FIELDS.map((field) => {
      const { kind } = field;
      const compared = comparedWithBaseline(this.day(), field);
      const { baseline, present } = compared;
      return {
        ...field,
        baseline: baseline === null ? null : signValueWord(kind, baseline),
        present: present === null ? null : signValueWord(kind, present.value),
        at: present?.at ?? null,
        against: comparedWords(compared),
      };
    }),
  );
  /** Only the baseline of the feet is taken here: later they are read by the minute. */
  protected readonly enters = (field: Field): boolean =>
    field.kind !== 'skin-temperature' ||
    this.phase() === 'baseline' ||
    (this.typed()[field.key] ?? '') !== '';
  protected readonly missing = computed(() => {
    const signs = missingBaseline(this.day());
    return FIELDS.filter(({ kind, side }) =>
      signs.some((sign) => sign.kind === kind && sign.side === side),
    ).map(({ label }) => label);
  });
  protected readonly beforeRoom = computed(() => phaseAt(this.#state()) === 'baseline');
  protected readonly begun = computed(
    () => FIELDS.some((field) => baselineOf(this.day(), field) !== null) || !this.beforeRoom(),
  );

  constructor() {
    onStored(this.sending, () => {
      this.typed.set({});
      // Chosen for one entry only: the next one is of now again.
      this.phase.set(phaseAt(this.#state()));
    });
  }

  protected type(key: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [key]: text }));
  }

  protected phaseWord(phase: Phase): string {
    switch (phase) {
      case 'baseline':
        return $localize`Baseline`;
      case 'block':
        return $localize`Block`;
      case 'recovery':
        return $localize`Recovery`;
    }
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.taken().length > 0 && this.refusals().length === 0 && !this.sending().busy)
      this.entered.emit(this.taken());
  }
}
