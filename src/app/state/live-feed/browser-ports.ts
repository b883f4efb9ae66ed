import { InjectionToken } from '@angular/core';

/** As much of `EventSource` as the feed uses. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** As much of `BroadcastChannel` as the tabs use. */
export interface TabChannel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** What the live feed needs of the browser, so that specs can be the browser. */
export interface BrowserPorts {
  openStream(url: string): EventStream;
  /** `null` where the browser has none: then each tab listens for itself. */
  openChannel(name: string): TabChannel | null;
  /**
   * Runs `lead` once this tab is the only one holding `name`, until `until` is aborted; the next
   * tab in line follows. `lead` returns what ends its leadership.
   */
  leadWhenFirst(name: string, until: AbortSignal, lead: () => () => void): void;
  setTimer(run: () => void, milliseconds: number): () => void;
  now(): number;
}

export const BROWSER_PORTS = new InjectionToken<BrowserPorts>('browser ports', {
  providedIn: 'root',
  factory: (): BrowserPorts => ({
    openStream: (url) => new EventSource(url),
    openChannel: (name) => (sharesTabs() ? new BroadcastChannel(name) : null),
    leadWhenFirst,
    setTimer: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    now: () => Date.now(),
  }),
});

/** Locks exist only on https and localhost; without them no tab could be sure to be the only one. */
function sharesTabs(): boolean {
  return 'locks' in navigator && 'BroadcastChannel' in globalThis;
}

function leadWhenFirst(name: string, until: AbortSignal, lead: () => () => void): void {
  const leading = (): Promise<void> =>
    new Promise((resolve) => {
      if (until.aborted) {
        resolve();
        return;
      }
      const end = lead();
      until.addEventListener('abort', () => {
        end();
        resolve();
      });
    });
  if (!sharesTabs()) {
    void leading();
    return;
  }
  navigator.locks.request(name, { signal: until }, leading).catch((problem: unknown) => {
    if (!until.aborted) throw problem;
  });
}
