import { mayDo } from '#domain/people/roles';
import { inject } from '@angular/core';
import type { RedirectFunction, Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { Store, provideState } from '@ngrx/store';
import { combineLatest, filter, map, take } from 'rxjs';
import { selectSignInStatus } from '../state/sign-in-status.state';
import { selectRoles } from '../state/sign-in.state';
import { ClinicForm } from './clinic/clinic-form';
import { NumbersPage } from './numbers/numbers-page';
import { PeoplePage } from './people/people-page';
import { PersonForm } from './people/person-form';
import { PlacesPage } from './places/places-page';
import { ResourceForm } from './places/resource-form';
import { ProceduresPage } from './procedures/procedures-page';
import { ClosureForm } from './sessions/closure-form';
import { NewSessionForm } from './sessions/new-session-form';
import { SessionDetail } from './sessions/session-detail';
import { SessionsPage } from './sessions/sessions-page';
import { TemplateDetail } from './sessions/template-detail';
import { SetUpPage } from './set-up-page';
import * as setUpEffects from './set-up.effects';
import { setUpFeature } from './set-up.state';

/** The first section that whoever is signed in may change; the clinical numbers are for all to read. */
const firstSection: RedirectFunction = () => {
  const store = inject(Store);
  return combineLatest([store.select(selectSignInStatus), store.select(selectRoles)]).pipe(
    filter(([status]) => status !== 'asking'),
    take(1),
    map(([, roles]) => (mayDo(roles, 'manage-people') ? '/set-up/people' : '/set-up/procedures')),
  );
};

const routes: Routes = [
  {
    path: '',
    component: SetUpPage,
    providers: [provideState(setUpFeature), provideEffects(setUpEffects)],
    children: [
      { path: '', pathMatch: 'full', redirectTo: firstSection },
      {
        path: 'people',
        component: PeoplePage,
        children: [
          { path: 'new', component: PersonForm },
          { path: ':id', component: PersonForm },
        ],
      },
      {
        path: 'places',
        component: PlacesPage,
        children: [
          { path: 'new', component: ResourceForm },
          { path: ':id', component: ResourceForm },
        ],
      },
      {
        path: 'sessions',
        component: SessionsPage,
        children: [
          { path: 'new', component: NewSessionForm },
          { path: 'closures/new', component: ClosureForm },
          { path: 'regular/:id', component: TemplateDetail },
          { path: ':id', component: SessionDetail },
        ],
      },
      { path: 'procedures', component: ProceduresPage },
      { path: 'checklists', loadChildren: () => import('./checklists/checklists.routes') },
      { path: 'numbers', component: NumbersPage },
      { path: 'clinic', component: ClinicForm },
    ],
  },
];
export default routes;
