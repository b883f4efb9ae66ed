import { join } from 'node:path';
import { StartError } from './db/start-error.ts';

/** Everything that is read from the environment, read once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The address people use, when a proxy stands before the server; its scheme decides on cookies. */
  readonly publicUrl: URL | null;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  /** Where the built app lies; null serves the API alone. */
  readonly staticFolder: string | null;
  /** For specs: every answer is held against its schema, and a difference is an error. */
  readonly checkAnswers: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..');

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    host: env['HOST'] || '127.0.0.1',
    port: readPort(env['PORT']),
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    dataFolder: env['GANGLION_DATA'] || join(ROOT, 'data'),
    databaseUrl: env['DATABASE_URL'] || null,
    staticFolder: join(ROOT, 'dist', 'browser'),
    checkAnswers: false,
  };
}

function readPort(text: string | undefined): number {
  if (!text) return 4200;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`PORT is "${text}", which is no port: use a number from 1 to 65535.`);
  return port;
}

function readPublicUrl(text: string | undefined): URL | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/')
    throw new StartError(
      `PUBLIC_URL is "${text}": write the whole address that people use, such as https://clinic.example.org.`,
    );
  return url;
}

/** Behind TLS cookies are Secure and bound to the host. */
export function isSecure(config: Pick<Config, 'publicUrl'>): boolean {
  return config.publicUrl?.protocol === 'https:';
}
