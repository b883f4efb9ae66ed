import type { ClinicDate } from '#domain/time/clinic-date';
import { Injectable, signal } from '@angular/core';

/** What the board and the booking beside it tell each other; one for each page. */
@Injectable()
export class BoardDesk {
  /** The booking that is open beside the board. */
  readonly selectedId = signal<string | null>(null);
  /** The day in the address, if it names one. */
  readonly askedDate = signal<ClinicDate | null>(null);
  /** Goes up when the keyboard should go back to the slots. */
  readonly focusAsked = signal(0);

  focusBoard(): void {
    this.focusAsked.update((times) => times + 1);
  }
}
