import { painResponse, type PainResponse } from '#domain/visit/pain-response';
import { technicalSuccess } from '#domain/series/technical-success';
import { againstBaseline, type AgainstBaseline } from '#domain/visit/against-baseline';
import type { DayCase } from '#domain/visit/day-case';
import {
  latest,
  measurementRefusals,
  SCALES,
  type TakenMeasurement,
} from '#domain/visit/measurements';
import {
  type Measurement,
  type MeasurementKind,
  stateOf,
  type VisitState,
} from '#domain/visit/visit';
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
import { FailureNote } from '../../shared/refusals/failure';
import { Refusals } from '../../shared/refusals/refusals';
import { selectRules } from '../../state/clinic.state';
import { selectMayDo } from '../../state/sign-in.state';
import type { Sending } from '../today.state';
import { onStored } from './on-stored';
import { TemperatureChart } from './temperature-chart';

type Phase = Measurement['phase'];

interface Field {
  readonly key: string;
  readonly kind: MeasurementKind;
  readonly side: Measurement['side'];
  readonly label: string;
}

const FIELDS: readonly Field[] = [
  { key: 'nrs', kind: 'nrs', side: null, label: $localize`NRS` },
  { key: 'systolic', kind: 'systolic', side: null, label: $localize`Systolic` },
  { key: 'diastolic', kind: 'diastolic', side: null, label: $localize`Diastolic` },
  { key: 'pulse', kind: 'pulse', side: null, label: $localize`Pulse` },
  { key: 'spo2', kind: 'spo2', side: null, label: $localize`SpO₂ %` },
  { key: 'left', kind: 'skin-temperature', side: 'left', label: $localize`Left foot °C` },
  { key: 'right', kind: 'skin-temperature', side: 'right', label: $localize`Right foot °C` },
];
const PHASES: readonly Phase[] = ['baseline', 'block', 'recovery'];

/** Before the needle everything is the baseline that later values are compared with. */
function phaseAt(state: VisitState): Phase {
  if (state === 'expected' || state === 'arrived' || state === 'prepared') return 'baseline';
  return state === 'in-room' ? 'block' : 'recovery';
}

/** "Pain 7 → 2, 71 % less: maintained"; nothing until both were asked. */
function painWords(response: PainResponse | null): string | null {
  if (response === null) return null;
  const { before, after, relief, outcome } = response;
  const pain = $localize`Pain ${before}:before: → ${after}:after:`;
  if (relief === null || outcome === null) return pain;
  switch (outcome) {
    case 'maintained':
      return $localize`${pain}:pain:, ${relief}:percent: % less: sympathetically maintained`;
    case 'partial':
      return $localize`${pain}:pain:, ${relief}:percent: % less: in part`;
    case 'none':
      return $localize`${pain}:pain:: no response`;
  }
}

/** "−20 %" of a pressure, "−5" of a score; nothing where there is nothing to compare. */
function againstWords(found: AgainstBaseline | null): string {
  if (found === null) return '–';
  const [value, unit] = found.percent === null ? [found.change, ''] : [found.percent, ' %'];
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  return `${sign}${Math.abs(value)}${unit}`;
}

/** What was measured, phase beside phase, and one row to enter what is measured now. */
@Component({
  selector: 'g-measurements',
  imports: [FailureNote, Refusals, TemperatureChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './measurements.html',
  styleUrl: './measurements.scss',
})
export class Measurements {
  readonly day = input.required<DayCase>();
  readonly sending = input.required<Sending>();
  readonly entered = output<readonly TakenMeasurement[]>();

  readonly #store = inject(Store);
  readonly #rules = this.#store.selectSignal(selectRules);
  protected readonly mayRecord = this.#store.selectSignal(selectMayDo('record-measurement'));
  protected readonly fields = FIELDS;
  protected readonly phases = PHASES;
  protected readonly scales = SCALES;

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
    FIELDS.map((field) => ({
      ...field,
      against: againstWords(againstBaseline(this.day().visit, field.kind, field.side)),
      values: PHASES.map(
        (phase) => latest(this.day().visit, field.kind, field.side, phase)?.value ?? null,
      ),
    })),
  );
  protected readonly evidence = computed(() => {
    const { visit, booking } = this.day();
    return technicalSuccess(visit.measurements, booking.side, this.#rules());
  });
  /** Whether it helped is another question than whether it was achieved. */
  protected readonly pain = computed(() => painWords(painResponse(this.day().visit)));
  protected readonly needed = computed(() => this.#rules().temperatureRise);

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
