import { FEET, type Foot } from '#domain/series/technical-success';
import { blockEvidence, type FootReading } from '#domain/visit/block-evidence';
import type { DayCase } from '#domain/visit/day-case';
import type { TakenMeasurement } from '#domain/visit/measurements';
import { hasEnded } from '#domain/visit/next-steps';
import { stateOf } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../../shared/icon/icon';
import { selectNow } from '../../../state/clock.state';
import { selectMayDo } from '../../../state/sign-in.state';
import type { Sending } from '../../today.state';
import { signed } from '../compared-words';
import { achievedWords, differenceWords, footWord, painWords, riseWords } from './evidence-words';
import { TemperatureChart } from './temperature-chart';
import { TemperatureEntry } from './temperature-entry';

/**
 * Was the block achieved, by the temperature of both feet; and apart from it, did the pain answer.
 * The readings are entered here as they fall due.
 */
@Component({
  selector: 'g-block-evidence',
  imports: [Icon, TemperatureChart, TemperatureEntry],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './block-evidence.html',
  styleUrl: './block-evidence.scss',
})
export class BlockEvidencePanel {
  readonly day = input.required<DayCase>();
  readonly sending = input.required<Sending>();
  readonly entered = output<readonly TakenMeasurement[]>();

  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #rules = computed(() => this.day().clinic.rules);
  protected readonly mayRecord = this.#store.selectSignal(selectMayDo('record-measurement'));
  protected readonly feet = FEET;
  protected readonly footWord = footWord;

  protected readonly evidence = computed(() => blockEvidence(this.day(), this.#now()));
  protected readonly side = computed(() => this.day().booking.side);
  protected readonly needed = computed(() => this.#rules().temperatureRise);
  protected readonly phase = computed(() =>
    stateOf(this.day().visit) === 'in-room' ? ('block' as const) : ('recovery' as const),
  );
  /** There is something to say once a foot was measured after the block. */
  protected readonly drawn = computed(() => this.table().length > 0);
  /** Why nothing is asked for here, where nothing was read either. */
  protected readonly nothing = computed(() => {
    if (this.drawn()) return null;
    const { visit } = this.day();
    if (hasEnded(visit)) return $localize`No temperature was read after the block.`;
    if (this.evidence().end !== null) return null;
    return stateOf(visit) === 'in-recovery' || stateOf(visit) === 'aborted'
      ? $localize`The procedure did not begin, so there is nothing to show.`
      : $localize`Once the team has signed out, the temperature of both feet is asked for here, reading by reading.`;
  });
  protected readonly achieved = computed(() =>
    achievedWords(this.evidence(), this.side(), this.#rules()),
  );
  protected readonly rises = computed(() =>
    FEET.map((foot) => ({
      foot,
      word: this.#isTreated(foot) ? $localize`${footWord(foot)}:foot:, treated` : footWord(foot),
      rise: riseWords(this.evidence(), foot),
      warm: this.evidence().warmBefore.includes(foot),
    })),
  );
  protected readonly difference = computed(() => differenceWords(this.evidence()));
  protected readonly pain = computed(() => painWords(this.evidence().pain));
  protected readonly table = computed(() =>
    this.evidence().rows.filter(({ feet }) => feet.left !== null || feet.right !== null),
  );

  protected readingWord(reading: FootReading | null): string {
    if (reading === null) return '–';
    return reading.rise === null
      ? `${reading.value} °C`
      : `${reading.value} °C (${signed(reading.rise)})`;
  }

  protected degrees(difference: number | null): string {
    return difference === null ? '–' : `${signed(difference)} °C`;
  }

  #isTreated(foot: Foot): boolean {
    return this.side() === 'both' || this.side() === foot;
  }
}
