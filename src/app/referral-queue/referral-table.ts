import { listName, type Patient } from '#domain/clinic/patient';
import type { Diagnosis } from '#domain/referral/referral';
import { ageOn } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Chip } from '../shared/chip/chip';
import { Icon } from '../shared/icon/icon';
import { SideMark } from '../shared/side-mark/side-mark';
import { dayWords, daysWords, exactDay } from '../shared/times/words';
import { missingFactWord, urgencyWord } from '../shared/words/referral-words';
import { allOf } from '../shared/words/lists';
import { selectToday } from '../state/clock.state';
import { moverWord, moveWords, stageTone, worklistWord } from './queue-words';
import type { QueueRow } from './queue-rows.state';

/** One line a referral: who, what for, which side, how urgent and how long, what lacks, whose move. */
@Component({
  selector: 'g-referral-table',
  imports: [Chip, Icon, RouterLink, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './referral-table.html',
  styleUrl: './referral-table.scss',
})
export class ReferralTable {
  readonly rows = input.required<readonly QueueRow[]>();
  /** The id of the one that is open beside the table. */
  readonly chosen = input<string | null>(null);
  /** Rows of several lists: each says where it stands. */
  readonly showStage = input(false);

  protected readonly today = inject(Store).selectSignal(selectToday);
  protected readonly urgencyWord = urgencyWord;
  protected readonly stageWord = worklistWord;
  protected readonly stageTone = stageTone;

  protected name(patient: Patient): string {
    return listName(patient) || $localize`Name missing`;
  }

  protected about({ birthDate, sex }: Patient): string {
    const age = birthDate === null ? '' : String(ageOn(birthDate, this.today()));
    const letter = sex === 'female' ? $localize`F` : sex === 'male' ? $localize`M` : '';
    return `${age} ${letter}`.trim();
  }

  protected diagnosis(diagnosis: Diagnosis | null, requested: string | null): string {
    return diagnosis?.text || (diagnosis?.code ?? requested ?? $localize`No diagnosis`);
  }

  protected waited({ clock }: QueueRow): string {
    return clock.waitedDays === 0 ? $localize`today` : daysWords(clock.waitedDays);
  }

  protected due({ clock, referral }: QueueRow): string {
    if (clock.dueOn === null)
      return referral.nextBlockOn === null
        ? ''
        : $localize`block ${dayWords(referral.nextBlockOn, this.today())}:day:`;
    return clock.overdueDays > 0
      ? $localize`${clock.overdueDays}:days: d over`
      : $localize`by ${dayWords(clock.dueOn, this.today())}:day:`;
  }

  protected missing({ missing, stage }: QueueRow): string {
    if (stage === 'declined' || stage === 'withdrawn' || stage === 'completed') return '';
    const [first, ...others] = missing;
    if (first === undefined) return '';
    return others.length === 0
      ? missingFactWord(first)
      : $localize`${missingFactWord(first)}:fact: +${others.length}:count:`;
  }

  protected who(row: QueueRow): string {
    return row.move === null ? '' : moverWord(row.move.who);
  }

  protected what(row: QueueRow): string {
    return row.move === null ? '' : moveWords(row.move, this.today());
  }

  protected isFlagged({ lists }: QueueRow): boolean {
    return lists.includes('red-flags');
  }

  /** The line in full and in exact days, for hovering and for screen readers. */
  protected exactly(row: QueueRow): string {
    const { clock, missing, referral } = row;
    return [
      this.diagnosis(referral.diagnosis, referral.requested),
      $localize`Waiting since ${exactDay(clock.since)}:day:`,
      clock.pausedDays === 0 ? '' : $localize`${clock.pausedDays}:days: days paused`,
      clock.dueOn === null
        ? ''
        : clock.goal === 'triage'
          ? $localize`Triage due by ${exactDay(clock.dueOn)}:day:`
          : $localize`First block due by ${exactDay(clock.dueOn)}:day:`,
      missing.length === 0 ? '' : $localize`Missing: ${allOf(missing.map(missingFactWord))}:facts:`,
      row.move === null ? '' : `${this.who(row)}: ${this.what(row)}`,
    ]
      .filter((part) => part !== '')
      .join('\n');
  }
}
