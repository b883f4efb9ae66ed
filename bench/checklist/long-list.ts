import type { EntityChange, Snapshot } from '#contract/live';
import type { Answer, Checklist, ChecklistItem } from '#domain/discharge/checklist';
import {
  aBay,
  aBooking,
  aClinic,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aRoom,
  aSession,
  aStamp,
} from '../../src/domain/testing/builders.ts';
import { aChecklist, aVisitAt } from '../../src/domain/testing/day-builders.ts';
import type { ClinicInMemory } from '../memory-server.ts';

export const ITEMS = 60;
const NOW = '2026-09-14T08:10:00.000Z';

/** A nurse, a patient who has arrived, and a checklist of 60 questions that is begun. */
export function longList(): ClinicInMemory {
  const clinic = aClinic();
  const booking = aBooking();
  let checklist: Checklist = { ...aChecklist('pre-procedure'), items: questions(), answers: [] };
  const person = {
    ...{ id: 'person-1', version: 1, name: 'Nia Nurse', email: 'nia@harbour.example' },
    ...{ roles: ['nurse'] as const, physicianId: null, active: true },
  };
  const snapshot: Snapshot = {
    ...{ seq: 1, now: NOW, clinic, people: [], protocols: [], sessionTemplates: [] },
    ...{ closures: [], holds: [], series: [], checklistTemplates: [] },
    resources: [aRoom(), aPhysician(), aBay()],
    procedureTypes: [aProcedureType()],
    sessions: [aSession()],
    patients: [aPatient()],
    referrals: [aReferral({ decision: 'accepted', bookingsStanding: 1 })],
    bookings: [booking],
    visits: [aVisitAt('arrived')],
    checklists: [checklist],
  };
  return {
    signedIn: { person, clinic, acts: [] },
    snapshot,
    write: (_url, body, seq): EntityChange => {
      const { linkId, value } = body as Pick<Answer, 'linkId' | 'value'>;
      const answer: Answer = {
        ...aStamp({ at: NOW, byName: person.name }),
        ...{ id: `answer-${seq}`, linkId, value, reason: null, superseded: false },
      };
      checklist = {
        ...checklist,
        version: checklist.version + 1,
        answers: [...checklist.answers, answer],
      };
      const { id, version } = checklist;
      return {
        ...{ seq, entity: 'checklist', id, version, byName: person.name, at: NOW },
        body: checklist,
      };
    },
  };
}

const questions = (): ChecklistItem[] => {
  const [like] = aChecklist('pre-procedure').items.filter(({ type }) => type === 'yes-no');
  if (like === undefined) throw new Error('The default template asks nothing by yes or no');
  return Array.from({ length: ITEMS }, (_, n) => ({
    ...like,
    linkId: `question-${n}`,
    text: `${like.text} (${n + 1})`,
    asked: 'always',
    mandatory: true,
  }));
};
