import type { Refusal } from '#domain/refusal';
import type { ApiFailure, Fault } from './api-failure';

/** What an answer other than 2xx means; the same shapes come from every route. */
export function failureOf(
  response: Pick<Response, 'status' | 'headers'>,
  body: unknown,
): ApiFailure {
  const said = (body ?? {}) as Partial<Record<string, unknown>>;
  if (Array.isArray(said['refusals']))
    return { kind: 'refused', refusals: said['refusals'] as readonly Refusal[] };
  if (Array.isArray(said['faults']))
    return { kind: 'invalid', faults: said['faults'] as readonly Fault[] };
  if (response.status === 401) return { kind: 'signed-out' };
  // A gateway that answers for a server that is away.
  if (response.status >= 502 && response.status <= 504) return { kind: 'offline' };
  const id = said['requestId'];
  return {
    kind: 'broken',
    requestId: typeof id === 'string' ? id : response.headers.get('x-request-id'),
  };
}
