import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EntityChange } from '#contract/live';
import type { Api } from '../http/api.ts';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

/** A browser's end of the live feed, over a real socket. */
export class TestStream {
  readonly events: StreamEvent[] = [];
  readonly status: number;
  ended = false;
  readonly #response: IncomingMessage;
  #rest = '';
  #woken: () => void = () => undefined;

  constructor(response: IncomingMessage) {
    this.#response = response;
    this.status = response.statusCode ?? 0;
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      this.#read(chunk);
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      this.ended = true;
      this.#woken();
    });
  }

  get changes(): EntityChange[] {
    return this.events
      .filter(({ event }) => event === 'change')
      .map(({ data }) => data as EntityChange);
  }

  /** Resolves once `enough` is true; fails after `patience` ms or when the stream ends first. */
  async until(enough: (stream: TestStream) => boolean, patience = 8_000): Promise<void> {
    const deadline = performance.now() + patience;
    while (!enough(this)) {
      const left = deadline - performance.now();
      if (left <= 0 || this.ended)
        throw new Error(
          `${this.ended ? 'The stream ended' : 'Nothing more came'} after ${this.events.length} events`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#woken = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async untilEnded(patience = 8_000): Promise<void> {
    await this.until(({ ended }) => ended, patience).catch((error: unknown) => {
      if (!this.ended) throw error;
    });
  }

  /** Stops reading, as a browser does whose line is too slow. */
  pause(): void {
    this.#response.pause();
  }

  resume(): void {
    this.#response.resume();
  }

  close(): void {
    this.#response.destroy();
  }

  #read(chunk: string): void {
    this.#rest += chunk;
    for (let end = this.#rest.indexOf('\n\n'); end >= 0; end = this.#rest.indexOf('\n\n')) {
      const block = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined)
        this.events.push({
          event: field('event') ?? 'message',
          id: field('id') ?? null,
          data: JSON.parse(data) as unknown,
        });
    }
    this.#woken();
  }
}

/** Opens `/api/live`; the app must listen on a port. */
export function openStream(
  app: Api,
  cookie: string,
  { from, lastEventId }: { from?: number; lastEventId?: string },
): Promise<TestStream> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = get(
      {
        host: '127.0.0.1',
        port,
        path: from === undefined ? '/api/live' : `/api/live?from=${from}`,
        headers: { cookie, ...(lastEventId && { 'last-event-id': lastEventId }) },
        agent: false,
      },
      (response) => {
        resolve(new TestStream(response));
      },
    );
    request.on('error', reject);
  });
}
