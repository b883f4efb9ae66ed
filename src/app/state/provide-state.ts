import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { provideRouterStore, routerReducer } from '@ngrx/router-store';
import { provideStore } from '@ngrx/store';
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
import { referralsFeature } from './referrals.state';
import { resourcesFeature } from './resources.state';
import { seriesFeature } from './series.state';
import { sessionsFeature } from './sessions.state';
import * as signInEffects from './sign-in.effects';
import { signInFeature } from './sign-in.state';
import { visitsFeature } from './visits.state';

/** One slice per kind of thing this desk knows of the clinic, and who sits at it. */
export const clinicReducers = {
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
  [referralsFeature.name]: referralsFeature.reducer,
  [resourcesFeature.name]: resourcesFeature.reducer,
  [seriesFeature.name]: seriesFeature.reducer,
  [sessionsFeature.name]: sessionsFeature.reducer,
  [signInFeature.name]: signInFeature.reducer,
  [visitsFeature.name]: visitsFeature.reducer,
};

export function provideClinicState(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideStore({ router: routerReducer, ...clinicReducers }),
    provideEffects(clockEffects, signInEffects, liveFeedEffects),
    provideRouterStore(),
  ]);
}
