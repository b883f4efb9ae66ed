import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  acceptSchema,
  answerSchema,
  askSchema,
  decideWithReasonSchema,
  takeBackPartSchema,
  undoTriageSchema,
} from '#contract/referral-writes';
import type { TriageCommand } from '#domain/referral/triage';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, requireOneOf, type Api } from '../http/api.ts';
import { answerQuestion, takeBackAnswer, triageReferral } from './triage-referral.ts';
import { undoLastStep } from './undo-merge.ts';

const ofReferral = z.object({ id: z.uuid() });
const response = { 200: changesSchema, ...failures };
const tags = ['referrals'];

const WITH_REASON = [
  { path: 'return', act: 'return-referral', decision: 'needs-information' },
  { path: 'decline', act: 'triage-referral', decision: 'declined' },
  { path: 'withdraw', act: 'enter-referral', decision: 'withdrawn' },
  { path: 'receive', act: 'enter-referral', decision: 'received' },
] as const;

/** The decisions of triage, one path each. */
export function triageRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/referrals/:id/accept',
    { schema: { tags, params: ofReferral, body: acceptSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'triage-referral');
      const { version, ...facts } = request.body;
      const of = { referralId: request.params.id, version };
      const command: TriageCommand = { decision: 'accepted', ...facts };
      return answerWrite(reply, await deps.write(actor, (tx) => triageReferral(tx, of, command)));
    },
  );

  for (const { path, act, decision } of WITH_REASON)
    api.post(
      `/api/referrals/:id/${path}`,
      { schema: { tags, params: ofReferral, body: decideWithReasonSchema, response } },
      async (request, reply) => {
        const actor = requireAct(request, act);
        const { version, reason } = request.body;
        const of = { referralId: request.params.id, version };
        return answerWrite(
          reply,
          await deps.write(actor, (tx) => triageReferral(tx, of, { decision, reason })),
        );
      },
    );

  api.post(
    '/api/referrals/:id/ask',
    { schema: { tags, params: ofReferral, body: askSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'return-referral');
      const { version, ...question } = request.body;
      const of = { referralId: request.params.id, version };
      const command: TriageCommand = { decision: 'asked', ...question };
      return answerWrite(reply, await deps.write(actor, (tx) => triageReferral(tx, of, command)));
    },
  );

  api.post(
    '/api/referrals/:id/questions/:questionId/answer',
    {
      schema: {
        tags,
        params: ofReferral.extend({ questionId: z.uuid() }),
        body: answerSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const { id, questionId } = request.params;
      const command = { referralId: id, questionId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => answerQuestion(tx, command)));
    },
  );

  api.post(
    '/api/referrals/:id/questions/:questionId/take-back',
    {
      schema: {
        tags,
        params: ofReferral.extend({ questionId: z.uuid() }),
        body: takeBackPartSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const { id, questionId } = request.params;
      const command = { referralId: id, questionId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => takeBackAnswer(tx, command)));
    },
  );

  api.post(
    '/api/referrals/:id/undo',
    { schema: { tags, params: ofReferral, body: undoTriageSchema, response } },
    async (request, reply) => {
      // Which of them depends on the step that is undone; the use-case asks again.
      const actor = requireOneOf(request, ['triage-referral', 'return-referral', 'enter-referral']);
      const of = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => undoLastStep(tx, of)));
    },
  );
}
