import { askingAt } from '#domain/booking/booking-case';
import { mayDo } from '#domain/people/roles';
import { horizonOf } from '#domain/series/horizon';
import { gateOpen } from '#domain/series/gate';
import { proposeBlocks } from '#domain/series/propose';
import { clinicTimeOf } from '#domain/time/instant';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../shared/dialogs/dialogs';
import { FailureNote } from '../shared/refusals/failure';
import { selectCaseFactsFor, selectClinicBook } from '../state/clinic-book.state';
import { selectZone } from '../state/clinic.state';
import { selectNow } from '../state/clock.state';
import { selectRoles } from '../state/sign-in.state';
import { ProposalTable, type Pick } from './proposal-table';
import { repeatBlocksPageActions } from './repeat-blocks.actions';
import { selectFailure, selectSaving } from './repeat-blocks.state';
import type { SeriesRow } from './series-rows';
import { caseOfSeriesBlock } from './series-windows';

interface ChosenPlace extends Pick {
  readonly reason: string | null;
}

/** Proposes a place for one block of a running series, and books it. */
@Component({
  selector: 'g-next-block',
  imports: [FailureNote, ProposalTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (proposal(); as block) {
      <g-proposal-table
        [blocks]="[block]"
        [picked]="chosen() === null ? [] : [block.blockIndex]"
        (placePicked)="pick($event)"
        (pickUndone)="chosen.set(null)"
      />
    }
    @if (failure(); as why) {
      <g-failure [failure]="why" />
    }
    @if (mayPlan()) {
      <div class="g-form__actions">
        <button
          type="button"
          class="g-button g-button--primary"
          [disabled]="saving() || !proposal()?.slot"
          (click)="book()"
        >
          <ng-container i18n>Book block</ng-container> {{ blockIndex() }}
        </button>
        <span class="g-meta">{{ how() }}</span>
      </div>
    }
  `,
  styles: `
    .g-form__actions {
      padding-top: var(--g-3);
    }
  `,
})
export class NextBlock {
  readonly row = input.required<SeriesRow>();
  readonly blockIndex = input.required<number>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #factsFor = this.#store.selectSignal(selectCaseFactsFor);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectFailure);

  protected readonly mayPlan = computed(() => mayDo(this.#roles(), 'plan-series'));
  readonly #blockKey = computed(() => `${this.row().id} ${this.blockIndex()}`);
  /** A place taken by hand, until another series or block is looked at. */
  protected readonly chosen = linkedSignal<string, ChosenPlace | null>({
    source: this.#blockKey,
    computation: () => null,
  });
  protected readonly how = computed(() =>
    gateOpen(this.row().course.series, this.blockIndex())
      ? $localize`Confirmed at once.`
      : $localize`Provisional until a physician decides.`,
  );

  protected readonly proposal = computed(() => {
    const { course } = this.row();
    const facts = this.#factsFor()(course.series.referralId, null);
    if (facts === null) return null;
    const asking = askingAt(this.#now(), this.#zone());
    const book = this.#book();
    const { preferredPhysicianId, preferredWeekdays } = course.series;
    const chosen = this.chosen();
    const index = this.blockIndex();
    const from = clinicTimeOf(this.#now(), this.#zone()).date;
    const { blocks } = proposeBlocks(
      caseOfSeriesBlock(facts, course, index),
      [index],
      {
        intervalDays: null,
        preferredPhysicianId,
        preferredWeekdays,
        within: { from, to: horizonOf(book, from) },
        picked: chosen === null ? {} : { [index]: chosen.place },
        overruled: chosen === null ? {} : { [index]: chosen.overrules },
      },
      book,
      asking,
    );
    return blocks[0] ?? null;
  });

  protected async pick(pick: Pick): Promise<void> {
    const reason =
      pick.overrules.length === 0
        ? null
        : await this.#dialogs.reason({
            title: $localize`Outside the legal days`,
            prompt: $localize`Why may the block be on this day all the same?`,
            confirm: $localize`Use this day`,
          });
    if (pick.overrules.length === 0 || reason !== null) this.chosen.set({ ...pick, reason });
  }

  protected book(): void {
    const slot = this.proposal()?.slot;
    if (!slot) return;
    const { series } = this.row().course;
    const { date, start, physicianId, roomId } = slot;
    const chosen = this.chosen();
    const reason = chosen?.reason ?? '';
    const overrules = (chosen?.overrules ?? []).map((code) => ({ code, reason }));
    const bookings = [
      { blockIndex: this.blockIndex(), date, start, physicianId, roomId, overrules },
    ];
    this.#store.dispatch(
      repeatBlocksPageActions.blocksBooked({
        seriesId: series.id,
        blocks: { version: series.version, bookings },
      }),
    );
  }
}
