import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import pg from 'pg';
import { KeyUsedOtherwise } from '../db/idempotency.ts';
import { NotSignedIn, Refused, statusOf } from './api.ts';
import { CrossSite } from './origin-check.ts';
import { BadIdempotencyKey } from './write-once.ts';

interface Fault {
  readonly place: string;
  readonly problem: string;
}

/** Turns whatever was thrown into an answer; only bugs and broken infrastructure are logged. */
export function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof NotSignedIn) return reply.code(401).send({ error: 'not-signed-in' });
  if (error instanceof Refused)
    return reply.code(statusOf(error.refusals)).send({ refusals: error.refusals });
  if (error instanceof CrossSite) return reply.code(403).send({ error: 'cross-site' });
  if (error instanceof KeyUsedOtherwise)
    return faults(reply, 422, [
      { place: '/headers/idempotency-key', problem: 'This key was used for another request.' },
    ]);
  if (error instanceof BadIdempotencyKey)
    return faults(reply, 400, [
      {
        place: '/headers/idempotency-key',
        problem: 'A key is 8 to 100 letters, digits, hyphens and underscores.',
      },
    ]);
  if (hasZodFastifySchemaValidationErrors(error))
    return faults(
      reply,
      400,
      error.validation.map(({ instancePath, message }) => ({
        place: `/${'validationContext' in error ? String(error.validationContext) : 'body'}${instancePath}`,
        problem: message ?? 'This is not what it should be.',
      })),
    );
  if (isNotStorable(error))
    return faults(reply, 400, [
      { place: '/', problem: 'A text contains a character that cannot be stored.' },
    ]);
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status !== undefined && status >= 400 && status < 500)
    return faults(reply, status, [{ place: '/body', problem: plainProblem(error, request) }]);
  request.log.error({ fault: loggable(error), requestId: request.id }, 'A request broke');
  return reply.code(500).send({ error: 'broken', requestId: request.id });
}

/** The null character, which no text of PostgreSQL holds, and half of a character in JSON. */
const isNotStorable = (error: Error): boolean =>
  error instanceof pg.DatabaseError &&
  (error.code === '22021' ||
    error.code === '22P05' ||
    (error.code === '22P02' && (error.detail ?? '').includes('surrogate')));

function faults(reply: FastifyReply, status: number, list: readonly Fault[]): FastifyReply {
  return reply.code(status).send({ faults: list });
}

/** Fastify's own words may quote the body. */
function plainProblem(error: Error, request: FastifyRequest): string {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'This content type is not understood here.';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return `The body is larger than the ${Math.floor((request.routeOptions.bodyLimit ?? 0) / 1024 / 1024)} MB that are read here.`;
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return 'The body is empty.';
  return 'The body cannot be read as what its content type says.';
}

/**
 * What may stand in a log of an error. A database error quotes values in its message and detail,
 * and values name patients: only what it says of our own schema is kept.
 */
export function loggable(error: unknown): object {
  if (error instanceof pg.DatabaseError) {
    const { code, constraint, table, column, routine, where } = error;
    return {
      name: 'DatabaseError',
      code,
      constraint,
      table,
      column,
      routine,
      where: where && '…',
      stack: frames(error),
    };
  }
  if (error instanceof SyntaxError) return { name: error.name, stack: frames(error) };
  if (error instanceof Error)
    return {
      name: error.name,
      message: error.message,
      stack: frames(error),
      ...(error.cause === undefined ? {} : { cause: loggable(error.cause) }),
    };
  return { name: typeof error };
}

function frames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
