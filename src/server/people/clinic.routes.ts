import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  addResourceSchema,
  addSessionsSchema,
  cancelSessionSchema,
  decideRulesSchema,
  proposeRulesSchema,
} from '#contract/clinic';
import { saveClinicSchema, saveResourceSchema } from '#contract/session-plan';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, requireOneOf, type Api } from '../http/api.ts';
import { addResource } from './add-resource.ts';
import { approveRules, proposeRules, withdrawRules } from './change-rules.ts';
import { changePlan } from './session-plan/change-plan.ts';
import { addSessions, cancelSession } from './sessions.ts';

const idParams = z.object({ id: z.uuid() });
const tags = ['clinic'];

/** Told which clinic works by other numbers from now on. */
type OnRules = (clinicId: string) => void;

/** The Set-up page: rooms, physicians, bays, sessions and the clinic itself. */
export async function clinicRoutes(api: Api, deps: Deps, onRules: OnRules): Promise<void> {
  api.put(
    '/api/clinic',
    {
      schema: {
        summary:
          'Change the clinic’s name and opening hours; every booking it strands must have been seen',
        tags,
        body: saveClinicSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const { seen, ...wanted } = request.body;
      const change = { kind: 'change-clinic', ...wanted } as const;
      return answerWrite(reply, await deps.write(actor, (tx) => changePlan(tx, { change, seen })));
    },
  );

  rulesRoutes(api, deps, onRules);

  api.post(
    '/api/resources',
    {
      schema: {
        summary: 'Add a room, physician or bay',
        tags,
        body: addResourceSchema,
        response: { 201: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const outcome = await deps.write(actor, (tx) => addResource(tx, request.body));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.put(
    '/api/resources/:id',
    {
      schema: {
        summary:
          'Rename a room, physician or bay, say when a bay is watched, or take it out of service',
        tags,
        params: idParams,
        body: saveResourceSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const { seen, ...wanted } = request.body;
      const resourceId = request.params.id;
      const change = { kind: 'change-resource', resourceId, ...wanted } as const;
      return answerWrite(reply, await deps.write(actor, (tx) => changePlan(tx, { change, seen })));
    },
  );

  api.post(
    '/api/sessions',
    {
      schema: {
        summary: 'Add a physician’s session in a room, once or weekly',
        tags,
        body: addSessionsSchema,
        response: { 201: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const outcome = await deps.write(actor, (tx) => addSessions(tx, request.body));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.post(
    '/api/sessions/:id/cancel',
    {
      schema: {
        summary: 'Cancel a session in which nothing is booked',
        tags,
        params: idParams,
        body: cancelSessionSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const outcome = await deps.write(actor, (tx) =>
        cancelSession(tx, request.params.id, request.body),
      );
      return answerWrite(reply, outcome);
    },
  );
}

const PROPOSERS = ['set-up-clinic', 'approve-clinical-numbers'] as const;

/** The clinic's numbers: asked for by whoever sets up, in force once a physician approves. */
function rulesRoutes(api: Api, deps: Deps, onRules: OnRules): void {
  const response = { 200: changesSchema, ...failures };

  api.post(
    '/api/clinic/rules',
    {
      schema: {
        summary: 'Ask for other numbers to work by',
        tags,
        body: proposeRulesSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, PROPOSERS);
      return answerWrite(reply, await deps.write(actor, (tx) => proposeRules(tx, request.body)));
    },
  );

  api.post(
    '/api/clinic/rules/approve',
    {
      schema: {
        summary: 'Approve the numbers that were asked for: they take effect',
        tags,
        body: decideRulesSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'approve-clinical-numbers');
      const outcome = await deps.write(actor, (tx) => approveRules(tx, request.body));
      onRules(actor.clinicId);
      return answerWrite(reply, outcome);
    },
  );

  api.post(
    '/api/clinic/rules/withdraw',
    {
      schema: {
        summary: 'Take the numbers back that were asked for',
        tags,
        body: decideRulesSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, PROPOSERS);
      return answerWrite(reply, await deps.write(actor, (tx) => withdrawRules(tx, request.body)));
    },
  );
}
