import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { moverWord, stepVerb, waitingWord } from '../shared/day/day-words';
import { Chip } from '../shared/chip/chip';
import { SideMark } from '../shared/side-mark/side-mark';
import { ClockPipe } from '../shared/times/clock.pipe';
import { Elapsed } from '../shared/times/elapsed';
import { minutesWords } from '../shared/times/words';
import { visitStateWord } from '../shared/words/visit-words';
import { selectZone } from '../state/clinic.state';
import { selectResourceEntities } from '../state/resources.state';
import type { PatientCard } from './day-board';

/** The same day as a list in order of start. */
@Component({
  selector: 'g-day-table',
  imports: [Chip, ClockPipe, Elapsed, RouterLink, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day-table.html',
  styles: `
    :host {
      flex: 1;
      min-height: 0;
      overflow: auto;
    }
    tr.gone {
      color: var(--g-ink-2);
    }
    .g-button {
      position: relative;
    }
    .waiting {
      max-width: 280px;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .short {
      display: none;
    }
    @media (max-width: 1180px) {
      .wide,
      .long {
        display: none;
      }
      .short {
        display: inline;
      }
      .waiting {
        max-width: 170px;
      }
    }
  `,
})
export class DayTable {
  readonly cards = input.required<readonly PatientCard[]>();
  readonly live = input.required<boolean>();
  readonly busy = input.required<readonly string[]>();
  readonly step = output<PatientCard>();

  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  protected readonly resources = this.#store.selectSignal(selectResourceEntities);

  protected readonly stateWord = visitStateWord;
  protected readonly lateWords = minutesWords;
  protected readonly verb = stepVerb;
  protected readonly mover = moverWord;

  protected waiting({ waiting }: PatientCard): string {
    return waiting === null ? '' : waitingWord(waiting, this.#zone());
  }
}
