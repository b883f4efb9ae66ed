import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { Person } from '#domain/people/person';
import { provideState } from '@ngrx/store';
import { Desk } from '../../shared/testing/desk';
import { setUpFeature } from '../set-up.state';
import { PersonForm } from './person-form';
import { PersonFormHarness } from './testing/person-form-harness';

const aPerson = (id: string, name: string): Person => ({
  ...{ id, version: 1, name, email: `${id}@harbour.example` },
  ...{ roles: ['coordinator'], physicianId: null, active: true },
});

describe('The form of a person', () => {
  it('carries no role and no password over to the next person', async () => {
    new Desk({
      roles: ['administrator'],
      now: '2026-09-07T08:00:00.000Z',
      cases: [],
      providers: [provideState(setUpFeature)],
      also: { people: [aPerson('person-2', 'Maya Lindqvist'), aPerson('person-3', 'Jonas Weber')] },
    });
    const fixture = TestBed.createComponent(PersonForm);
    fixture.componentRef.setInput('id', 'person-2');
    const form = await TestbedHarnessEnvironment.harnessForFixture(fixture, PersonFormHarness);
    await form.tick('administrator');
    await form.type('password', 'k7mq2-vd9xr-h4tpn');
    expect(await form.roles()).toEqual(['coordinator', 'administrator']);
    fixture.componentRef.setInput('id', 'person-3');
    expect(await form.value('name')).toBe('Jonas Weber');
    expect(await form.roles()).toEqual(['coordinator']);
    expect(await form.value('password')).toBe('');
  });
});
