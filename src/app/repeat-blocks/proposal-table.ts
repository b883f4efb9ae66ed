import type { Place } from '#domain/booking/booking-case';
import { mayOverrule } from '#domain/booking/hardness';
import type { Alternative, BlockProposal } from '#domain/series/proposal';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import { refusalSentences } from '../shared/refusal-messages/refusal-sentences';
import { exactDay, shortDay } from '../shared/times/words';
import { selectNames } from '../state/names.state';
import { selectRoles } from '../state/sign-in.state';

export interface Pick {
  readonly blockIndex: number;
  readonly place: Place;
  /** Codes that somebody would have to let pass for it. */
  readonly overrules: readonly string[];
}

/** Proposed slots, block by block: why not the wished day, and what else is near. */
@Component({
  selector: 'g-proposal-table',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './proposal-table.html',
  styleUrl: './proposal-table.scss',
})
export class ProposalTable {
  readonly blocks = input.required<readonly BlockProposal[]>();
  /** Blocks whose place was chosen by hand. */
  readonly picked = input<readonly number[]>([]);
  readonly placePicked = output<Pick>();
  readonly pickUndone = output<number>();

  readonly #names = inject(Store).selectSignal(selectNames);
  readonly #roles = inject(Store).selectSignal(selectRoles);

  protected readonly rows = computed(() =>
    this.blocks().map((block) => ({
      ...block,
      slotWords: block.slot === null ? null : this.#words(block.slot),
      windowWords: windowWords(block),
      why: refusalSentences(block.whyNot, this.#names()),
      wishedWords: exactDay(block.wished),
      isPicked: this.picked().includes(block.blockIndex),
      // A day that only somebody else may let pass would be refused when the block is booked.
      others: block.alternatives
        .filter(({ refusals }) =>
          refusals.every((refusal) => mayOverrule(refusal, { roles: this.#roles() })),
        )
        .map((alternative) => this.#other(block.blockIndex, alternative)),
    })),
  );

  #words({ date, start, physicianId, roomId }: Place) {
    const names = this.#names();
    return {
      day: exactDay(date),
      time: formatClock(start),
      physician: names.resource(physicianId),
      room: names.resource(roomId),
    };
  }

  #other(blockIndex: number, { refusals, ...slot }: Alternative) {
    const { date, start, physicianId, roomId } = slot;
    const pick: Pick = {
      blockIndex,
      place: { date, start, physicianId, roomId },
      overrules: refusals.map(({ code }) => code),
    };
    return {
      pick,
      label: `${shortDay(date)} ${formatClock(start)}`,
      needs: refusalSentences(refusals, this.#names()),
    };
  }
}

function windowWords({ window }: BlockProposal): string {
  const { legal } = window;
  return legal === null
    ? $localize`no legal day`
    : $localize`${shortDay(legal.from)}:from: to ${shortDay(legal.to)}:to:`;
}
