import type { LikelyPatients } from '#contract/duplicates';
import type { EntityChange } from '#contract/live';
import type { CsvPreview } from '#contract/referral-csv';
import type { ReferralAnswer } from '#contract/referral-answer';
import type { MessagesAnswer } from '#contract/referrals';
import type { EnterReferral } from '#contract/referral-writes';
import type { ImportOutcome } from '#domain/referral/incoming';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, type WriteMethod } from '../shared/api-client';

type Changes = Observable<readonly EntityChange[]>;

/** One write about a referral: its method, its path below the referral, its body. */
export interface ReferralWrite {
  readonly method: WriteMethod;
  readonly path: string;
  readonly body: object;
}

/** What can be asked of the server about referrals. */
@Injectable({ providedIn: 'root' })
export class ReferralsClient {
  readonly #api = inject(ApiClient);

  write(referralId: string, { method, path, body }: ReferralWrite): Changes {
    return this.#api.write(method, `/api/referrals/${referralId}${path}`, body);
  }

  enter(body: EnterReferral): Changes {
    return this.#api.write('POST', '/api/referrals', body);
  }

  attach(referralId: string, name: string, content: Blob): Changes {
    const url = `/api/referrals/${referralId}/attachments?name=${encodeURIComponent(name)}`;
    return this.#api.write('POST', url, content, { contentType: 'application/octet-stream' });
  }

  withdrawLetter(referralId: string, attachmentId: string, reason: string): Changes {
    const url = `/api/referrals/${referralId}/attachments/${attachmentId}/withdraw`;
    return this.#api.write('POST', url, { reason });
  }

  takeIn(content: Blob): Observable<{ outcomes: readonly ImportOutcome[] }> {
    return this.#api.send('POST', '/api/referrals/import', content, {
      contentType: 'application/octet-stream',
    });
  }

  /** What a CSV file holds; nothing of it is stored. */
  lookOver(file: File): Observable<CsvPreview> {
    return this.#api.send('POST', '/api/referrals/csv/preview', file, { contentType: 'text/csv' });
  }

  takeInRows(
    file: File,
    hash: string,
    leaveOut: number,
  ): Observable<{ outcomes: readonly ImportOutcome[] }> {
    const url = `/api/referrals/csv?hash=${hash}&leaveOut=${leaveOut}`;
    return this.#api.send('POST', url, file, { contentType: 'text/csv' });
  }

  /** For one that is too old to be on this desk. */
  find(referralId: string): Observable<ReferralAnswer> {
    return this.#api.read(`/api/referrals/${referralId}`);
  }

  /** Who a person being typed may be. */
  likely(typed: Readonly<Record<string, string>>): Observable<LikelyPatients> {
    return this.#api.read(`/api/patients/likely?${new URLSearchParams(typed).toString()}`);
  }

  messages(referralId: string): Observable<MessagesAnswer> {
    return this.#api.read(`/api/referrals/${referralId}/messages`);
  }
}
