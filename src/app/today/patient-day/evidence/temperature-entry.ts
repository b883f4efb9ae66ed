import { FEET, type Foot } from '#domain/series/technical-success';
import { addMinutes, minutesBetween } from '#domain/time/instant';
import type { DueReading } from '#domain/visit/block-evidence';
import { measurementRefusals, type TakenMeasurement } from '#domain/visit/measurements';
import type { Measurement } from '#domain/visit/visit';
import type { ElementRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { FailureNote } from '../../../shared/refusals/failure';
import { Refusals } from '../../../shared/refusals/refusals';
import { dueWords } from '../../../shared/words/timer-words';
import { selectZone } from '../../../state/clinic.state';
import { selectNow } from '../../../state/clock.state';
import type { Sending } from '../../today.state';
import { onStored } from '../on-stored';
import { footWord } from './evidence-words';

/** The reading that is due, in one line: left, Enter, right, Enter, and the next one is asked for. */
@Component({
  selector: 'g-temperature-entry',
  imports: [FailureNote, Refusals],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="save($event)">
      <label class="g-field">
        <span class="g-field__label" i18n>Reading</span>
        <select #choice class="g-select" (change)="chosen.set(+choice.value)">
          @for (reading of open(); track reading.minute) {
            <option [value]="reading.minute" [selected]="reading.minute === minute()" i18n>
              {{ reading.minute }} min
            </option>
          }
        </select>
      </label>
      @for (foot of feet; track foot) {
        <label class="g-field">
          <span class="g-field__label">{{ label(foot) }}</span>
          <input
            #field
            class="g-input"
            inputmode="decimal"
            autocomplete="off"
            [value]="typed()[foot]"
            (input)="type(foot, field.value)"
            (keydown.enter)="next($event, foot)"
          />
        </label>
      }
      <button
        type="submit"
        class="g-button"
        [class.g-button--primary]="taken().length > 0"
        [disabled]="taken().length === 0 || refusals().length > 0 || sending().busy"
        i18n
      >
        Save reading
      </button>
      <span class="when" [class.overdue]="left() < 0">{{ when() }}</span>
    </form>
    @if (refusals().length > 0) {
      <g-refusals [refusals]="refusals()" />
    }
    @if (sending().failure; as failure) {
      <g-failure [failure]="failure" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: 8px;
    }
    .g-input {
      width: 76px;
      text-align: right;
    }
    .g-select {
      width: 92px;
    }
    .when {
      align-self: center;
      padding-top: 16px;
      color: var(--g-ink-2);
    }
    .overdue {
      color: var(--g-danger);
      font-weight: 600;
    }
  `,
})
export class TemperatureEntry {
  readonly open = input.required<readonly DueReading[]>();
  readonly due = input.required<DueReading>();
  readonly phase = input.required<Measurement['phase']>();
  readonly sending = input.required<Sending>();
  readonly entered = output<readonly TakenMeasurement[]>();

  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);
  private readonly fields = viewChildren<ElementRef<HTMLInputElement>>('field');
  protected readonly feet = FEET;
  protected readonly typed = signal<Readonly<Record<Foot, string>>>({ left: '', right: '' });
  /** Said by hand, or held since typing began: a colleague's reading must not move what is typed. */
  protected readonly chosen = signal<number | null>(null);
  protected readonly minute = computed(() => this.chosen() ?? this.due().minute);

  readonly #reading = computed(
    () =>
      this.open().find(({ minute }) => minute === this.minute()) ?? {
        minute: this.minute(),
        at: addMinutes(this.due().at, this.minute() - this.due().minute),
      },
  );
  protected readonly left = computed(() => -minutesBetween(this.#reading().at, this.#now()) || 0);
  protected readonly when = computed(() => dueWords(this.#reading().at, this.left(), this.#zone()));
  protected readonly taken = computed((): readonly TakenMeasurement[] =>
    FEET.flatMap((foot) => {
      const text = this.typed()[foot].trim().replace(',', '.');
      if (text === '') return [];
      const common = { kind: 'skin-temperature', side: foot, phase: this.phase() } as const;
      return [{ ...common, value: Number(text), minute: this.minute() }];
    }),
  );
  protected readonly refusals = computed(() => measurementRefusals(this.taken()));

  constructor() {
    onStored(this.sending, () => {
      const isHere = this.fields().some(
        ({ nativeElement }) => nativeElement === nativeElement.ownerDocument.activeElement,
      );
      this.typed.set({ left: '', right: '' });
      this.chosen.set(null);
      if (isHere) this.fields()[0]?.nativeElement.focus();
    });
  }

  protected label(foot: Foot): string {
    return $localize`${footWord(foot)}:foot: now, °C`;
  }

  protected type(foot: Foot, text: string): void {
    if (this.chosen() === null) this.chosen.set(this.minute());
    this.typed.update((typed) => ({ ...typed, [foot]: text }));
  }

  /** Enter in the first field goes on to the second while that is empty; else it saves. */
  protected next(event: Event, foot: Foot): void {
    const other = this.fields()[1]?.nativeElement;
    if (foot !== 'left' || other === undefined || this.typed().right.trim() !== '') return;
    event.preventDefault();
    other.focus();
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.taken().length > 0 && this.refusals().length === 0 && !this.sending().busy)
      this.entered.emit(this.taken());
  }
}
