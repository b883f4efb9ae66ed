import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  addPersonSchema,
  changePasswordSchema,
  changePersonSchema,
  resetPasswordSchema,
} from '#contract/people';
import { passwordRefusals } from '#domain/people/password-rule';
import type { Deps } from '../db/deps.ts';
import { answerWrite, NotSignedIn, Refused, requireAct, type Api } from '../http/api.ts';
import { hashPassword, passwordMatches } from '../http/passwords.ts';
import type { SignInDesk } from '../http/sign-in-desk.ts';
import { addPerson, changeOwnPassword, changePerson, resetPassword } from './people.ts';

const idParams = z.object({ id: z.uuid() });
const tags = ['people'];

/** Hashed before the transaction begins, which would otherwise wait for it. */
async function acceptPassword(password: string): Promise<string> {
  const refusals = passwordRefusals(password);
  if (refusals.length > 0) throw new Refused(refusals);
  return hashPassword(password);
}

export async function peopleRoutes(api: Api, deps: Deps, desk: SignInDesk): Promise<void> {
  api.post(
    '/api/people',
    {
      schema: {
        summary: 'Let somebody in',
        tags,
        body: addPersonSchema,
        response: { 201: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'manage-people');
      const { password, ...person } = request.body;
      const passwordHash = await acceptPassword(password);
      const outcome = await deps.write(actor, (tx) => addPerson(tx, { ...person, passwordHash }));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.put(
    '/api/people/:id',
    {
      schema: {
        summary: 'Change a person’s name, roles or place on the board, or end their access',
        tags,
        params: idParams,
        body: changePersonSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'manage-people');
      const outcome = await deps.write(actor, (tx) =>
        changePerson(tx, request.params.id, request.body),
      );
      desk.forget(request.params.id);
      return answerWrite(reply, outcome);
    },
  );

  api.put(
    '/api/people/:id/password',
    {
      schema: {
        summary: 'Give a person a new initial password',
        tags,
        params: idParams,
        body: resetPasswordSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'manage-people');
      const { version, password } = request.body;
      const passwordHash = await acceptPassword(password);
      const outcome = await deps.write(actor, (tx) =>
        resetPassword(tx, request.params.id, { version, passwordHash }),
      );
      desk.forget(request.params.id);
      return answerWrite(reply, outcome);
    },
  );

  api.put(
    '/api/sign-ins/current/password',
    {
      schema: {
        summary: 'Change one’s own password',
        tags: ['sign-ins'],
        body: changePasswordSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { actor, signIn } = request;
      if (!signIn) throw new NotSignedIn();
      const { present, next } = request.body;
      const stored = await deps.read(actor, (db) =>
        db
          .selectFrom('person')
          .select('password_hash')
          .where('person_id', '=', actor.personId)
          .executeTakeFirst(),
      );
      if (!(await passwordMatches(present, stored?.password_hash ?? null)))
        throw new Refused([{ code: 'password-wrong' }]);
      const passwordHash = await acceptPassword(next);
      const outcome = await deps.write(actor, (tx) =>
        changeOwnPassword(tx, { passwordHash, keep: signIn.tokenHash }),
      );
      desk.forget(actor.personId);
      return answerWrite(reply, outcome);
    },
  );
}
