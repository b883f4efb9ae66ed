import type { EntityChange } from '#contract/live';
import type { Instant } from '#domain/time/instant';
import type { BrowserPorts } from './browser-ports';
import { OFFLINE_AFTER_SECONDS, type Connection } from './connection';
import { NOTHING_YET, restart, take, type Advance, type Stretch } from './cursor';
import { openLiveStream, type LiveStream } from './live-stream';

/** What a tab learns from the feed. */
export type FeedEvent =
  | { readonly kind: 'changes'; readonly changes: readonly EntityChange[] }
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'signed-out' };

/** What tabs of one browser say to each other. */
type TabMessage =
  | { readonly kind: 'stretch'; readonly stretch: Stretch }
  | { readonly kind: 'connection'; readonly connection: Connection; readonly seq: number }
  /** "I am here and somebody is looking": the leading tab answers with the connection. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'signed-out' };

export interface TabFeed {
  /** This tab's picture is now that of `seq`; changes go on from there. */
  snapshotTaken(seq: number): void;
  /** Somebody looks at this tab again. */
  look(): void;
  /** Whoever signs out here is signed out in every tab. */
  tellSignedOut(): void;
  leave(): void;
}

const LOOK_AGAIN_MS = 3_000;

/**
 * One tab's part in the clinic's live feed. All tabs of a browser share one stream: the first tab
 * in line holds it and passes on what it hears; when it closes, the next opens its own from where
 * it has got to.
 */
export function joinFeed(
  ports: BrowserPorts,
  name: string,
  instantNow: () => Instant,
  emit: (event: FeedEvent) => void,
): TabFeed {
  const leaving = new AbortController();
  const channel = ports.openChannel(name);
  let cursor = NOTHING_YET;
  let connection: Connection = { kind: 'connecting' };
  let lastHeard = instantNow();
  let leading = false;
  let stream: LiveStream | null = null;
  let stopOfflineTimer: (() => void) | null = null;
  let stopLookTimer = (): void => undefined;

  const tell = (message: TabMessage): void => {
    channel?.postMessage(message);
  };

  const tellConnection = (): void => {
    if (leading && cursor.seq !== null) tell({ kind: 'connection', connection, seq: cursor.seq });
  };

  const connected = (next: Connection): void => {
    stopLookTimer();
    if (next.kind !== 'live') stopLookTimer = ports.setTimer(look, LOOK_AGAIN_MS);
    connection = next;
    emit({ kind: 'connection', connection });
    tellConnection();
  };

  const advance = (step: Advance): void => {
    cursor = step.cursor;
    if (step.apply.length > 0) emit({ kind: 'changes', changes: step.apply });
    if (step.gap) {
      stream?.close();
      stream = null;
      emit({ kind: 'gap' });
    }
  };

  const openStream = (): void => {
    if (!leading || stream !== null || cursor.seq === null) return;
    let streamed = cursor.seq;
    stream = openLiveStream(ports, {
      from: () => streamed,
      opened: () => {
        stopOfflineTimer?.();
        stopOfflineTimer = null;
        connected({ kind: 'live' });
      },
      heard: () => {
        lastHeard = instantNow();
      },
      changed: (change) => {
        const stretch = { after: streamed, changes: [change] };
        streamed = change.seq;
        tell({ kind: 'stretch', stretch });
        advance(take(cursor, stretch));
      },
      lost: () => {
        stopOfflineTimer ??= ports.setTimer(() => {
          connected({ kind: 'offline', showing: lastHeard });
        }, OFFLINE_AFTER_SECONDS * 1000);
        if (connection.kind !== 'offline') connected({ kind: 'reconnecting' });
      },
      tooFarBack: () => {
        stream = null;
        cursor = NOTHING_YET;
        emit({ kind: 'gap' });
      },
      refused: () => {
        emit({ kind: 'refused' });
      },
    });
  };

  const look = (): void => {
    if (leading) stream?.hurry();
    else tell({ kind: 'hello' });
    if (connection.kind !== 'live') {
      stopLookTimer();
      stopLookTimer = ports.setTimer(look, LOOK_AGAIN_MS);
    }
  };

  const heardFromTab = (message: TabMessage): void => {
    switch (message.kind) {
      case 'stretch':
        lastHeard = instantNow();
        advance(take(cursor, message.stretch));
        break;
      case 'connection':
        // Whatever the leading tab has passed on came before this; being behind it means a loss.
        if (cursor.seq !== null && !leading)
          advance(take(cursor, { after: message.seq, changes: [] }));
        if (!leading) connected(message.connection);
        break;
      case 'hello':
        if (leading) stream?.hurry();
        tellConnection();
        break;
      case 'signed-out':
        emit(message);
    }
  };

  if (channel !== null)
    channel.onmessage = ({ data }) => {
      heardFromTab(data as TabMessage);
    };
  ports.leadWhenFirst(name, leaving.signal, () => {
    leading = true;
    openStream();
    return () => {
      leading = false;
      stream?.close();
      stream = null;
    };
  });
  tell({ kind: 'hello' });

  return {
    snapshotTaken: (seq) => {
      advance(restart(cursor, seq));
      openStream();
      if (!leading) tell({ kind: 'hello' });
    },
    look,
    tellSignedOut: () => {
      tell({ kind: 'signed-out' });
    },
    leave: () => {
      stopLookTimer();
      stopOfflineTimer?.();
      leaving.abort();
      channel?.close();
    },
  };
}
