import { goingHomeSheet } from '#domain/discharge/going-home-sheet';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { SideMark } from '../../shared/side-mark/side-mark';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { exactDay, longDay, shortDay } from '../../shared/times/words';
import { selectClinic } from '../../state/clinic.state';
import { selectNow } from '../../state/clock.state';
import { selectDayCases } from '../../state/day-cases.state';
import {
  CALL_ABOUT,
  callDaysWords,
  EMERGENCIES,
  medicineWords,
  restWords,
} from './going-home-words';

/** What the patient takes home on paper: medicines, whom to call, and the pain diary. */
@Component({
  selector: 'g-going-home-page',
  imports: [ClockPipe, EmptyState, Icon, RouterLink, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './going-home-page.html',
  styleUrls: ['../../shared/paper/paper.scss', './going-home-page.scss'],
})
export class GoingHomePage {
  /** From the URL. */
  readonly bookingId = input.required<string>();

  readonly #store = inject(Store);
  readonly #cases = this.#store.selectSignal(selectDayCases);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  readonly #now = this.#store.selectSignal(selectNow);

  protected readonly day = computed(() => this.#cases()[this.bookingId()] ?? null);
  protected readonly sheet = computed(() => {
    const day = this.day();
    return day === null ? null : goingHomeSheet(day, this.#clinic(), this.#now());
  });
  /** A drug of which nobody wrote down when it starts again: somebody asks the physician first. */
  protected readonly open = computed(() =>
    (this.sheet()?.medicines ?? []).filter(({ kind }) => kind === 'ask').map(({ drug }) => drug),
  );

  protected readonly exactDay = exactDay;
  protected readonly longDay = longDay;
  protected readonly shortDay = shortDay;
  protected readonly medicineWords = medicineWords;
  protected readonly restWords = restWords;
  protected readonly callDaysWords = callDaysWords;
  protected readonly callAbout = CALL_ABOUT;
  protected readonly emergencies = EMERGENCIES;

  constructor() {
    shortcuts($localize`Going home`, [
      {
        keys: 'p',
        label: $localize`Print the sheet`,
        run: () => {
          this.print();
        },
        when: () => this.sheet() !== null,
      },
    ]);
  }

  protected print(): void {
    window.print();
  }
}
