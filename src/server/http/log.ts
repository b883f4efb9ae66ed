import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino, type Logger } from 'pino';

/** JSON lines on standard output; LOG_LEVEL (info) says how many. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * One line a request: who, by id, and the route's pattern. Never the address itself, a query or a
 * body: they name patients.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.signIn && {
        person: request.signIn.actor.personId,
        clinic: request.signIn.actor.clinicId,
      }),
    },
    'request',
  );
}
