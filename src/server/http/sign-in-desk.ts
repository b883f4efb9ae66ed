import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import type { SignedIn } from '#contract/people';
import type { Actor } from '#domain/people/person';
import { actsOf } from '#domain/people/roles';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../db/deps.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findPeople } from '../db/records/person.ts';
import type { Schema } from '../db/schema.ts';
import { inReadTransaction, type Scope } from '../db/transaction.ts';
import { done } from '../db/unit-of-work.ts';
import { NotSignedIn } from './api.ts';
import { cookieOptions, signInCookie } from './authenticate.ts';
import { storeSignIn, type SignIn, type SignIns } from './sign-ins.ts';

type Somebody = Pick<Actor, 'clinicId' | 'personId' | 'name'>;

/** Where people sign in and out: the row, the cookie and the record of it, together. */
export interface SignInDesk {
  /** Reads before anybody is known. */
  read<T>(scope: Scope, query: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  signIn(request: FastifyRequest, reply: FastifyReply, who: Somebody): Promise<SignedIn>;
  signOut(reply: FastifyReply, signIn: SignIn): Promise<void>;
  describe(who: Pick<Actor, 'clinicId' | 'personId'>): Promise<SignedIn>;
  /**
   * Their next request here is looked up anew. Other servers hear of it by the commit's own
   * notification, and so does this one; but its next request may come sooner.
   */
  forget(personId: string): void;
}

export function signInDesk(options: {
  readonly deps: Deps;
  readonly database: Database;
  readonly signIns: SignIns;
  readonly config: Config;
}): SignInDesk {
  const { deps, database, signIns, config } = options;
  const cookie = signInCookie(config);

  const describe = (who: Pick<Actor, 'clinicId' | 'personId'>): Promise<SignedIn> =>
    deps.read(who, async (db) => {
      const [clinic, [person]] = await Promise.all([
        findTheClinic(db),
        findPeople(db, [who.personId]),
      ]);
      if (!person) throw new NotSignedIn();
      return { person, clinic, acts: actsOf(person.roles) };
    });

  const record = (who: Somebody, act: 'sign-in' | 'sign-out') =>
    deps.write({ roles: [], physicianId: null, ...who }, async (tx) => {
      tx.audit({ act, entity: 'person', entityId: who.personId });
      return done(null);
    });

  return {
    describe,
    forget: (personId) => {
      signIns.forget(personId);
    },
    read: (scope, query) => inReadTransaction(database.pool, scope, query),
    async signIn(request, reply, who) {
      const userAgent = request.headers['user-agent'] ?? '';
      const { token } = await storeSignIn(database.pool, who, deps.now(), userAgent);
      await record(who, 'sign-in');
      reply.setCookie(cookie, token, cookieOptions(config));
      return describe(who);
    },
    async signOut(reply, signIn) {
      await signIns.end(signIn);
      await record(signIn.actor, 'sign-out');
      reply.clearCookie(cookie, cookieOptions(config));
    },
  };
}
