import type { DayCase } from '#domain/visit/day-case';
import { isOutcome, nextStep, nextSteps } from '#domain/visit/next-steps';
import { notOverruled } from '#domain/visit/overrules';
import { blockersOf, stepRefusals } from '#domain/visit/step-refusals';
import type { StampedStep } from '#domain/visit/visit';
import { waitingFor } from '#domain/visit/waiting-for';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { BlockerList } from '../../shared/day/blocker-list';
import { moverWord, stepVerb, waitingWord } from '../../shared/day/day-words';
import { Refusals } from '../../shared/refusals/refusals';
import { checklistKindWord } from '../../shared/words/visit-words';
import { selectZone } from '../../state/clinic.state';
import { selectNow } from '../../state/clock.state';
import { selectActor } from '../../state/sign-in.state';

const NOBODY = { roles: [] };

/** The next step as one button, with everything that stands in its way, and the ways out. */
@Component({
  selector: 'g-next-step',
  imports: [BlockerList, Refusals, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="g-section-title" i18n>Next</h2>
    @if (waits().length > 0) {
      <ul class="waits">
        @for (wait of waits(); track $index) {
          <li>
            {{ wait.what }} <span class="whose">{{ wait.whose }}</span>
          </li>
        }
      </ul>
    }
    @if (list(); as kind) {
      <a
        class="g-button g-button--primary g-button--big"
        [routerLink]="['/checklists', day().booking.id, kind]"
        >{{ kindWord(kind) }}</a
      >
    }
    @if (step(); as next) {
      <button
        type="button"
        class="g-button g-button--big"
        [class.g-button--primary]="list() === null"
        [disabled]="busy() || !allowed()"
        (click)="take.emit(next)"
      >
        {{ verb(next) }} <kbd class="g-key" aria-hidden="true">S</kbd>
      </button>
      @if (blockers().length > 0) {
        <g-blocker-list [day]="day()" [blockers]="blockers()" />
      }
      @if (others().length > 0) {
        <g-refusals [refusals]="others()" />
      }
    } @else if (waits().length === 0) {
      <p class="g-meta" i18n>Nothing is open any more.</p>
    }
    @if (outcomes().length > 0) {
      <div class="outcomes" role="group" i18n-aria-label aria-label="The day ends otherwise">
        <span class="g-meta" i18n>Otherwise</span>
        @for (outcome of outcomes(); track outcome) {
          <button
            type="button"
            class="g-button g-button--small g-button--danger"
            [disabled]="busy()"
            (click)="take.emit(outcome)"
          >
            {{ verb(outcome) }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    .waits li + li {
      color: var(--g-ink-2);
    }
    .whose {
      margin-left: 4px;
      padding: 1px 6px;
      border-radius: 4px;
      background: var(--g-surface-3);
      color: var(--g-ink-2);
      font-size: 12px;
      font-weight: 600;
    }
    .g-button--big {
      align-self: flex-start;
      min-width: 220px;
    }
    .g-button--big .g-key {
      border-color: currentcolor;
      color: inherit;
    }
    .outcomes {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding-top: 4px;
    }
  `,
})
export class NextStep {
  readonly day = input.required<DayCase>();
  readonly busy = input.required<boolean>();
  readonly take = output<StampedStep>();

  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #actor = this.#store.selectSignal(selectActor);
  protected readonly verb = stepVerb;
  protected readonly kindWord = checklistKindWord;
  /** The checklist that comes first: then opening it is the next thing to do. */
  protected readonly list = computed(() => {
    const [first] = waitingFor(this.day(), this.#now());
    return first?.for === 'checklist' ? first.kind : null;
  });

  readonly step = computed(() => nextStep(this.day().visit, this.day().booking));
  readonly #refusals = computed(() => {
    const step = this.step();
    return step === null
      ? []
      : stepRefusals(this.day(), { step, reason: null }, this.#actor() ?? NOBODY, this.#now());
  });
  readonly allowed = computed(() => this.step() !== null && this.#refusals().length === 0);
  protected readonly blockers = computed(() => {
    const step = this.step();
    return step === null ? [] : blockersOf(this.day(), step, this.#now());
  });
  /** Refusals that are no blockers: the day, the order, whose step it is. */
  protected readonly others = computed(() => {
    const standing = notOverruled(this.blockers(), this.day().visit.overrules).length;
    return this.#refusals().slice(0, this.#refusals().length - standing);
  });
  protected readonly waits = computed(() =>
    waitingFor(this.day(), this.#now()).map((wait) => ({
      what: waitingWord(wait, this.#zone()),
      whose: moverWord(wait.whose),
    })),
  );
  /** Those that only want a reason: whatever else refuses them would refuse them then, too. */
  protected readonly outcomes = computed(() =>
    nextSteps(this.day().visit, this.day().booking).filter(
      (step) =>
        isOutcome(step) &&
        stepRefusals(this.day(), { step, reason: 'given' }, this.#actor() ?? NOBODY, this.#now())
          .length === 0,
    ),
  );
}
