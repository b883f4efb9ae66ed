import type { LikelyPatients as Answer } from '#contract/duplicates';
import type { Patient } from '#domain/clinic/patient';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import { catchError, debounceTime, distinctUntilChanged, map, of, switchMap } from 'rxjs';
import { Icon } from '../shared/icon/icon';
import { PatientName } from '../shared/patient-name/patient-name';
import { onDay } from '../shared/times/words';
import { clinicDateOf } from '#domain/time/instant';
import { selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { likenessWords } from './likeness-words';
import { ReferralsClient } from './referrals-client';

const ASK_AFTER_MS = 300;
const NOBODY: Answer = { likely: [] };

/** Who the person being typed may be, while there is still time not to enter them twice. */
@Component({
  selector: 'g-likely-patients',
  imports: [Icon, PatientName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (likely().length > 0) {
        <p class="head">
          <g-icon name="warning" [size]="18" />
          <span i18n>Known here already? This looks like:</span>
        </p>
        <ul>
          @for (each of likely(); track each.patient.id) {
            <li>
              <div>
                <g-patient-name [patient]="each.patient" />
                <p class="g-meta">{{ each.why }}</p>
                @for (open of each.open; track $index) {
                  <p>{{ open }}</p>
                }
              </div>
              <button
                type="button"
                class="g-button g-button--small"
                (click)="chosen.emit(each.patient)"
                i18n
              >
                Use this patient
              </button>
            </li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    :host(:not(:has(li))) {
      display: none;
    }
    div[role='status'] {
      padding: var(--g-2) var(--g-3);
      border-radius: var(--g-radius);
      background: var(--g-attention-soft);
    }
    .head {
      display: flex;
      align-items: center;
      gap: var(--g-2);
    }
    li {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--g-2);
      padding: var(--g-2) 0;
    }
    p {
      overflow-wrap: anywhere;
    }
    button {
      flex: none;
    }
  `,
})
export class LikelyPatients {
  readonly #client = inject(ReferralsClient);
  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #zone = this.#store.selectSignal(selectZone);

  /** What is typed so far, by the name of the field. */
  readonly typed = input.required<Readonly<Record<string, string>>>();
  readonly chosen = output<Patient>();

  readonly #answer = toSignal(
    toObservable(this.typed).pipe(
      debounceTime(ASK_AFTER_MS),
      map((typed) => Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''))),
      distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
      switchMap((typed) =>
        Object.keys(typed).length < 2
          ? of(NOBODY)
          : this.#client.likely(typed).pipe(catchError(() => of(NOBODY))),
      ),
    ),
    { initialValue: NOBODY },
  );

  protected readonly likely = computed(() =>
    this.#answer().likely.map(({ patient, reasons, openReferrals }) => ({
      patient,
      why: likenessWords(reasons),
      open: openReferrals.map(({ diagnosis, requested, receivedAt }) => {
        const what = diagnosis?.text || requested || $localize`indication missing`;
        const day = onDay(clinicDateOf(receivedAt, this.#zone()), this.#today());
        return $localize`Open referral: ${what}:what:, received ${day}:day:`;
      }),
    })),
  );
}
