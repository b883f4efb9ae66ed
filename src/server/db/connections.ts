import type { ClientConfig } from 'pg';

/** How to reach a database: by whom it is migrated and by whom it is used. */
export interface Connections {
  readonly owner: ClientConfig;
  readonly app: ClientConfig;
  stop(): Promise<void>;
}
