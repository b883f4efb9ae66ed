import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  dismissDuplicateSchema,
  likelyPatientsQuerySchema,
  likelyPatientsSchema,
  mergeSchema,
} from '#contract/duplicates';
import { CLOSED_WORKLISTS } from '#domain/referral/worklist';
import type { Deps } from '../db/deps.ts';
import { findReferrals } from '../db/records/referral.ts';
import { answerWrite, requireAct, type Api } from '../http/api.ts';
import { dismissDuplicate } from './dismiss-duplicate.ts';
import { likable, likelyPatients } from './likely-patients.ts';
import { mergeReferrals } from './merge-referrals.ts';

const ofReferral = z.object({ id: z.uuid() });
const response = { 200: changesSchema, ...failures };
const tags = ['referrals'];

/** More than anybody looks through while typing. */
const OFFERED = 5;

export function duplicateRoutes(api: Api, deps: Deps): void {
  api.get(
    '/api/patients/likely',
    {
      schema: {
        summary: 'Who a person being entered may be, with what speaks for it',
        tags: ['patients'],
        querystring: likelyPatientsQuerySchema,
        response: { 200: likelyPatientsSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'enter-referral');
      const { birthDate, phone, ...typed } = request.query;
      const person = likable(
        { ...typed, birthDate: birthDate === '' ? null : birthDate, phone: phone || null },
        [],
      );
      return deps.read(actor, async (db) => {
        const likely = (await likelyPatients(db, person, null)).slice(0, OFFERED);
        const open = await db
          .selectFrom('referral')
          .select('referral_id')
          .where(
            'patient_id',
            'in',
            likely.length === 0
              ? ['00000000-0000-0000-0000-000000000000']
              : likely.map(({ patient }) => patient.id),
          )
          .where('worklist', 'not in', [...CLOSED_WORKLISTS])
          .execute();
        const referrals = await findReferrals(
          db,
          open.map((row) => row.referral_id),
        );
        referrals.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
        return {
          likely: likely.map(({ patient, likeness }) => ({
            patient,
            likeness: likeness.verdict === 'same' ? ('same' as const) : ('likely' as const),
            reasons: [...likeness.reasons],
            openReferrals: referrals.filter(({ patientId }) => patientId === patient.id),
          })),
        };
      });
    },
  );

  api.post(
    '/api/referrals/:id/merge',
    {
      schema: {
        summary: 'Merges a duplicate into the referral that is kept',
        tags,
        params: ofReferral,
        body: mergeSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const command = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => mergeReferrals(tx, command)));
    },
  );

  api.post(
    '/api/referrals/:id/duplicates/:otherId/dismiss',
    {
      schema: {
        summary: 'Says that two referrals which look alike are two',
        tags,
        params: ofReferral.extend({ otherId: z.uuid() }),
        body: dismissDuplicateSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const { id, otherId } = request.params;
      const command = { referralId: id, otherId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => dismissDuplicate(tx, command)));
    },
  );
}
