import type { EntityChange } from '#contract/live';
import type {
  BookBlocksBody,
  DecideSeriesBody,
  PlanSeriesBody,
  RecordResponseBody,
} from '#contract/series';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from '../shared/api-client';

type Changes = Observable<readonly EntityChange[]>;

/** What can be asked of the server about series. `version` is the series', as it was seen. */
@Injectable({ providedIn: 'root' })
export class SeriesClient {
  readonly #api = inject(ApiClient);

  plan(plan: PlanSeriesBody): Changes {
    return this.#api.write('POST', '/api/series', plan);
  }

  bookBlocks(seriesId: string, blocks: BookBlocksBody): Changes {
    return this.#api.write('POST', `/api/series/${seriesId}/bookings`, blocks);
  }

  recordResponse(seriesId: string, response: RecordResponseBody): Changes {
    return this.#api.write('POST', `/api/series/${seriesId}/responses`, response);
  }

  decide(seriesId: string, decision: DecideSeriesBody): Changes {
    return this.#api.write('POST', `/api/series/${seriesId}/decisions`, decision);
  }

  pause(seriesId: string, ask: { version: number; reason: string }): Changes {
    return this.#api.write('POST', `/api/series/${seriesId}/pause`, ask);
  }

  resume(seriesId: string, ask: { version: number }): Changes {
    return this.#api.write('POST', `/api/series/${seriesId}/resume`, ask);
  }
}
