import type { Instant } from '#domain/time/instant';
import { Injectable } from '@angular/core';

/** What time it is in the clinic, by the server's clock: desks whose own clock is wrong still agree. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  #ahead = 0;

  now(): Instant {
    return new Date(Date.now() + this.#ahead).toISOString();
  }

  /** The server has just said what time it is. */
  agree(server: Instant): void {
    this.#ahead = Date.parse(server) - Date.now();
  }
}
