import { failures } from '#contract/changes';
import { setUpSchema, setUpStateSchema, signedInSchema } from '#contract/people';
import { passwordRefusals } from '#domain/people/password-rule';
import type { Deps } from '../db/deps.ts';
import { Refused, type Api } from '../http/api.ts';
import { hashPassword } from '../http/passwords.ts';
import type { SignInDesk } from '../http/sign-in-desk.ts';
import { setUpClinic } from './set-up-clinic.ts';

/** The first visit to an installation without a clinic; afterwards these only say so. */
export async function setUpRoutes(api: Api, deps: Deps, desk: SignInDesk): Promise<void> {
  const nobody = { clinicId: null, personId: null };
  const needed = async () => {
    const people = await desk.read(nobody, (db) =>
      db.selectFrom('person').select('person_id').limit(1).execute(),
    );
    return people.length === 0;
  };

  api.get(
    '/api/set-up',
    {
      config: { public: true },
      schema: {
        summary: 'Does this installation still need a clinic and an administrator?',
        tags: ['set-up'],
        response: { 200: setUpStateSchema, ...failures },
      },
    },
    async () => ({ needed: await needed() }),
  );

  api.post(
    '/api/set-up',
    {
      config: { public: true },
      schema: {
        summary: 'Make the clinic and its administrator, once, and sign them in',
        tags: ['set-up'],
        body: setUpSchema,
        response: { 201: signedInSchema, ...failures },
      },
    },
    async (request, reply) => {
      if (!(await needed())) throw new Refused([{ code: 'already-set-up' }]);
      const { administrator, ...rest } = request.body;
      const refusals = passwordRefusals(administrator.password);
      if (refusals.length > 0) throw new Refused(refusals);
      const passwordHash = await hashPassword(administrator.password);
      const outcome = await setUpClinic(deps, {
        ...rest,
        administrator: { name: administrator.name, email: administrator.email, passwordHash },
      });
      if (outcome.kind === 'refused') throw new Refused(outcome.refusals);
      return reply.code(201).send(await desk.signIn(request, reply, outcome.value.actor));
    },
  );
}
