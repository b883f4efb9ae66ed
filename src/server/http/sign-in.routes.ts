import { z } from 'zod';
import { failures } from '#contract/changes';
import { atThisDeskSchema, credentialsSchema, signedInSchema } from '#contract/people';
import { NotSignedIn, Refused, type Api } from './api.ts';
import { passwordMatches } from './passwords.ts';
import type { SignInDesk } from './sign-in-desk.ts';

/**
 * Failed tries at one address from one place: whoever signs in rightly is never counted. All tries
 * from one place, which a whole clinic shares: many guesses sent at once run into this one.
 */
const FAILED_PER_ADDRESS = { max: 7, timeWindow: 5 * 60_000 };
const PER_PLACE = { max: 100, timeWindow: 5 * 60_000 };

export async function signInRoutes(api: Api, desk: SignInDesk): Promise<void> {
  const emailOf = (body: unknown): string =>
    typeof body === 'object' && body !== null && 'email' in body
      ? String(body.email).trim().toLowerCase()
      : '';
  const failedAt = api.createRateLimit({
    ...FAILED_PER_ADDRESS,
    keyGenerator: ({ ip, body }) => `${ip} ${emailOf(body)}`,
  });
  const triedFrom = api.createRateLimit({ ...PER_PLACE, keyGenerator: ({ ip }) => ip });

  api.post(
    '/api/sign-ins',
    {
      config: { public: true },
      schema: {
        summary: 'Sign in with e-mail and password',
        tags: ['sign-ins'],
        body: credentialsSchema,
        response: { 201: signedInSchema, ...failures },
      },
    },
    async (request, reply) => {
      for (const limit of [
        await failedAt(request, { increment: false }),
        await triedFrom(request),
      ]) {
        if (!limit.isAllowed && limit.isExceeded) {
          reply.header('retry-after', limit.ttlInSeconds);
          throw new Refused([{ code: 'too-many-attempts', retryAfterSeconds: limit.ttlInSeconds }]);
        }
      }
      const who = await findAccount(desk, request.body.email);
      if (!(await passwordMatches(request.body.password, who?.passwordHash ?? null)) || !who) {
        await failedAt(request);
        throw new Refused([{ code: 'wrong-e-mail-or-password' }]);
      }
      return reply.code(201).send(await desk.signIn(request, reply, who));
    },
  );

  api.get(
    '/api/sign-ins',
    {
      config: { public: true },
      schema: {
        summary: 'Who is at this desk, if anybody is signed in here',
        tags: ['sign-ins'],
        response: { 200: atThisDeskSchema, ...failures },
      },
    },
    async ({ signIn }) => ({ signedIn: signIn ? await desk.describe(signIn.actor) : null }),
  );

  api.get(
    '/api/sign-ins/current',
    {
      schema: {
        summary: 'Who is signed in',
        tags: ['sign-ins'],
        response: { 200: signedInSchema, ...failures },
      },
    },
    async (request) => desk.describe(request.actor),
  );

  api.delete(
    '/api/sign-ins/current',
    {
      schema: {
        summary: 'Sign out',
        tags: ['sign-ins'],
        response: { 204: z.null(), ...failures },
      },
    },
    async (request, reply) => {
      const { signIn } = request;
      if (!signIn) throw new NotSignedIn();
      await desk.signOut(reply, signIn);
      return reply.code(204).send(null);
    },
  );
}

interface Account {
  readonly personId: string;
  readonly clinicId: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** The account with this address; null for one that is unknown or no longer active. */
async function findAccount(desk: SignInDesk, email: string): Promise<Account | null> {
  const person = await desk.read({ clinicId: null, personId: null }, (db) =>
    db
      .selectFrom('person')
      .select(['person_id as personId', 'name', 'password_hash as passwordHash'])
      .where('email', '=', email)
      .where('active', '=', true)
      .executeTakeFirst(),
  );
  if (!person) return null;
  // A person sees their own memberships, before any clinic is chosen.
  const membership = await desk.read({ clinicId: null, personId: person.personId }, (db) =>
    db
      .selectFrom('membership')
      .select('clinic_id as clinicId')
      .where('person_id', '=', person.personId)
      .where('active', '=', true)
      .orderBy('clinic_id')
      .executeTakeFirst(),
  );
  return membership ? { ...person, ...membership } : null;
}
