import type { EntityChange } from '#contract/live';
import type { Patient } from '#domain/clinic/patient';
import type { Role } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { aPatient, aProcedureType, aReferral } from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter, withComponentInputBinding } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { Desk } from '../../shared/testing/desk';
import { LISTS_TURN_MS } from '../../state/lists-turn';
import * as queueEffects from '../../state/queue.effects';
import { DRAFT_STORAGE } from '../../shared/drafts/draft-storage';
import { MemoryStorage } from '../../shared/testing/memory-storage';
import queueRoutes from '../referral-queue.routes';
import { fakeQueue } from './fake-queue';
import { QueuePageHarness } from './queue-page-harness';

/** As tall as a desk: the list draws only the rows that are seen. */
@Component({
  imports: [RouterOutlet],
  template: '<router-outlet />',
  styles: ':host { display: flex; flex-direction: column; width: 1200px; height: 700px; }',
})
class Host {}

export const NOW = '2026-09-08T09:00:00.000Z';

interface Known {
  readonly referral: Referral;
  readonly patient: Patient;
}

/** A referral and its patient; `n` makes their ids. */
export const of = (n: number, familyName: string, over: Partial<Referral> = {}): Known => ({
  referral: aReferral({ id: `referral-${n}`, patientId: `patient-${n}`, ...over }),
  patient: aPatient({ id: `patient-${n}`, familyName, mrn: `GA-00000${n}` }),
});

/** Somebody's change to it, as it arrives. */
export const changed = (body: Referral): EntityChange => ({
  seq: 50,
  entity: 'referral',
  id: body.id,
  version: body.version,
  byName: 'Maya Lindqvist',
  at: NOW,
  body,
});

/** The queue at a desk that knows these referrals. */
export async function openQueue(
  known: readonly Known[],
  {
    roles = ['physician'] as Role[],
    url = '/queue',
    /** What the tab keeps across a reload. */
    storage = new MemoryStorage(),
  } = {},
): Promise<{ desk: Desk; page: QueuePageHarness }> {
  const routes = [
    { path: 'queue', children: queueRoutes },
    { path: 'board', component: Host },
  ];
  const desk = new Desk({
    roles,
    now: NOW,
    cases: [],
    routes,
    providers: [
      provideRouter(routes, withComponentInputBinding()),
      provideEffects(queueEffects),
      { provide: LISTS_TURN_MS, useValue: 0 },
      { provide: DRAFT_STORAGE, useValue: storage },
    ],
    reading: fakeQueue,
    also: {
      referrals: known.map(({ referral }) => referral),
      patients: known.map(({ patient }) => patient),
      procedureTypes: [aProcedureType()],
    },
  });
  const fixture = TestBed.createComponent(Host);
  await TestBed.inject(Router).navigateByUrl(url);
  fixture.autoDetectChanges();
  // What is fetched when first wanted is at hand, as on a desk that has been used.
  await import('../referral/facts-form');
  await desk.answered();
  const page = await TestbedHarnessEnvironment.loader(fixture).getHarness(QueuePageHarness);
  return { desk, page };
}
