import type { EntityChange } from '#contract/live';
import type { Patient } from '#domain/clinic/patient';
import type { Role } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { aPatient, aProcedureType, aReferral } from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { allowedActions } from '#domain/referral/allowed-actions';
import { Store } from '@ngrx/store';
import { selectReferralEntities } from '../../state/referrals.state';
import { Router, RouterOutlet, provideRouter, withComponentInputBinding } from '@angular/router';
import { Desk } from '../../shared/testing/desk';
import queueRoutes from '../referral-queue.routes';
import { QueuePageHarness } from './queue-page-harness';

@Component({ imports: [RouterOutlet], template: '<router-outlet />' })
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
  { roles = ['physician'] as Role[], url = '/queue' } = {},
): Promise<{ desk: Desk; page: QueuePageHarness }> {
  const routes = [
    { path: 'queue', children: queueRoutes },
    { path: 'board', component: Host },
  ];
  const desk = new Desk({
    roles,
    now: NOW,
    cases: [],
    reading: (address) => {
      const id = /^\/api\/referrals\/([\w-]+)$/.exec(address)?.[1] ?? '';
      const entities = TestBed.inject(Store).selectSignal(selectReferralEntities)();
      const referral = entities[id];
      const patient = known.find((each) => each.patient.id === referral?.patientId)?.patient;
      const me = { roles, personId: 'person-1' };
      const today = NOW.slice(0, 10);
      return referral && patient
        ? { referral, patient, allowed: allowedActions({ referral, bookings: [] }, me, today) }
        : undefined;
    },
    routes,
    providers: [provideRouter(routes, withComponentInputBinding())],
    also: {
      referrals: known.map(({ referral }) => referral),
      patients: known.map(({ patient }) => patient),
      procedureTypes: [aProcedureType()],
    },
  });
  const fixture = TestBed.createComponent(Host);
  await TestBed.inject(Router).navigateByUrl(url);
  fixture.autoDetectChanges();
  await desk.answered();
  const page = await TestbedHarnessEnvironment.loader(fixture).getHarness(QueuePageHarness);
  return { desk, page };
}
