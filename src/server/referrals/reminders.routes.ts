import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import { remindSchema, takeBackReminderSchema } from '#contract/referral-writes';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, type Api } from '../http/api.ts';
import { sendReminder, takeBackReminder } from './reminders.ts';

const ofReferral = z.object({ id: z.uuid() });
const response = { 200: changesSchema, ...failures };
const tags = ['referrals'];

/** What a referrer owes is asked for again. */
export function reminderRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/referrals/:id/reminders',
    { schema: { tags, params: ofReferral, body: remindSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'return-referral');
      const command = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => sendReminder(tx, command)));
    },
  );

  api.post(
    '/api/referrals/:id/reminders/take-back',
    { schema: { tags, params: ofReferral, body: takeBackReminderSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'return-referral');
      const of = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => takeBackReminder(tx, of)));
    },
  );
}
