import type { Gaps, OfferedCandidates } from '#contract/gaps';
import type { Place } from '#domain/booking/booking-case';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import { TAB } from '../../state/tab';

/** What is free, and who could come: asked of the server, which knows everybody who waits. */
@Injectable({ providedIn: 'root' })
export class GapsClient {
  readonly #api = inject(ApiClient);

  gaps(): Observable<Gaps> {
    return this.#api.read<Gaps>('/api/gaps');
  }

  candidates({ date, start, physicianId, roomId }: Place): Observable<OfferedCandidates> {
    const query = new URLSearchParams({
      date,
      start: String(start),
      physicianId,
      roomId,
      tab: TAB,
    });
    return this.#api.read<OfferedCandidates>(`/api/gaps/candidates?${query.toString()}`);
  }
}
