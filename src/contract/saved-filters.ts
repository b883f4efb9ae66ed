import { z } from 'zod';

/** How many one person keeps. */
export const MOST_SAVED_FILTERS = 30;
/** As the database keeps it. */
const LONGEST_QUERY = 2_000;

const facts = {
  name: z.string().trim().min(1).max(60),
  /** The parameters of the queue's address, without the question mark: `list=new&find=okafor`. */
  query: z
    .string()
    .max(LONGEST_QUERY)
    .transform((query) => new URLSearchParams(query).toString())
    // As it is kept: what is no plain letter becomes three to nine characters.
    .refine((query) => query.length <= LONGEST_QUERY),
};

export const savedFilterSchema = z
  .object({ id: z.uuid(), name: z.string(), query: z.string() })
  .meta({ id: 'SavedFilter' });
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** `POST /api/saved-filters`; with the id and place of one that was removed it is as it was. */
export const saveFilterSchema = z.object({
  ...facts,
  id: z.uuid().optional(),
  position: z.int().min(0).max(1_000).optional(),
});
export type SaveFilter = z.infer<typeof saveFilterSchema>;

/** `PUT /api/saved-filters/:id` */
export const changeFilterSchema = z.object(facts);
export type ChangeFilter = z.infer<typeof changeFilterSchema>;

/** What every route about them answers: all of the signed-in person's, in their order. */
export const savedFiltersSchema = z.object({ filters: z.array(savedFilterSchema) });
