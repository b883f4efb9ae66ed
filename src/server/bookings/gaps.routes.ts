import { failures } from '#contract/changes';
import {
  gapCandidatesQuerySchema,
  gapCandidatesSchema,
  gapsQuerySchema,
  gapsSchema,
} from '#contract/gaps';
import type { Actor } from '#domain/people/person';
import type { Deps } from '../db/deps.ts';
import { requireAct, type Api } from '../http/api.ts';
import { findCandidates, findGaps } from './find-gaps.ts';

const tags = ['bookings'];

/** What is free, and who could come. `turnDay` brings the lists of those who wait to today first. */
export function gapRoutes(api: Api, deps: Deps, turnDay: (actor: Actor) => Promise<void>): void {
  api.get(
    '/api/gaps',
    {
      schema: {
        summary: 'The gaps of the next two weeks: free, long enough, and with a staffed bay',
        tags,
        querystring: gapsQuerySchema,
        response: { 200: gapsSchema, ...failures },
      },
      compress: { threshold: 4096 },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      return deps.readSnapshot(actor, (db) => findGaps(db, deps.now(), request.query));
    },
  );

  api.get(
    '/api/gaps/candidates',
    {
      schema: {
        summary: 'Who can really come into a gap, in the order in which to ask them',
        tags,
        querystring: gapCandidatesQuerySchema,
        response: { 200: gapCandidatesSchema, ...failures },
      },
      compress: { threshold: 4096 },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      await turnDay(actor);
      return deps.readSnapshot(actor, (db) => {
        const { tab, ...place } = request.query;
        const holder = tab === undefined ? null : { by: actor.personId, tab };
        return findCandidates(db, deps.now(), place, holder);
      });
    },
  );
}
