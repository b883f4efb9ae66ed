import type { EntityChange } from '#contract/live';
import type { BrowserPorts, EventStream } from './browser-ports';

/** What a stream tells the tab that holds it. */
export interface StreamListener {
  /** The seq after which the server goes on. */
  from(): number;
  opened(): void;
  changed(change: EntityChange): void;
  /** Any sign of life, also a ping. */
  heard(): void;
  lost(): void;
  /** The server no longer keeps changes from that far back. */
  tooFarBack(): void;
  /** The server answered, but with no stream: most often nobody is signed in any more. */
  refused(): void;
}

export interface LiveStream {
  /** Somebody is looking: if a retry is due, it need not wait for a timer the browser slows down. */
  hurry(): void;
  close(): void;
}

/** The server pings every 15 s; after this silence the line is taken for dead. */
export const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
const CLOSED = 2;

/** Keeps one stream open: reopens it after each loss, waiting longer each time up to ten seconds. */
export function openLiveStream(ports: BrowserPorts, listener: StreamListener): LiveStream {
  let stream: EventStream | null = null;
  let stopTimer = (): void => undefined;
  let failures = 0;
  let dueAt = 0;
  let closed = false;

  const after = (milliseconds: number, run: () => void): void => {
    stopTimer();
    stopTimer = ports.setTimer(run, milliseconds);
  };

  const heard = (): void => {
    after(SILENCE_MS, lost);
    listener.heard();
  };

  const lost = (): void => {
    const refused = stream?.readyState === CLOSED;
    stream?.close();
    stream = null;
    failures += 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    dueAt = ports.now() + wait;
    after(wait, open);
    listener.lost();
    if (refused) listener.refused();
  };

  const open = (): void => {
    const opening = ports.openStream(`/api/live?from=${listener.from()}`);
    stream = opening;
    after(SILENCE_MS, lost);
    const whileOpen = (type: string, run: (event: MessageEvent<string>) => void): void => {
      opening.addEventListener(type, (event) => {
        if (stream === opening) run(event);
      });
    };
    whileOpen('open', () => {
      failures = 0;
      heard();
      listener.opened();
    });
    whileOpen('ping', heard);
    whileOpen('change', (event) => {
      heard();
      listener.changed(JSON.parse(event.data) as EntityChange);
    });
    whileOpen('too-far-back', () => {
      close();
      listener.tooFarBack();
    });
    whileOpen('error', lost);
  };

  const close = (): void => {
    closed = true;
    stopTimer();
    stream?.close();
    stream = null;
  };

  open();
  return {
    hurry: () => {
      if (!closed && stream === null && ports.now() >= dueAt) open();
    },
    close,
  };
}
