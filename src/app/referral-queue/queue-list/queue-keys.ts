import type { QueueRow } from '#domain/referral/queue-row';
import { Injectable, type Signal, signal } from '@angular/core';

type Rows = readonly (QueueRow | null)[];

/** Which referral comes next: by key, and by itself once one is decided. */
@Injectable()
export class QueueKeys {
  #rows: Signal<Rows> = signal([]);
  #chosen: Signal<string | null> = signal(null);

  show(rows: Signal<Rows>, chosen: Signal<string | null>): void {
    this.#rows = rows;
    this.#chosen = chosen;
  }

  /** The place of the chosen one; -1 where it is not among the rows at hand. */
  place(): number {
    const chosen = this.#chosen();
    return chosen === null ? -1 : this.#rows().findIndex((row) => row?.referralId === chosen);
  }

  /** The id `steps` rows further on; the first or last at hand where there is none so far. */
  after(steps: 1 | -1): string | null {
    const rows = this.#rows();
    const place = this.place();
    if (place === -1) return rows.at(steps === 1 ? 0 : -1)?.referralId ?? null;
    return rows[place + steps]?.referralId ?? rows[place]?.referralId ?? null;
  }

  /** What opens once the chosen one leaves the list: the one below it, else the one above. */
  nextOnceGone(): string | null {
    const rows = this.#rows();
    const place = this.place();
    if (place === -1) return null;
    return (rows[place + 1] ?? rows[place - 1])?.referralId ?? null;
  }
}
