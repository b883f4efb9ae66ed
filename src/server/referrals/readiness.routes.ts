import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  addReadinessSchema,
  agreePlanSchema,
  raiseRedFlagSchema,
  resolveRedFlagSchema,
  setAuthorisationSchema,
  setPlanSchema,
  setReadinessSchema,
  takeBackPlanSchema,
  takeBackSchema,
} from '#contract/referral-writes';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, type Api } from '../http/api.ts';
import {
  recordPrescriberAgreement,
  setAntithromboticPlan,
  takeBackAgreement,
  takeBackPlan,
} from './antithrombotic-plans.ts';
import { addReadiness, setAuthorisation, setReadiness } from './readiness-items.ts';
import { raiseRedFlag, reopenRedFlag, resolveRedFlag, withdrawRedFlag } from './red-flags.ts';

const ofReferral = z.object({ id: z.uuid() });
const response = { 200: changesSchema, ...failures };
const tags = ['referrals'];

const FLAG_UNDOS = [
  { path: 'withdraw', act: 'enter-referral', useCase: withdrawRedFlag },
  { path: 'reopen', act: 'resolve-red-flag', useCase: reopenRedFlag },
] as const;

const PLAN_UNDOS = [
  { path: 'take-back', act: 'set-antithrombotic-plan', useCase: takeBackPlan },
  { path: 'agreed/take-back', act: 'complete-readiness', useCase: takeBackAgreement },
] as const;

/** What must be in hand before a block, and what keeps it from being confirmed. */
export function readinessRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/referrals/:id/red-flags',
    { schema: { tags, params: ofReferral, body: raiseRedFlagSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const command = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => raiseRedFlag(tx, command)));
    },
  );

  api.post(
    '/api/referrals/:id/red-flags/:flagId/resolve',
    {
      schema: {
        tags,
        params: ofReferral.extend({ flagId: z.uuid() }),
        body: resolveRedFlagSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'resolve-red-flag');
      const { id, flagId } = request.params;
      const command = { referralId: id, flagId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => resolveRedFlag(tx, command)));
    },
  );

  for (const { path, act, useCase } of FLAG_UNDOS)
    api.post(
      `/api/referrals/:id/red-flags/:flagId/${path}`,
      {
        schema: {
          tags,
          params: ofReferral.extend({ flagId: z.uuid() }),
          body: takeBackSchema,
          response,
        },
      },
      async (request, reply) => {
        const actor = requireAct(request, act);
        const { id, flagId } = request.params;
        const command = { referralId: id, flagId, ...request.body };
        return answerWrite(reply, await deps.write(actor, (tx) => useCase(tx, command)));
      },
    );

  api.post(
    '/api/referrals/:id/readiness',
    { schema: { tags, params: ofReferral, body: addReadinessSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'complete-readiness');
      const command = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => addReadiness(tx, command)));
    },
  );

  api.put(
    '/api/referrals/:id/readiness/:itemId',
    {
      schema: {
        tags,
        params: ofReferral.extend({ itemId: z.uuid() }),
        body: setReadinessSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'complete-readiness');
      const { id, itemId } = request.params;
      const command = { referralId: id, itemId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => setReadiness(tx, command)));
    },
  );

  api.put(
    '/api/referrals/:id/antithrombotics',
    { schema: { tags, params: ofReferral, body: setPlanSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'set-antithrombotic-plan');
      const command = { referralId: request.params.id, ...request.body };
      const outcome = await deps.write(actor, (tx) => setAntithromboticPlan(tx, command));
      return answerWrite(reply, outcome);
    },
  );

  api.post(
    '/api/referrals/:id/antithrombotics/agreed',
    { schema: { tags, params: ofReferral, body: agreePlanSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'complete-readiness');
      const command = { referralId: request.params.id, ...request.body };
      const outcome = await deps.write(actor, (tx) => recordPrescriberAgreement(tx, command));
      return answerWrite(reply, outcome);
    },
  );

  for (const { path, act, useCase } of PLAN_UNDOS)
    api.post(
      `/api/referrals/:id/antithrombotics/${path}`,
      { schema: { tags, params: ofReferral, body: takeBackPlanSchema, response } },
      async (request, reply) => {
        const actor = requireAct(request, act);
        const command = { referralId: request.params.id, ...request.body };
        return answerWrite(reply, await deps.write(actor, (tx) => useCase(tx, command)));
      },
    );

  api.put(
    '/api/referrals/:id/authorisation',
    { schema: { tags, params: ofReferral, body: setAuthorisationSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'complete-readiness');
      const command = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => setAuthorisation(tx, command)));
    },
  );
}
