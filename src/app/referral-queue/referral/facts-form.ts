import type { CompleteReferral } from '#contract/referral-writes';
import { missingFacts } from '#domain/referral/missing-facts';
import { isTriagedAgainst } from '#domain/referral/triaged-facts';
import type { WorklistFacts } from '#domain/referral/worklist';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { selectActor } from '../../state/sign-in.state';
import { DraftNote } from '../../shared/drafts/draft-note';
import { Drafts } from '../../shared/drafts/drafts';
import { FormDraft } from '../../shared/drafts/form-draft';
import { textOf } from '../../shared/form-text';
import { codeProblem } from '../code-words';
import { factsDraft } from '../draft-names';
import { FactFields } from '../fact-fields';
import { changedFrom, patientFactsFrom, pausesFrom, referralFactsFrom } from '../facts-from-form';
import { onStored } from '../on-stored';
import { referralPageActions } from '../referral-queue.actions';
import { selectFailure, selectSaving } from '../referral-queue.state';

/**
 * Completes or corrects the facts in place. What somebody else changes meanwhile does not touch
 * what is being typed; only facts that were changed here are sent.
 */
@Component({
  selector: 'g-facts-form',
  imports: [DraftNote, FactFields, FormDraft],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (round of [round()]; track 'round ' + round) {
      <form
        class="g-form"
        [gDraft]="draftName()"
        [draftBasis]="basis()"
        #draft="gDraft"
        (submit)="save($event)"
        (keydown.escape)="$event.stopPropagation(); closed.emit()"
      >
        @if (draft.typedAt(); as at) {
          <g-draft-note [typedAt]="at" [isOlder]="draft.isOlder()" (discarded)="discard()" />
        }
        <g-fact-fields
          [referral]="begun().referral"
          [patient]="begun().patient"
          [missing]="missing()"
          [orderStands]="orderStands()"
        />
        <div class="buttons">
          <button type="button" class="g-button g-button--quiet" (click)="closed.emit()" i18n>
            Back
          </button>
          <button type="submit" class="g-button g-button--primary" [disabled]="saving()" i18n>
            Save
          </button>
        </div>
      </form>
    }
  `,
  styles: `
    .buttons {
      position: sticky;
      bottom: 0;
      display: flex;
      justify-content: flex-end;
      gap: var(--g-2);
      padding: var(--g-3) 0;
      border-top: 1px solid var(--g-line);
      background: var(--g-surface);
    }
  `,
})
export class FactsForm {
  readonly #store = inject(Store);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly facts = input.required<WorklistFacts>();
  readonly closed = output();

  protected readonly saving = this.#store.selectSignal(selectSaving);
  readonly #failure = this.#store.selectSignal(selectFailure);
  /** As it was when the form was opened: it asks once, so the fields keep it whatever the feed brings. */
  protected readonly begun = computed(() => untracked(this.facts));
  protected readonly missing = computed(() => {
    const { referral, patient, procedureType } = this.begun();
    return missingFacts(referral, patient, procedureType);
  });

  readonly #actor = this.#store.selectSignal(selectActor);
  protected readonly orderStands = computed(() => {
    const actor = this.#actor();
    return actor !== null && isTriagedAgainst(this.begun().referral, actor);
  });

  readonly #drafts = inject(Drafts);
  /** Another round is the form afresh, as it was before anything was typed. */
  protected readonly round = signal(0);
  protected readonly draftName = computed(() => factsDraft(this.begun().referral.id));
  protected readonly basis = computed(() => {
    const { referral, patient } = this.begun();
    return `${referral.version} ${patient.version}`;
  });

  constructor() {
    afterNextRender(() => {
      const field =
        this.#host.nativeElement.querySelector<HTMLElement>('[data-missing]') ??
        this.#host.nativeElement.querySelector<HTMLElement>('input');
      field?.focus();
    });
    onStored([referralPageActions.factsCompleted.type], () => {
      this.closed.emit();
    });
  }

  protected discard(): void {
    this.#drafts.forget(this.draftName());
    this.round.update((round) => round + 1);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { referral, patient } = this.begun();
    const read = { ...referralFactsFrom(form), pauses: pausesFrom(form) };
    if (codeProblem(textOf(form, 'diagnosisCode'), read.side) !== '') return;
    const facts = changedFrom(read, referral);
    const ofPatient = changedFrom(patientFactsFrom(form), patient);
    const changesPatient = Object.keys(ofPatient).length > 0;
    if (Object.keys(facts).length === 0 && !changesPatient) {
      this.closed.emit();
      return;
    }
    const basedOn = this.#basedOn();
    const body: CompleteReferral = {
      version: basedOn.referral.version,
      facts,
      patient: changesPatient ? { version: basedOn.patient.version, facts: ofPatient } : null,
    };
    this.#store.dispatch(referralPageActions.factsCompleted({ referralId: referral.id, body }));
  }

  /** Once it was said what somebody else changed, it is saved on top of that. */
  #basedOn(): WorklistFacts {
    const failure = this.#failure();
    const refused =
      failure?.referralId === this.begun().referral.id && failure.failure.kind === 'refused';
    return refused ? this.facts() : this.begun();
  }
}
