import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { output, ZodType } from 'zod';
import type { Actor } from '#domain/people/person';
import { type Act, mayDo, notPermitted } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import type { WriteOutcome } from '../db/outcome.ts';
import type { SignIn } from './sign-ins.ts';

/** The domain's types are read-only; what a schema describes may be answered with them. */
type Answerable<T> = T extends readonly (infer Each)[]
  ? readonly Answerable<Each>[]
  : T extends object
    ? { readonly [Key in keyof T]: Answerable<T[Key]> }
    : T;

export interface ZodProvider extends FastifyTypeProvider {
  validator: this['schema'] extends ZodType ? output<this['schema']> : unknown;
  serializer: this['schema'] extends ZodType ? Answerable<output<this['schema']>> : unknown;
}

/** The Fastify that areas register their routes on: bodies and queries are typed by their schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodProvider
>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null only on public routes. */
    signIn: SignIn | null;
    /** Who acts. Throws where nobody is signed in, which only a public route can meet. */
    readonly actor: Actor;
  }
  interface FastifyContextConfig {
    /** Open to whoever is not signed in. */
    public?: boolean;
  }
}

export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** Carries refusals out of a route that is not itself a use-case. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '));
    this.refusals = refusals;
  }
}

/** The actor, if their roles open this act; otherwise the request ends with 403. */
export function requireAct(request: Pick<FastifyRequest, 'actor'>, act: Act): Actor {
  const { actor } = request;
  if (!mayDo(actor.roles, act)) throw new Refused([notPermitted(act)]);
  return actor;
}

/** The same where any of several acts will do; the first is named when none does. */
export function requireOneOf(
  request: Pick<FastifyRequest, 'actor'>,
  acts: readonly [Act, ...Act[]],
): Actor {
  const { actor } = request;
  return acts.some((act) => mayDo(actor.roles, act)) ? actor : requireAct(request, acts[0]);
}

/** 404 for what is not there, 403 for who may not, 409 for everything that stands in the way. */
export function statusOf(refusals: readonly Refusal[]): 403 | 404 | 409 | 429 {
  if (refusals.some(({ code }) => code === 'not-found' || code === 'no-such-saved-filter'))
    return 404;
  if (refusals.some(({ code }) => code === 'too-many-attempts')) return 429;
  return refusals.some(({ code }) => code === 'not-permitted') ? 403 : 409;
}

/**
 * Answers a write: what it changed, or why it did not. `extra` adds to the answer of a write that
 * has more to say than its changes.
 */
export function answerWrite<T>(
  reply: FastifyReply,
  outcome: WriteOutcome<T>,
  status: 200 | 201 = 200,
  extra: (value: T) => object = () => ({}),
): FastifyReply {
  const untyped = reply as { code(status: number): { send(body: unknown): unknown } };
  if (outcome.kind === 'refused')
    untyped.code(statusOf(outcome.refusals)).send({ refusals: outcome.refusals });
  else untyped.code(status).send({ ...extra(outcome.value), changes: outcome.changes });
  return reply;
}
