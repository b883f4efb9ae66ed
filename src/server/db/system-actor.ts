import type { Actor } from '#domain/people/person';

/** No person has it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who acts where nobody asked for it: the record names the programme, not whoever happened to look. */
export const systemActor = (clinicId: string): Actor => ({
  ...{ personId: NOBODY, clinicId, name: 'Ganglion', roles: [], physicianId: null },
});
