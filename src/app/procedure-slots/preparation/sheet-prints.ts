import type { PrintSheet, Prints, SheetPrinted } from '#contract/prints';
import type { SheetPrint } from '#domain/booking/preparation-sheet';
import { Injectable, inject, signal, untracked } from '@angular/core';
import { map, tap, type Observable, type Subscription } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';

/** The sheets printed of one booking, as the component that provides this has read them. */
@Injectable()
export class SheetPrints {
  readonly #api = inject(ApiClient);
  readonly #last = signal<SheetPrint | null>(null);
  readonly #read = signal<'reading' | 'read' | 'failed'>('reading');

  /** The latest; whoever has an older paper in hand was given this one after it. */
  readonly last = this.#last.asReadonly();
  readonly read = this.#read.asReadonly();

  readOf(bookingId: string): Subscription {
    if (untracked(this.#last)?.bookingId !== bookingId) this.#last.set(null);
    this.#read.set('reading');
    return this.#api.read<Prints>(`/api/bookings/${bookingId}/prints`).subscribe({
      next: ({ prints }) => {
        this.#last.set(prints[0] ?? null);
        this.#read.set('read');
      },
      error: (_: ApiFailure) => {
        this.#read.set('failed');
      },
    });
  }

  record(bookingId: string, shown: PrintSheet): Observable<SheetPrint> {
    return this.#api.send<SheetPrinted>('POST', `/api/bookings/${bookingId}/prints`, shown).pipe(
      map(({ print }) => print),
      tap((print) => {
        this.#last.set(print);
        this.#read.set('read');
      }),
    );
  }
}
