import type { EntityChange } from '#contract/live';
import { failures } from '#contract/changes';
import { bulkAnswerSchema, bulkSchema, type Bulk, type BulkAct } from '#contract/referral-writes';
import { DECISION_OF } from '#domain/referral/allowed-actions';
import type { Act } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import type { Deps } from '../db/deps.ts';
import type { Outcome, UnitOfWork } from '../db/unit-of-work.ts';
import { answerWrite, requireOneOf, type Api } from '../http/api.ts';
import { completeReferral } from './complete-referral.ts';
import type { OfReferral } from './referral-write.ts';
import { sendReminder, takeBackReminder } from './reminders.ts';
import { triageReferral } from './triage-referral.ts';
import { undoLastStep } from './undo-merge.ts';

/** Who may ask at all; the use-cases ask again for each referral. */
const ACTS: Readonly<Record<BulkAct, readonly [Act, ...Act[]]>> = {
  remind: ['return-referral'],
  return: ['return-referral'],
  decline: ['triage-referral'],
  withdraw: ['enter-referral'],
  'set-urgency': ['enter-referral'],
  'set-physician': ['enter-referral'],
  undo: ['triage-referral', 'return-referral', 'enter-referral'],
  'take-back-reminder': ['return-referral'],
};

type Done = Promise<Outcome<{ referralId: string }>>;

function doOne(tx: UnitOfWork, of: OfReferral, what: Bulk['what']): Done {
  switch (what.act) {
    case 'remind':
      return sendReminder(tx, { ...of, how: what.how, note: what.note });
    case 'return':
    case 'decline':
    case 'withdraw':
      return triageReferral(tx, of, { decision: DECISION_OF[what.act], reason: what.reason });
    case 'set-urgency':
      return completeReferral(tx, { ...of, facts: { urgency: what.urgency }, patient: null });
    case 'set-physician':
      return completeReferral(tx, {
        ...of,
        facts: { preferredPhysicianId: what.physicianId },
        patient: null,
      });
    case 'undo':
      return undoLastStep(tx, of);
    case 'take-back-reminder':
      return takeBackReminder(tx, of);
  }
}

/** The same for many referrals, each in a transaction of its own: one refusal stops no other. */
export function bulkRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/referrals/bulk',
    {
      schema: {
        summary: 'Does the same to up to 200 referrals, and says which it could not be done to',
        tags: ['referrals'],
        body: bulkSchema,
        response: { 200: bulkAnswerSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { referrals, what } = request.body;
      const actor = requireOneOf(request, ACTS[what.act]);
      const changes: EntityChange[] = [];
      const done: string[] = [];
      const refused: { referralId: string; refusals: readonly Refusal[] }[] = [];
      // In the order given, so that a retry under the same key finds each in its place.
      for (const { id: referralId, version } of referrals) {
        const outcome = await deps.write(actor, (tx) => doOne(tx, { referralId, version }, what));
        if (outcome.kind === 'refused') refused.push({ referralId, refusals: outcome.refusals });
        else {
          changes.push(...outcome.changes);
          done.push(referralId);
        }
      }
      const written = { kind: 'done', value: null, changes, replayed: false } as const;
      return answerWrite(reply, written, 200, () => ({ done, refused }));
    },
  );
}
