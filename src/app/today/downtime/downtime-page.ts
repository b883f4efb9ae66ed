import { listName } from '#domain/clinic/patient';
import { isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import { downtimeSheet, type DowntimeLine } from '#domain/visit/downtime-sheet';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { SideMark } from '../../shared/side-mark/side-mark';
import { clockOf, exactDay, longDay } from '../../shared/times/words';
import { riskWords } from '../../shared/words/risk-words';
import { visitStateWord } from '../../shared/words/visit-words';
import { selectClinic, selectRules } from '../../state/clinic.state';
import { selectNow, selectToday } from '../../state/clock.state';
import { selectDayCases } from '../../state/day-cases.state';
import { selectResourceEntities } from '../../state/resources.state';

/** The day for desk, rooms and recovery, to go on with when there is no computer. */
@Component({
  selector: 'g-downtime-page',
  imports: [EmptyState, Icon, RouterLink, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './downtime-page.html',
  styleUrl: './downtime-page.scss',
})
export class DowntimePage {
  /** From the URL: `?day=2026-09-14`. */
  readonly day = input<string>();

  readonly #store = inject(Store);
  readonly #cases = this.#store.selectSignal(selectDayCases);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  readonly #rules = this.#store.selectSignal(selectRules);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #today = this.#store.selectSignal(selectToday);

  protected readonly date = computed((): ClinicDate => {
    const asked = this.day();
    return asked !== undefined && isClinicDate(asked) ? asked : this.#today();
  });
  protected readonly heading = computed(() => longDay(this.date()));
  readonly #sheet = computed(() =>
    downtimeSheet(
      Object.values(this.#cases()).filter((day) => day !== undefined),
      this.date(),
    ),
  );
  protected readonly gone = computed(() => this.#sheet().gone);
  protected readonly isEmpty = computed(
    () =>
      this.#sheet().desk.length + this.#sheet().rooms.length + this.#sheet().recovery.length === 0,
  );
  protected readonly desk = computed(() => this.#sheet().desk.map((line) => this.#words(line)));
  protected readonly rooms = computed(() =>
    this.#sheet()
      .rooms.map(({ roomId, lines }) => ({
        roomId,
        name: this.#name(roomId),
        lines: lines.map((line) => this.#words(line)),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  protected readonly recovery = computed(() =>
    this.#sheet().recovery.map((line) => this.#words(line)),
  );
  /** The clinic's minutes at which both feet are read, to be written in. */
  protected readonly readings = computed(() => this.#rules().temperatureMinutes);
  /** A paper must say what it showed, and when. */
  protected readonly printed = computed(() => {
    const at = clockOf(this.#now(), this.#clinic().zone);
    return $localize`${this.#clinic().name}:clinic:, ${this.heading()}:day:. Printed ${exactDay(this.#today())}:printed: ${at}:time:; what changed later is not on it.`;
  });

  constructor() {
    shortcuts($localize`The day on paper`, [
      {
        keys: 'p',
        label: $localize`Print the sheets`,
        run: () => {
          this.print();
        },
        when: () => !this.isEmpty(),
      },
    ]);
  }

  protected print(): void {
    window.print();
  }

  #name(id: string | null): string {
    return this.#resources()[id ?? '']?.name ?? '';
  }

  #words(line: DowntimeLine) {
    const { booking, patient, procedure, state, arrives, ends, leaves, risks } = line;
    return {
      id: booking.id,
      name: listName(patient),
      born: patient.birthDate === null ? '' : exactDay(patient.birthDate),
      mrn: patient.mrn,
      phone: patient.phone ?? '',
      side: booking.side,
      what: [procedure, ...booking.levels].join(' '),
      physician: this.#name(booking.physicianId),
      room: this.#name(booking.roomId),
      bay: this.#name(booking.bayId),
      arrives: formatClock(arrives),
      start: formatClock(booking.start),
      ends: formatClock(ends),
      leaves: leaves === null ? '' : formatClock(leaves),
      sedation: booking.sedation,
      state: state === 'expected' ? '' : visitStateWord(state),
      risks: risks.map((risk) => riskWords(risk).words),
    };
  }
}
