import type { FastifyRequest } from 'fastify';
import { isSecure, type Config } from '../config.ts';
import { NotSignedIn } from './api.ts';
import type { SignIns } from './sign-ins.ts';

export const SIGN_IN_COOKIE = 'ganglion';

/** Behind TLS the browser itself holds the cookie to this host and to https. */
export function signInCookie(config: Pick<Config, 'publicUrl'>): string {
  return isSecure(config) ? `__Host-${SIGN_IN_COOKIE}` : SIGN_IN_COOKIE;
}

export function cookieOptions(config: Pick<Config, 'publicUrl'>) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) } as const;
}

/** Says who the request is from; routes that are not public end here for whoever is nobody. */
export async function authenticate(
  request: FastifyRequest,
  signIns: SignIns,
  config: Pick<Config, 'publicUrl'>,
): Promise<void> {
  const token = request.cookies[signInCookie(config)];
  request.signIn = token === undefined ? null : await signIns.recognise(token);
  if (request.signIn === null && request.routeOptions.config.public !== true)
    throw new NotSignedIn();
}
