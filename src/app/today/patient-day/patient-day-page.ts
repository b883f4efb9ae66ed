import { listName } from '#domain/clinic/patient';
import { presentStep, takenAt, type StampedStep, type VisitStep } from '#domain/visit/visit';
import type { TakenMeasurement } from '#domain/visit/measurements';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { DaySteps } from '../../shared/day/day-steps';
import { RecoveryTimers } from '../../shared/day/recovery-timers';
import { SideStrip } from '../../shared/day/side-strip';
import { selectBusyVisits } from '../../shared/day/visit-steps.state';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { PatientName } from '../../shared/patient-name/patient-name';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { SideMark } from '../../shared/side-mark/side-mark';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { Day } from '../../shared/times/day';
import { selectDayCases } from '../../state/day-cases.state';
import { selectResourceEntities } from '../../state/resources.state';
import { patientDayPageActions, type MeasuringForm } from '../today.actions';
import {
  selectMeasurementsSending,
  selectRecordSending,
  selectTemperaturesSending,
} from '../today.state';
import { DayChecklists } from './day-checklists';
import { DayPath } from './day-path';
import { BlockEvidencePanel } from './evidence/block-evidence';
import { lastRecordBy } from './last-record';
import { Measurements } from './measurements';
import { NextStep } from './next-step';
import { ProcedureRecordForm, type WrittenRecord } from './procedure-record';

/** One patient's day: where they are, what stands in the way, what was measured and done. */
@Component({
  selector: 'g-patient-day-page',
  imports: [
    BlockEvidencePanel,
    ClockPipe,
    Day,
    DayChecklists,
    DayPath,
    EmptyState,
    Icon,
    Measurements,
    NextStep,
    PatientName,
    ProcedureRecordForm,
    RecoveryTimers,
    RouterLink,
    SideMark,
    SideStrip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './patient-day-page.html',
  styleUrl: './patient-day-page.scss',
})
export class PatientDayPage {
  /** From the URL. */
  readonly bookingId = input.required<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #steps = inject(DaySteps);
  readonly #cases = this.#store.selectSignal(selectDayCases);
  readonly #busy = this.#store.selectSignal(selectBusyVisits);
  private readonly nextStep = viewChild(NextStep);

  protected readonly resources = this.#store.selectSignal(selectResourceEntities);
  protected readonly measuring = this.#store.selectSignal(selectMeasurementsSending);
  protected readonly reading = this.#store.selectSignal(selectTemperaturesSending);
  protected readonly writing = this.#store.selectSignal(selectRecordSending);
  protected readonly day = computed(() => this.#cases()[this.bookingId()] ?? null);
  protected readonly busy = computed(() => this.#busy().includes(this.bookingId()));
  protected readonly name = computed(() => {
    const day = this.day();
    return day === null ? '' : listName(day.patient);
  });
  /** The block is over: there is something to take home. */
  protected readonly isOver = computed(() => {
    const day = this.day();
    return (
      day !== null && (takenAt(day.visit, 'in-recovery') ?? takenAt(day.visit, 'home')) !== null
    );
  });
  protected readonly previous = computed(() => {
    const day = this.day();
    return day === null ? null : lastRecordBy(Object.values(this.#cases()), day);
  });

  constructor() {
    effect(() => {
      this.bookingId();
      untracked(() => {
        this.#store.dispatch(patientDayPageActions.opened());
      });
    });
    shortcuts($localize`Patient’s day`, [
      {
        keys: 's',
        label: $localize`Next step`,
        run: () => {
          const next = this.nextStep();
          const step = next?.step();
          if (next?.allowed() === true && step != null) this.take(step);
        },
      },
      { keys: 'u', label: $localize`Undo last step`, run: () => this.#undoLast() },
      {
        keys: 'Escape',
        label: $localize`Back to the day`,
        run: () => void this.#router.navigate(['/today'], { queryParamsHandling: 'preserve' }),
      },
    ]);
  }

  protected take(step: StampedStep): void {
    const day = this.day();
    if (day !== null && !this.busy()) void this.#steps.take(day, step);
  }

  protected undo(step: VisitStep): void {
    void this.#steps.askUndo(this.bookingId(), step);
  }

  protected measured(form: MeasuringForm, measurements: readonly TakenMeasurement[]): void {
    const bookingId = this.bookingId();
    this.#store.dispatch(
      patientDayPageActions.measurementsEntered({ form, bookingId, measurements }),
    );
  }

  protected recordWritten(written: WrittenRecord): void {
    this.#store.dispatch(
      patientDayPageActions.recordWritten({ bookingId: this.bookingId(), ...written }),
    );
  }

  #undoLast(): void {
    const last = presentStep(this.day()?.visit ?? { steps: [] });
    if (last !== undefined) this.undo(last);
  }
}
