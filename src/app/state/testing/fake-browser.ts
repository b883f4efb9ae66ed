import type { BrowserPorts, EventStream, TabChannel } from '../live-feed/browser-ports';

/** A stream that a spec speaks through. */
export class FakeStream implements EventStream {
  readyState = 0;
  closed = false;
  readonly #listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>();

  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  close(): void {
    this.closed = true;
    this.readyState = 2;
  }

  emit(type: string, body?: unknown): void {
    if (type === 'open') this.readyState = 1;
    const event = new MessageEvent<string>(type, { data: JSON.stringify(body ?? {}) });
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** One browser with its tabs: shared channels and locks, a clock that moves when told to. */
export class FakeBrowser {
  readonly streams: FakeStream[] = [];
  time = 0;
  readonly #channels = new Set<FakeChannel>();
  readonly #waiting: { readonly until: AbortSignal; readonly lead: () => () => void }[] = [];
  #held = false;
  #timers: Timer[] = [];

  /** What one more tab sees of it. */
  readonly ports: BrowserPorts = {
    openStream: (url) => {
      const stream = new FakeStream(url);
      this.streams.push(stream);
      return stream;
    },
    openChannel: (name) => {
      const channel = new FakeChannel(name, this.#channels);
      this.#channels.add(channel);
      return channel;
    },
    leadWhenFirst: (_, until, lead) => {
      this.#waiting.push({ until, lead });
      this.#letNextLead();
    },
    setTimer: (run, milliseconds) => {
      const timer = { at: this.time + milliseconds, run };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      };
    },
    now: () => this.time,
  };

  /** The stream opened last. */
  get stream(): FakeStream {
    const last = this.streams.at(-1);
    if (last === undefined) throw new Error('No stream was opened.');
    return last;
  }

  get open(): readonly FakeStream[] {
    return this.streams.filter((stream) => !stream.closed);
  }

  pass(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = until;
  }

  #letNextLead(): void {
    if (this.#held) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    if (next.until.aborted) {
      this.#letNextLead();
      return;
    }
    this.#held = true;
    const end = next.lead();
    next.until.addEventListener('abort', () => {
      end();
      this.#held = false;
      this.#letNextLead();
    });
  }
}

class FakeChannel implements TabChannel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;

  readonly name: string;
  readonly #all: Set<FakeChannel>;

  constructor(name: string, all: Set<FakeChannel>) {
    this.name = name;
    this.#all = all;
  }

  postMessage(message: unknown): void {
    for (const other of this.#all)
      if (other !== this && other.name === this.name)
        other.onmessage?.(new MessageEvent('message', { data: structuredClone(message) }));
  }

  close(): void {
    this.#all.delete(this);
  }
}
