import type { EntityChange } from '#contract/live';
import type { RecordFollowUpCall } from '#contract/visits';
import type { StartedChecklist } from '#contract/discharge';
import type { TakenMeasurement } from '#domain/visit/measurements';
import type { AnswerValue, Checklist, ChecklistKind } from '#domain/discharge/checklist';
import type { AskedOverrule } from '#domain/visit/overrules';
import type { ProcedureRecordContent, StampedStep } from '#domain/visit/visit';
import { Injectable, inject } from '@angular/core';
import { map, type Observable } from 'rxjs';
import { ApiClient } from '../api-client';

type Changes = Observable<readonly EntityChange[]>;

/** What can be asked of the server about a patient's day. `version` is the visit's, as it was seen. */
@Injectable({ providedIn: 'root' })
export class VisitsClient {
  readonly #api = inject(ApiClient);

  recordStep(
    bookingId: string,
    ask: { version: number; step: StampedStep; reason: string | null },
  ): Changes {
    return this.#api.write('POST', `/api/bookings/${bookingId}/steps`, ask);
  }

  undoStep(bookingId: string, stepId: string, ask: { version: number; why: string }): Changes {
    return this.#api.write('POST', `/api/bookings/${bookingId}/steps/${stepId}/undo`, ask);
  }

  overrule(bookingId: string, ask: AskedOverrule & { version: number }): Changes {
    return this.#api.write('POST', `/api/bookings/${bookingId}/overrules`, ask);
  }

  recordMeasurements(bookingId: string, measurements: readonly TakenMeasurement[]): Changes {
    return this.#api.write('POST', `/api/bookings/${bookingId}/measurements`, { measurements });
  }

  writeRecord(
    bookingId: string,
    ask: { version: number; record: ProcedureRecordContent; amendment: string | null },
  ): Changes {
    return this.#api.write('PUT', `/api/bookings/${bookingId}/procedure-record`, ask);
  }

  signRecord(
    bookingId: string,
    ask: { version: number; password: string; reason: string | null },
  ): Changes {
    return this.#api.write('POST', `/api/bookings/${bookingId}/procedure-record/sign`, ask);
  }

  recordFollowUpCall(bookingId: string, call: RecordFollowUpCall): Changes {
    return this.#api.write('POST', `/api/bookings/${bookingId}/follow-up-calls`, call);
  }

  answerConcern(bookingId: string, callId: string, text: string): Changes {
    const url = `/api/bookings/${bookingId}/follow-up-calls/${callId}/answer`;
    return this.#api.write('POST', url, { text });
  }

  /** Of a day that is over. */
  findChecklists(bookingId: string): Observable<readonly Checklist[]> {
    return this.#api
      .read<{ checklists: readonly Checklist[] }>(`/api/bookings/${bookingId}/checklists`)
      .pipe(map(({ checklists }) => checklists));
  }

  startChecklist(bookingId: string, kind: ChecklistKind): Observable<StartedChecklist> {
    return this.#api.send('POST', `/api/bookings/${bookingId}/checklists`, { kind });
  }

  answerItem(
    checklistId: string,
    ask: { version: number; linkId: string; value: AnswerValue; reason: string | null },
  ): Changes {
    return this.#api.write('POST', `/api/checklists/${checklistId}/answers`, ask);
  }
}
