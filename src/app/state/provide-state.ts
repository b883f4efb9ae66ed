import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { type ActionReducer, provideState } from '@ngrx/store';
import { bookingsFeature } from './bookings.state';
import { checklistTemplatesFeature } from './checklist-templates.state';
import { checklistsFeature } from './checklists.state';
import { clinicFeature } from './clinic.state';
import * as clockEffects from './clock.effects';
import { clockFeature } from './clock.state';
import { closuresFeature } from './closures.state';
import { holdsFeature } from './holds.state';
import * as liveFeedEffects from './live-feed.effects';
import { liveFeedFeature } from './live-feed.state';
import { patientsFeature } from './patients.state';
import { peopleFeature } from './people.state';
import { procedureTypesFeature } from './procedure-types.state';
import { protocolsFeature } from './protocols.state';
import * as lookUpEffects from './look-up.effects';
import * as queueEffects from './queue.effects';
import { queueFeature } from './queue.state';
import { referralsFeature } from './referrals.state';
import { resourcesFeature } from './resources.state';
import { seriesFeature } from './series.state';
import { sessionTemplatesFeature } from './session-templates.state';
import { sessionsFeature } from './sessions.state';
import { signInFeature } from './sign-in-status.state';
import * as signOutEffects from './sign-out.effects';
import { visitsFeature } from './visits.state';

/** One slice per kind of thing this desk knows of the clinic. */
const CLINIC_FEATURES = [
  bookingsFeature,
  checklistTemplatesFeature,
  checklistsFeature,
  clinicFeature,
  clockFeature,
  closuresFeature,
  holdsFeature,
  liveFeedFeature,
  patientsFeature,
  peopleFeature,
  procedureTypesFeature,
  protocolsFeature,
  queueFeature,
  referralsFeature,
  resourcesFeature,
  seriesFeature,
  sessionTemplatesFeature,
  sessionsFeature,
  visitsFeature,
] as const;

/** Every slice there is, for specs. */
export const clinicReducers = {
  [signInFeature.name]: signInFeature.reducer,
  [bookingsFeature.name]: bookingsFeature.reducer,
  [checklistTemplatesFeature.name]: checklistTemplatesFeature.reducer,
  [checklistsFeature.name]: checklistsFeature.reducer,
  [clinicFeature.name]: clinicFeature.reducer,
  [clockFeature.name]: clockFeature.reducer,
  [closuresFeature.name]: closuresFeature.reducer,
  [holdsFeature.name]: holdsFeature.reducer,
  [liveFeedFeature.name]: liveFeedFeature.reducer,
  [patientsFeature.name]: patientsFeature.reducer,
  [peopleFeature.name]: peopleFeature.reducer,
  [procedureTypesFeature.name]: procedureTypesFeature.reducer,
  [protocolsFeature.name]: protocolsFeature.reducer,
  [queueFeature.name]: queueFeature.reducer,
  [referralsFeature.name]: referralsFeature.reducer,
  [resourcesFeature.name]: resourcesFeature.reducer,
  [seriesFeature.name]: seriesFeature.reducer,
  [sessionTemplatesFeature.name]: sessionTemplatesFeature.reducer,
  [sessionsFeature.name]: sessionsFeature.reducer,
  [visitsFeature.name]: visitsFeature.reducer,
};

/** What the frame and its pages rest on; whoever is not signed in needs none of it. */
export function provideClinicState(): EnvironmentProviders {
  return makeEnvironmentProviders([
    ...CLINIC_FEATURES.map(({ name, reducer }) =>
      provideState(name, reducer as ActionReducer<unknown>),
    ),
    provideEffects(clockEffects, liveFeedEffects, lookUpEffects, queueEffects, signOutEffects),
  ]);
}
