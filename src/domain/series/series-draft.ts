import type { Series } from '#domain/series/series';

/** What somebody plans before there is a series. */
export type SeriesPlan = Pick<
  Series,
  | 'patientId'
  | 'referralId'
  | 'protocol'
  | 'side'
  | 'plannedBlocks'
  | 'preferredPhysicianId'
  | 'preferredWeekdays'
>;

/** A series as it would begin, so that its blocks can be proposed before it is stored. */
export function seriesDraft(plan: SeriesPlan): Series {
  return {
    ...plan,
    id: 'draft',
    version: 0,
    responses: [],
    decisions: [],
    paused: null,
    ended: null,
  };
}
