import type { Instant } from '#domain/time/instant';

/** How fresh the picture on this desk is; the top bar says it in words. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting' }
  /** Without news for so long that the reader must know from when the picture is. */
  | { readonly kind: 'offline'; readonly showing: Instant };

/** Seconds without news after which "Reconnecting…" becomes "Offline". */
export const OFFLINE_AFTER_SECONDS = 20;
