import type { SetUp } from '#contract/people';
import type { OpeningHours } from '#domain/clinic/clinic';
import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { HoursFields, hoursOf } from '../../shared/hours-fields/hours-fields';
import { exactTextOf, textOf } from '../../shared/form-text';
import { FailureNote } from '../../shared/refusals/failure';
import { signInActions } from '../../state/sign-in.actions';
import { selectSignInStatus } from '../../state/sign-in-status.state';

const USUAL = { start: 480, end: 1080 };

/** The first visit to an empty installation: the clinic, who looks after it, and its first physician. */
@Component({
  selector: 'g-first-run-page',
  imports: [FailureNote, HoursFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './first-run-page.html',
  styleUrls: ['../sign-in/door.scss', './first-run-page.scss'],
})
export class FirstRunPage {
  readonly #api = inject(ApiClient);
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #status = this.#store.selectSignal(selectSignInStatus);
  protected readonly usualHours: OpeningHours = {
    1: USUAL,
    2: USUAL,
    3: USUAL,
    4: USUAL,
    5: USUAL,
  };
  protected readonly hoursLabel = $localize`Opening hours`;
  protected readonly zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** `UTC` and a few others are zones that no list names. */
  protected readonly zones = [
    ...new Set([this.zoneHere, ...Intl.supportedValuesOf('timeZone')]),
  ].sort();
  /** A named physician needs the letters that narrow columns show. */
  protected readonly physicianNamed = signal(false);
  protected readonly sending = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);

  constructor() {
    effect(() => {
      if (this.#status() === 'signed-in') void this.#router.navigate(['/set-up']);
    });
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    const setUp = setUpOf(new FormData(event.target as HTMLFormElement));
    this.#api.send('POST', '/api/set-up', setUp).subscribe({
      next: () => {
        this.#store.dispatch(signInActions.asked());
      },
      error: (failure: ApiFailure) => {
        this.sending.set(false);
        this.failure.set(failure);
      },
    });
  }
}

function setUpOf(form: FormData): SetUp {
  const physician = textOf(form, 'physician');
  return {
    clinic: { name: textOf(form, 'clinic'), zone: textOf(form, 'zone') },
    openingHours: hoursOf(form),
    administrator: {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      password: exactTextOf(form, 'password'),
    },
    physician:
      physician === '' ? null : { name: physician, shortName: textOf(form, 'physicianShort') },
    rooms: Number(textOf(form, 'rooms')),
    bays: Number(textOf(form, 'bays')),
  };
}
