import type { Actor } from '#domain/people/person';
import { aClinic } from '#domain/testing/builders';
import type { Deps } from '../../db/deps.ts';
import { SessionDay } from './session-day.ts';

describe('the day on which sessions are topped up', () => {
  const nurse: Actor = {
    ...{ personId: 'nurse', clinicId: 'clinic-1', name: 'Ito, Ken', roles: ['nurse'] },
    physicianId: null,
  };

  it('is the programme’s own act, once a day, and tried again after a refusal', async () => {
    const askedAs: Actor[] = [];
    const answers = [
      { kind: 'refused', refusals: [{ code: 'others-were-faster' }] },
      { kind: 'done', value: { made: 0 }, changes: [], replayed: false },
    ];
    const deps = {
      now: () => '2026-09-14T07:00:00.000Z',
      read: () => Promise.resolve(aClinic()),
      write: (actor: Actor) => {
        askedAs.push(actor);
        return Promise.resolve(answers[askedAs.length - 1]);
      },
    } as unknown as Deps;
    const day = new SessionDay(deps);
    await day.turn(nurse);
    await day.turn(nurse);
    await day.turn(nurse);
    expect(askedAs.map(({ name, clinicId }) => `${name} ${clinicId}`)).toEqual([
      'Ganglion clinic-1',
      'Ganglion clinic-1',
    ]);
  });
});
