import { TestBed } from '@angular/core/testing';
import { type Action, Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { apiActions } from '../state/live-feed.actions';
import { referralChange } from '../state/testing/changes';
import { ApiClient, FETCH } from './api-client';
import type { ApiFailure } from './api-failure';

type Answer = Response | 'no answer';

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status });

describe('The API client', () => {
  let asked: { readonly url: string; readonly request: RequestInit }[];
  let answers: Answer[];
  let dispatched: Action[];

  const client = (): ApiClient => TestBed.inject(ApiClient);
  const keyOf = (at: number): string | null =>
    new Headers(asked[at]?.request.headers).get('idempotency-key');
  const failureOf = async (work: Promise<unknown>): Promise<ApiFailure> =>
    work.then(
      () => fail('It should have failed.') as never,
      (failure: ApiFailure) => failure,
    );
  const write = (): Promise<unknown> =>
    firstValueFrom(client().write('POST', '/api/x', { version: 1 }, { retryAfter: 0 }));

  beforeEach(() => {
    asked = [];
    answers = [];
    dispatched = [];
    const fake = (url: string, request: RequestInit): Promise<Response> => {
      asked.push({ url, request });
      const answer = answers.shift() ?? 'no answer';
      return answer === 'no answer' ? Promise.reject(new TypeError()) : Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: FETCH, useValue: fake },
        { provide: Store, useValue: { dispatch: (action: Action) => dispatched.push(action) } },
      ],
    });
  });

  it('puts what an answer changed into the store before the answer arrives', async () => {
    const changes = [referralChange(11)];
    answers = [json(201, { changes })];
    const answered = await firstValueFrom(client().write('POST', '/api/x', {}));
    expect(answered).toEqual(changes);
    expect(dispatched).toEqual([apiActions.changesAnswered({ changes })]);
  });

  it('sends a lost write once more under the same key', async () => {
    answers = ['no answer', json(200, { changes: [] })];
    await write();
    expect(asked.length).toBe(2);
    expect(keyOf(0)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(keyOf(1)).toBe(keyOf(0));
  });

  /** An answer that begins, and whose line is lost before its end. */
  const cutShort = (): Response =>
    new Response(
      new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('{"changes": ['));
          stream.error(new TypeError('Failed to fetch'));
        },
      }),
    );

  it('takes an answer that is cut short for none: asks again, and is offline after the second', async () => {
    answers = [cutShort(), json(200, { changes: [] })];
    await write();
    expect(keyOf(1)).toBe(keyOf(0));
    answers = [cutShort(), cutShort()];
    expect(await failureOf(write())).toEqual({ kind: 'offline' });
  });

  it('gives each write a key of its own, and a read none', async () => {
    answers = [json(200, { changes: [] }), json(200, { changes: [] }), json(200, {})];
    await write();
    await write();
    await firstValueFrom(client().read('/api/y'));
    expect(keyOf(0)).not.toBe(keyOf(1));
    expect(keyOf(2)).toBeNull();
  });

  it('says offline when the second attempt is lost too', async () => {
    expect(await failureOf(write())).toEqual({ kind: 'offline' });
    expect(asked.length).toBe(2);
    answers = [new Response('', { status: 502 }), new Response('', { status: 503 })];
    expect(await failureOf(write())).toEqual({ kind: 'offline' });
  });

  const refusals = [{ code: 'reason-missing' }];
  const faults = [{ place: '/body/name', problem: 'is missing' }];
  const failures: readonly { answer: Response; failure: ApiFailure }[] = [
    { answer: json(409, { refusals }), failure: { kind: 'refused', refusals } as ApiFailure },
    { answer: json(403, { refusals }), failure: { kind: 'refused', refusals } as ApiFailure },
    { answer: json(400, { faults }), failure: { kind: 'invalid', faults } },
    { answer: json(401, { error: 'not-signed-in' }), failure: { kind: 'signed-out' } },
    {
      answer: json(500, { error: 'broken', requestId: 'req-7' }),
      failure: { kind: 'broken', requestId: 'req-7' },
    },
    {
      answer: new Response('<html>', { status: 500 }),
      failure: { kind: 'broken', requestId: null },
    },
  ];
  for (const [at, { answer, failure }] of failures.entries())
    it(`answers ${answer.status} as “${failure.kind}” (${at}), without trying again`, async () => {
      answers = [answer.clone()];
      expect(await failureOf(write())).toEqual(failure);
      expect(asked.length).toBe(1);
      expect(dispatched).toEqual(failure.kind === 'signed-out' ? [apiActions.sessionEnded()] : []);
    });

  it('stops a read nobody waits for, never a write', () => {
    client().read('/api/y').subscribe().unsubscribe();
    client().write('POST', '/api/x').subscribe().unsubscribe();
    expect(asked[0]?.request.signal?.aborted).toBeTrue();
    expect(asked[1]?.request.signal).toBeUndefined();
  });

  it('sends a message as it is', async () => {
    answers = [json(200, {})];
    await firstValueFrom(
      client().send('POST', '/api/import', 'MSH|^~\\&', { contentType: 'text/plain' }),
    );
    expect(asked[0]?.request.body).toBe('MSH|^~\\&');
  });
});
