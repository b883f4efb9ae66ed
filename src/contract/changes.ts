import { z } from 'zod';
import { ENTITY_KINDS } from '#domain/refusal';

/**
 * One committed change as it travels. The body is the whole entity, described by its own schema
 * in the area's file; here it stays open, because a change carries any kind.
 */
export const entityChangeSchema = z
  .object({
    seq: z.int(),
    entity: z.enum(ENTITY_KINDS),
    id: z.uuid(),
    version: z.int(),
    byName: z.string(),
    at: z.iso.datetime(),
    body: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ description: 'One entity as it now is; a null body means that it is gone.' });

/** What every write answers: each entity it changed, in commit order. */
export const changesSchema = z.object({ changes: z.array(entityChangeSchema) });

/** The answer to a write that was understood and not done; each reason has a code of its own. */
export const refusalsSchema = z.object({
  refusals: z.array(z.looseObject({ code: z.string() })),
});

/** The answer to what was not understood. `place` is a path such as `/body/name`. */
export const faultsSchema = z.object({
  faults: z.array(z.object({ place: z.string(), problem: z.string() })),
});

export const notSignedInSchema = z.object({ error: z.literal('not-signed-in') });

/** A write that another site made the browser send. */
export const crossSiteSchema = z.object({ error: z.literal('cross-site') });

export const brokenSchema = z.object({ error: z.literal('broken'), requestId: z.string() });

/** What any route under /api may answer besides what it is for. */
export const failures = {
  400: faultsSchema,
  401: notSignedInSchema,
  403: z.union([refusalsSchema, crossSiteSchema]),
  404: refusalsSchema,
  409: refusalsSchema,
  422: faultsSchema,
  429: refusalsSchema,
  500: brokenSchema,
} as const;
