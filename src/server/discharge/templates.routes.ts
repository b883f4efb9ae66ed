import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  addTemplateSchema,
  publishTemplateSchema,
  templateVersionsSchema,
} from '#contract/discharge';
import { questionnaireResponseSchema, questionnaireSchema } from '#contract/questionnaire';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { questionnaireOf } from '#domain/discharge/questionnaire';
import { questionnaireResponseOf } from '#domain/discharge/questionnaire-response';
import type { EntityKind } from '#domain/refusal';
import type { Deps } from '../db/deps.ts';
import { findTemplateVersions } from '../db/records/checklist-template.ts';
import { findChecklists } from '../db/records/checklist.ts';
import { findDay } from '../db/records/day-case.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { addTemplate, publishTemplate } from './publish-template.ts';

const byId = z.object({ id: z.uuid() });
const tags = ['checklists'];

/** Checklists as the clinic writes them, and both sides of them as FHIR R4. */
export function templatesRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/checklist-templates',
    {
      schema: {
        summary: 'Publish a checklist of their own for some procedures',
        tags,
        body: addTemplateSchema,
        response: { 201: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      return answerWrite(
        reply,
        await deps.write(actor, (tx) => addTemplate(tx, request.body)),
        201,
      );
    },
  );

  api.put(
    '/api/checklist-templates/:id',
    {
      schema: {
        summary: 'Publish the next version of a checklist; those that run keep theirs',
        tags,
        params: byId,
        body: publishTemplateSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const { id } = request.params;
      const outcome = await deps.write(actor, (tx) => publishTemplate(tx, id, request.body));
      return answerWrite(reply, outcome);
    },
  );

  api.get(
    '/api/checklist-templates/:id/versions',
    {
      schema: {
        summary: 'Every version of a checklist, the newest first',
        tags,
        params: byId,
        response: { 200: templateVersionsSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      return { versions: await deps.read(actor, (db) => versionsOf(db, request.params.id)) };
    },
  );

  fhirRoutes(api, deps);
}

type Db = Parameters<Parameters<Deps['read']>[1]>[0];

async function versionsOf(db: Db, id: string): Promise<ChecklistTemplate[]> {
  const versions = await findTemplateVersions(db, id);
  return versions.length > 0 ? versions : notFound('checklist-template', id);
}

function notFound(entity: EntityKind, id: string): never {
  throw new Refused([{ code: 'not-found', entity, id }]);
}

function fhirRoutes(api: Api, deps: Deps): void {
  api.get(
    '/api/checklist-templates/:id/questionnaire',
    {
      schema: {
        summary: 'A checklist as a FHIR R4 Questionnaire: its newest version, or the one asked for',
        tags,
        params: byId,
        querystring: z.object({ version: z.coerce.number().int().min(1).exactOptional() }),
        response: { 200: questionnaireSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const { id } = request.params;
      const versions = await deps.read(actor, (db) => versionsOf(db, id));
      const wanted = request.query.version ?? versions[0]?.version;
      const found = versions.find(({ version }) => version === wanted);
      if (found === undefined) return notFound('checklist-template', id);
      return questionnaireOf(found, found === versions[0]);
    },
  );

  api.get(
    '/api/checklists/:id/questionnaire-response',
    {
      schema: {
        summary: 'A running checklist with all its answers as a FHIR R4 QuestionnaireResponse',
        tags,
        params: byId,
        response: { 200: questionnaireResponseSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const { id } = request.params;
      return deps.read(actor, async (db) => {
        const [checklist] = await findChecklists(db, [id]);
        const day = checklist && (await findDay(db, checklist.bookingId));
        return checklist && day
          ? questionnaireResponseOf(checklist, day)
          : notFound('checklist', id);
      });
    },
  );
}
