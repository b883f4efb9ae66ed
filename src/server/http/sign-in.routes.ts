import { z } from 'zod';
import type { Actor } from '#domain/people/person';
import { actsOf } from '#domain/people/roles';
import { failures } from '#contract/changes';
import { credentialsSchema, signedInSchema, type SignedIn } from '#contract/people';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../db/deps.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findPeople } from '../db/records/person.ts';
import { inReadTransaction } from '../db/transaction.ts';
import { cookieOptions, signInCookie } from './authenticate.ts';
import { NotSignedIn, Refused, type Api } from './api.ts';
import { passwordMatches } from './passwords.ts';
import { storeSignIn, type SignIns } from './sign-ins.ts';

interface SignInDeps {
  readonly deps: Deps;
  readonly database: Database;
  readonly signIns: SignIns;
  readonly config: Config;
}

/** Tries at one address from one place, and tries from one place: a clinic shares its own. */
const PER_ADDRESS = { max: 8, timeWindow: 5 * 60_000 };
const PER_PLACE = { max: 100, timeWindow: 5 * 60_000 };

export async function signInRoutes(api: Api, options: SignInDeps): Promise<void> {
  const { deps, database, signIns, config } = options;
  const emailOf = (body: unknown): string =>
    typeof body === 'object' && body !== null && 'email' in body
      ? String(body.email).trim().toLowerCase()
      : '';
  const limits = [
    api.createRateLimit({
      ...PER_ADDRESS,
      keyGenerator: ({ ip, body }) => `${ip} ${emailOf(body)}`,
    }),
    api.createRateLimit({ ...PER_PLACE, keyGenerator: ({ ip }) => ip }),
  ];

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
      for (const limited of limits) {
        const limit = await limited(request);
        if (!limit.isAllowed && limit.isExceeded) {
          reply.header('retry-after', limit.ttlInSeconds);
          throw new Refused([{ code: 'too-many-attempts', retryAfterSeconds: limit.ttlInSeconds }]);
        }
      }
      const who = await findAccount(database, request.body.email);
      if (!(await passwordMatches(request.body.password, who?.passwordHash ?? null)) || !who)
        throw new Refused([{ code: 'wrong-e-mail-or-password' }]);
      const { token } = await storeSignIn(
        database.pool,
        who,
        deps.now(),
        request.headers['user-agent'] ?? '',
      );
      await recordSignIn(deps, who, 'sign-in');
      reply.setCookie(signInCookie(config), token, cookieOptions(config));
      return reply.code(201).send(await describe(deps, who));
    },
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
    async (request) => describe(deps, request.actor),
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
      await signIns.end(signIn);
      await recordSignIn(deps, signIn.actor, 'sign-out');
      reply.clearCookie(signInCookie(config), cookieOptions(config));
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
export async function findAccount(database: Database, email: string): Promise<Account | null> {
  const nobody = { clinicId: null, personId: null };
  const person = await inReadTransaction(database.pool, nobody, (db) =>
    db
      .selectFrom('person')
      .select(['person_id as personId', 'name', 'password_hash as passwordHash'])
      .where('email', '=', email)
      .where('active', '=', true)
      .executeTakeFirst(),
  );
  if (!person) return null;
  // A person sees their own memberships, before any clinic is chosen.
  const membership = await inReadTransaction(
    database.pool,
    { clinicId: null, personId: person.personId },
    (db) =>
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

async function describe(deps: Deps, who: Pick<Actor, 'clinicId' | 'personId'>): Promise<SignedIn> {
  return deps.read(who, async (db) => {
    const [clinic, [person]] = await Promise.all([
      findTheClinic(db),
      findPeople(db, [who.personId]),
    ]);
    if (!person) throw new NotSignedIn();
    return { person, clinic, acts: actsOf(person.roles) };
  });
}

async function recordSignIn(
  deps: Deps,
  who: Pick<Actor, 'clinicId' | 'personId' | 'name'>,
  act: 'sign-in' | 'sign-out',
): Promise<void> {
  await deps.write({ ...who, roles: [], physicianId: null }, async (tx) => {
    tx.audit({ act, entity: 'person', entityId: who.personId });
    return { kind: 'done', value: null };
  });
}
