import type { EntityChange, Snapshot } from '#contract/live';
import type { Bay } from '#domain/clinic/clinic';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import type { Role } from '#domain/people/roles';
import { aBay, aPhysician, aRoom } from '#domain/testing/builders';
import type { DayCase } from '#domain/visit/day-case';
import { ApplicationRef, type Provider, type EnvironmentProviders } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes } from '@angular/router';
import { provideStore, Store, type ActionReducerMap } from '@ngrx/store';
import { clockActions } from '../../state/clock.actions';
import { apiActions, liveFeedActions } from '../../state/live-feed.actions';
import { clinicReducers } from '../../state/provide-state';
import { signInActions } from '../../state/sign-in.actions';
import { aSnapshot } from '../../state/testing/changes';
import { FETCH } from '../api-client';

/** One request that the desk made. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

export interface DeskOptions {
  readonly roles: readonly Role[];
  readonly now: string;
  readonly cases: readonly DayCase[];
  readonly bays?: readonly Bay[];
  /** Whose own list whoever is signed in has. */
  readonly physicianId?: string | null;
  /** What else the snapshot holds, or holds instead. */
  readonly also?: Partial<Snapshot>;
  readonly routes?: Routes;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  /** How the server answers what the page reads by itself; `null` leaves it to `answering`. */
  readonly reading?: (asked: Asked, desk: Pick<Desk, 'store'>) => ReturnType<Answering> | null;
}

/** What the server would answer: the status, and the body. */
type Answering = (asked: Asked) => { readonly status: number; readonly body: unknown };

/** A signed-in desk that knows these patients, for component specs; no network behind it. */
export class Desk {
  readonly asked: Asked[] = [];
  /** Settable, as in the options. */
  reading: NonNullable<DeskOptions['reading']>;
  /** Settable: how the server answers. */
  answering: Answering = () => ({ status: 201, body: { changes: [] } });

  /** Kept: an answer that comes after the spec must not open the next one's test bed. */
  readonly store: Store;

  constructor({
    roles,
    now,
    cases,
    bays = [aBay()],
    physicianId = null,
    also = {},
    routes = [],
    providers = [],
    reading = () => null,
  }: DeskOptions) {
    this.reading = reading;
    TestBed.configureTestingModule({
      providers: [
        provideRouter(routes),
        provideStore(clinicReducers as ActionReducerMap<object>),
        {
          provide: FETCH,
          useValue: (url: string, request: RequestInit) =>
            Promise.resolve(this.#answer(url, request)),
        },
        ...providers,
      ],
    });
    this.store = TestBed.inject<Store>(Store);
    this.store.dispatch(clockActions.ticked({ now }));
    const snapshot = { ...snapshotOf(cases, bays, now), ...also };
    this.store.dispatch(liveFeedActions.snapshotLoaded({ snapshot }));
    const person = {
      id: 'person-1',
      version: 1,
      name: 'Nia Nurse',
      email: 'nia@harbour.example',
      roles,
      physicianId,
      active: true,
    };
    this.store.dispatch(signInActions.recognised({ person, clinic: snapshot.clinic, acts: [] }));
  }

  /** What the desk wanted stored. */
  get written(): Asked[] {
    return this.asked.filter(({ method }) => method !== 'GET');
  }

  /** Until every answer has come and what it brings about has happened. */
  async answered(): Promise<void> {
    let seen = -1;
    while (seen !== this.asked.length) {
      seen = this.asked.length;
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
      // What is fetched when it is first needed has come, too.
      await TestBed.inject(ApplicationRef).whenStable();
    }
  }

  /** Somebody else's change, or one's own, as it arrives. */
  changed(...changes: readonly EntityChange[]): void {
    this.store.dispatch(apiActions.changesAnswered({ changes }));
  }

  #answer(url: string, request: RequestInit): Response {
    const asked: Asked = {
      method: request.method ?? 'GET',
      url,
      body: typeof request.body === 'string' ? (JSON.parse(request.body) as unknown) : null,
    };
    this.asked.push(asked);
    const { status, body } = this.reading(asked, this) ?? unprinted(asked) ?? this.answering(asked);
    return new Response(JSON.stringify(body), { status });
  }
}

function snapshotOf(cases: readonly DayCase[], bays: readonly Bay[], now: string): Snapshot {
  const templates = defaultChecklistTemplates().map((template): ChecklistTemplate => ({
    ...template,
    id: `template-${template.kind}`,
    version: 1,
    published: null,
  }));
  return aSnapshot({
    now,
    resources: [aPhysician(), aRoom(), ...bays],
    procedureTypes: unique(cases.map((day) => day.procedureType)),
    patients: unique(cases.map((day) => day.patient)),
    referrals: unique(cases.map((day) => day.referral)),
    bookings: cases.map((day) => day.booking),
    visits: cases.map((day) => day.visit).filter((visit) => visit.version > 0),
    checklists: cases.flatMap((day) => day.checklists),
    checklistTemplates: templates,
  });
}

function unique<T extends { readonly id: string }>(entities: readonly T[]): T[] {
  return [...new Map(entities.map((entity) => [entity.id, entity])).values()];
}

let seq = 100;

/** A patient's facts as the live feed brings them. */
export function arriving(
  entity: 'visit' | 'checklist' | 'referral' | 'booking',
  body: DayCase['visit'] | DayCase['checklists'][number] | DayCase['referral'] | DayCase['booking'],
): EntityChange {
  const id = 'id' in body ? body.id : body.bookingId;
  const change = { seq: seq++, entity, id, version: body.version, byName: 'Noor', at: '', body };
  return change as EntityChange;
}

/** What is open asks for its prints by itself; most specs are about something else. */
function unprinted({ method, url }: Asked): ReturnType<Answering> | null {
  if (method !== 'GET') return null;
  if (url.endsWith('/prints')) return { status: 200, body: { prints: [] } };
  return url.startsWith('/api/list-prints/') ? { status: 200, body: { print: null } } : null;
}
