import type { Person } from '#domain/people/person';
import { aClinic } from '#domain/testing/builders';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { signInActions } from './sign-in.actions';
import { signInFeature } from './sign-in-status.state';
import { selectMayDo, selectMe } from './sign-in.state';

const { reducer } = signInFeature;
const person: Person = {
  id: 'person-1',
  version: 1,
  name: 'Maya Lindqvist',
  email: 'maya@harbour.example',
  roles: ['coordinator'],
  physicianId: null,
  active: true,
};
const begun = reducer(undefined, { type: 'begin' });
const atWork = reducer(begun, signInActions.recognised({ person, clinic: aClinic(), acts: [] }));

describe('Being signed in', () => {
  it('is unknown until the server has answered', () => {
    expect(begun.status).toBe('asking');
    expect(atWork.status).toBe('signed-in');
    expect(reducer(begun, signInActions.nobodySignedIn()).status).toBe('nobody');
  });

  it('ends without taking the page away from whoever was at work', () => {
    for (const action of [apiActions.sessionEnded(), liveFeedActions.otherTabSignedOut()]) {
      const ended = reducer(atWork, action);
      expect(ended.status).toBe('ended');
      expect(ended.person).toEqual(person);
      expect(reducer(ended, signInActions.nobodySignedIn()).status).toBe('ended');
    }
  });

  it('does not end for somebody who was never there', () => {
    expect(reducer(begun, apiActions.sessionEnded())).toBe(begun);
  });

  it('survives a server that is away', () => {
    const failure = { kind: 'offline' } as const;
    expect(reducer(atWork, signInActions.couldNotAsk({ failure }))).toBe(atWork);
    const unreachable = reducer(begun, signInActions.couldNotAsk({ failure }));
    expect(unreachable.status).toBe('unreachable');
    expect(reducer(unreachable, signInActions.asked()).status).toBe('asking');
  });

  it('opens what the roles of this moment open', () => {
    expect(selectMe.projector(person, {})).toEqual(person);
    const promoted: Person = { ...person, version: 2, roles: ['coordinator', 'administrator'] };
    expect(selectMe.projector(person, { 'person-1': promoted })).toEqual(promoted);
    expect(selectMayDo('book').projector(person.roles)).toBeTrue();
    expect(selectMayDo('triage-referral').projector(person.roles)).toBeFalse();
  });
});
