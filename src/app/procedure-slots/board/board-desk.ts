import type { ClinicDate } from '#domain/time/clinic-date';
import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { gapLink } from '../../shared/gap-link';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { selectMayBookSome } from '../board-facts.state';
import { selectGapLeft } from '../procedure-slots.state';

/** What the board and the booking beside it tell each other; one for each page. */
@Injectable()
export class BoardDesk {
  /** The booking that is open beside the board. */
  readonly selectedId = signal<string | null>(null);
  /** The day in the address, if it names one. */
  readonly askedDate = signal<ClinicDate | null>(null);
  /** A gap is being filled beside the board. */
  readonly fillsGap = signal(false);
  /** Goes up when the keyboard should go back to the slots. */
  readonly focusAsked = signal(0);

  /** Something stands beside the board. */
  readonly isOpen = computed(() => this.selectedId() !== null || this.fillsGap());
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #gapLeft = this.#store.selectSignal(selectGapLeft);
  readonly #mayBook = this.#store.selectSignal(selectMayBookSome);

  constructor() {
    shortcuts($localize`Gaps`, [
      {
        keys: 'i',
        label: $localize`Fill the gap just left`,
        run: () => {
          const gap = this.#gapLeft();
          if (gap !== null) void this.#router.navigate(gapLink(gap));
        },
        when: () => this.#gapLeft() !== null && this.#mayBook(),
      },
    ]);
  }

  focusBoard(): void {
    this.focusAsked.update((times) => times + 1);
  }
}
