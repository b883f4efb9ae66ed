import { aChecklist, anAnswer } from '#domain/testing/day-builders';
import type { GivenAnswer } from './checklists.actions';
import { versionSeen } from './version-seen';

const given = (over: Partial<GivenAnswer> = {}): GivenAnswer => ({
  bookingId: 'booking-1',
  kind: 'discharge',
  linkId: 'airway',
  value: true,
  reason: null,
  version: 4,
  seen: null,
  givenAt: '2026-09-14T09:30:00.000Z',
  ...over,
});
const list = (...answers: ReturnType<typeof anAnswer>[]) => ({
  ...aChecklist('discharge'),
  version: 7,
  answers,
});

describe('The version an answer is based on', () => {
  it('is the present one while nobody has answered that item', () => {
    expect(versionSeen(given(), list(anAnswer('stable', true)), 'person-1')).toBe(7);
    expect(versionSeen(given(), undefined, 'person-1')).toBe(1);
  });

  it('is the present one for a correction of what was on the screen, or of one’s own', () => {
    const answer = anAnswer('airway', false, { by: 'person-2' });
    expect(versionSeen(given({ seen: answer.id }), list(answer), 'person-1')).toBe(7);
    const mine = anAnswer('airway', false, { by: 'person-1' });
    expect(versionSeen(given(), list(mine), 'person-1')).toBe(7);
  });

  it('is the one on the screen when somebody else answered meanwhile, so that it is refused', () => {
    const theirs = anAnswer('airway', false, { by: 'person-2' });
    expect(versionSeen(given(), list(theirs), 'person-1')).toBe(4);
  });
});
