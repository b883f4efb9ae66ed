import { patientKnows, type Booking } from '#domain/booking/booking';
import type { NextMove } from '#domain/referral/next-move';
import type { WaitingClock } from '#domain/referral/waiting-clock';
import type { WorklistFacts } from '#domain/referral/worklist';
import type { DateRange } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { Day } from '../../shared/times/day';
import { dayWords, daysWords, exactDay } from '../../shared/times/words';
import { urgencyWord } from '../../shared/words/referral-words';
import { selectToday } from '../../state/clock.state';
import { selectResourceEntities } from '../../state/resources.state';
import { moverWord, moveWords } from '../queue-words';
import { beforeFacts, findingsFacts, practicalFacts, type NamedParts } from './record-facts';

/** The referral with its bookings in full. */
interface ReferralFacts extends WorklistFacts {
  readonly bookings: readonly Booking[];
}

interface Fact {
  readonly name: string;
  readonly words: string;
  /** Shown for hovering and screen readers. */
  readonly exact?: string;
}

/** What the referral and its patient say, as far as they say anything. */
@Component({
  selector: 'g-facts-view',
  imports: [ClockPipe, Day, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section>
      @if (next(); as words) {
        <p class="next">
          <span class="g-meta" i18n>Next</span>
          <strong>{{ words }}</strong>
        </p>
      }
      @for (booking of ahead(); track booking.id) {
        <p class="next">
          <span class="g-meta" i18n>Block</span>
          <a [routerLink]="['/board', booking.date, booking.id]">
            <g-day [date]="booking.date" /> {{ booking.start | clock }}
          </a>
          <span class="g-meta">{{ told(booking) }}</span>
        </p>
      }
    </section>
    <section>
      <h3 class="g-section-title">
        <span i18n>Referral</span>
        @if (mayEdit()) {
          <button type="button" class="g-button g-button--small" (click)="edit.emit()">
            <g-icon name="edit" [size]="16" />
            <span i18n>Edit</span>
            <kbd class="g-key" aria-hidden="true">E</kbd>
          </button>
        }
      </h3>
      <dl class="g-facts">
        @for (fact of ofReferral(); track fact.name) {
          <dt>{{ fact.name }}</dt>
          <dd [title]="fact.exact ?? ''">{{ fact.words }}</dd>
        }
      </dl>
      @for (text of texts(); track text.name) {
        <h4 class="g-meta">{{ text.name }}</h4>
        <p class="text">{{ text.words }}</p>
      }
    </section>
    <section>
      <h3 class="g-section-title" i18n>Patient</h3>
      @if (ofPatient().length === 0) {
        <p class="g-meta" i18n>The sender says nothing of the patient but a name or a number.</p>
      }
      <dl class="g-facts">
        @for (fact of ofPatient(); track fact.name) {
          <dt>{{ fact.name }}</dt>
          <dd>{{ fact.words }}</dd>
        }
      </dl>
    </section>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-5);
    }
    section:empty {
      display: none;
    }
    .g-section-title {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 28px;
      margin-bottom: var(--g-1);
    }
    .next {
      display: flex;
      gap: var(--g-3);
      align-items: baseline;
    }
    dd {
      overflow-wrap: anywhere;
    }
    h4 {
      margin-top: var(--g-3);
      font-weight: 400;
    }
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class FactsView {
  readonly facts = input.required<ReferralFacts>();
  readonly clock = input.required<WaitingClock>();
  readonly move = input.required<NextMove | null>();
  readonly mayEdit = input.required<boolean>();
  readonly edit = output();

  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);

  protected readonly next = computed(() => {
    const move = this.move();
    return move === null ? null : `${moverWord(move.who)}: ${moveWords(move, this.#today())}`;
  });

  protected readonly ahead = computed(() =>
    this.facts()
      .bookings.filter(({ status, date }) => status !== 'cancelled' && date >= this.#today())
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  );

  protected readonly ofReferral = computed((): Fact[] => {
    const { referral, procedureType } = this.facts();
    const { diagnosis, source } = referral;
    const physician = this.#resources()[referral.preferredPhysicianId ?? ''];
    return given([
      fact($localize`Diagnosis`, [diagnosis?.code, diagnosis?.text]),
      fact($localize`Asked for`, [referral.requested]),
      fact($localize`Procedure`, [procedureType?.name]),
      fact($localize`Levels`, [referral.levels.join(', ')]),
      fact($localize`Urgency`, [referral.urgency === null ? null : urgencyWord(referral.urgency)]),
      this.#waited(),
      fact($localize`Pain before (NRS)`, [referral.baselineNrs?.toString()]),
      ...findingsFacts(referral).map(named),
      fact($localize`Physician wished`, [physician?.name]),
      fact($localize`Clock paused`, [
        referral.pauses.map((pause) => `${this.#range(pause)} (${pause.reason})`).join('; '),
      ]),
      fact($localize`Referrer`, [referral.referrer]),
      source.kind === 'entered'
        ? fact('', [])
        : fact($localize`Sent by`, [source.sender, source.identifier]),
    ]);
  });

  protected readonly texts = computed(() => {
    const { referral } = this.facts();
    const { history, treatmentsTried } = referral;
    return given([
      fact($localize`History`, [history]),
      fact($localize`Treatments tried`, [treatmentsTried]),
      ...beforeFacts(referral).map(named),
    ]);
  });

  protected readonly ofPatient = computed((): Fact[] => {
    const { patient } = this.facts();
    const yes = $localize`yes`;
    return given([
      fact($localize`Born`, [patient.birthDate === null ? null : exactDay(patient.birthDate)]),
      fact($localize`Phone`, [patient.phone]),
      fact($localize`E-mail`, [patient.email]),
      fact($localize`Language`, [
        patient.language,
        patient.interpreterNeeded ? $localize`interpreter needed` : null,
      ]),
      fact($localize`Weight`, [patient.weightKg === null ? null : `${patient.weightKg} kg`]),
      fact($localize`Allergies`, [patient.allergies.join(', ')]),
      fact($localize`Drugs`, [patient.drugs.join(', ')]),
      fact($localize`Diabetes`, [patient.diabetes ? yes : null]),
      ...practicalFacts(patient).map(named),
      fact($localize`Short notice`, [patient.shortNotice ? yes : null]),
      fact($localize`Away`, [patient.unavailable.map((range) => this.#range(range)).join('; ')]),
    ]);
  });

  protected told(booking: Booking): string {
    if (booking.status === 'provisional') return $localize`provisional`;
    if (!patientKnows(booking)) return $localize`the patient has not been told`;
    return booking.told?.confirmed === true
      ? $localize`the patient confirmed`
      : $localize`the patient was told`;
  }

  #waited(): Fact {
    const { waitedDays, since, pausedDays, dueOn, goal } = this.clock();
    const waited = waitedDays === 0 ? $localize`since today` : daysWords(waitedDays);
    const due =
      dueOn === null
        ? ''
        : goal === 'triage'
          ? $localize`triage by ${dayWords(dueOn, this.#today())}:day:`
          : $localize`first block by ${dayWords(dueOn, this.#today())}:day:`;
    const paused = pausedDays === 0 ? '' : $localize`${pausedDays}:days: days paused`;
    const exact = $localize`Since ${exactDay(since)}:day:`;
    return { ...fact($localize`Waited`, [waited, paused, due]), exact };
  }

  #range({ from, to }: DateRange): string {
    return to === null
      ? $localize`from ${exactDay(from)}:day:`
      : `${exactDay(from)} – ${exactDay(to)}`;
  }
}

const fact = (name: string, parts: readonly (string | null | undefined)[]): Fact => ({
  name,
  words: parts.filter((part) => part).join(' · '),
});

const named = ([name, parts]: NamedParts): Fact => fact(name, parts);

const given = (facts: readonly Fact[]): Fact[] => facts.filter(({ words }) => words !== '');
