import { bookingBlockers, datedBlockers } from '#domain/referral/booking-blockers';
import { diagnosisWarnings, sidesAgree } from '#domain/referral/diagnosis';
import { missingFacts } from '#domain/referral/missing-facts';
import { nextMove } from '#domain/referral/next-move';
import type { ReferralAction } from '#domain/referral/referral-action';
import { isOverdue, stageOf } from '#domain/referral/worklist';
import { waitingClock } from '#domain/referral/waiting-clock';
import { DECISION_OF } from '#domain/referral/allowed-actions';
import { mayDo } from '#domain/people/roles';
import { stateOf } from '#domain/visit/visit';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Chip } from '../../shared/chip/chip';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { PatientName } from '../../shared/patient-name/patient-name';
import { FailureNote } from '../../shared/refusals/failure';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { SideMark } from '../../shared/side-mark/side-mark';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { selectBookings } from '../../state/bookings.state';
import { selectRules, selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectPatientEntities } from '../../state/patients.state';
import { selectProcedureTypeEntities } from '../../state/procedure-types.state';
import { selectReferralEntities } from '../../state/referrals.state';
import { selectRoles } from '../../state/sign-in.state';
import { selectVisitEntities } from '../../state/visits.state';
import { QueueKeys } from '../queue-list/queue-keys';
import { FileDrop } from '../file-drop';
import { Letters } from '../letters/letters';
import { stageTone, worklistWord } from '../queue-words';
import { referralPageActions } from '../referral-queue.actions';
import {
  selectAllowed,
  selectFailure,
  selectLastDecided,
  selectMissing,
  selectSaving,
} from '../referral-queue.state';
import { AllowedHere } from './allowed-here';
import { Authorisation } from './authorisation';
import { DuplicatesPlace } from './duplicates-place';
import { FactsDraft } from './facts-draft';
import { FactsFormPlace } from './facts-form-place';
import { FactsView } from './facts-view';
import { Originals } from './originals';
import { PlanList } from './plan-list';
import { QuestionList } from './question-list';
import { ReadinessList } from './readiness-list';
import { RedFlagList } from './red-flag-list';
import { ReferralAlerts } from './referral-alerts';
import { RemindersPlace } from './reminders-place';
import { StepsPlace } from './steps-place';
import { TriageBegun } from './triage-begun';
import type { TriageMode } from './triage-modes';
import { TriagePanel } from './triage-panel';

const DECISIONS = ['accept', 'return', 'ask', 'decline', 'receive', 'withdraw'] as const;

/** One referral in full, beside the queue: what it says, what it lacks, and what may be decided. */
@Component({
  selector: 'g-referral-detail',
  imports: [
    Authorisation,
    Chip,
    DuplicatesPlace,
    EmptyState,
    FactsDraft,
    FactsFormPlace,
    FactsView,
    FailureNote,
    FileDrop,
    Icon,
    Letters,
    Originals,
    PatientName,
    PlanList,
    QuestionList,
    ReadinessList,
    RedFlagList,
    ReferralAlerts,
    RemindersPlace,
    RouterLink,
    SideMark,
    Skeleton,
    StepsPlace,
    TriagePanel,
  ],
  providers: [AllowedHere, TriageBegun],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './referral-detail.html',
  styleUrl: './referral-detail.scss',
})
export class ReferralDetail {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #keys = inject(QueueKeys);
  protected readonly allowed = inject(AllowedHere);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly referralId = input.required<string>();
  readonly letter = input<string>();

  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  readonly #types = this.#store.selectSignal(selectProcedureTypeEntities);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #missing = this.#store.selectSignal(selectMissing);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #rules = this.#store.selectSignal(selectRules);
  readonly #failure = this.#store.selectSignal(selectFailure);
  readonly #lastDecided = this.#store.selectSignal(selectLastDecided);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly roles = this.#store.selectSignal(selectRoles);
  protected readonly saving = this.#store.selectSignal(selectSaving);

  protected readonly editing = signal(false);
  readonly #triage = inject(TriageBegun);
  protected readonly mode = this.#triage.mode;

  protected readonly notFound = computed(() => this.#missing()[this.referralId()] ?? null);
  protected readonly facts = computed(() => {
    const referral = this.#referrals()[this.referralId()];
    const patient = this.#patients()[referral?.patientId ?? ''];
    if (referral === undefined || patient === undefined) return null;
    const procedureType = this.#types()[referral.procedureTypeId ?? ''] ?? null;
    const visits = this.#visits();
    const bookings = this.#bookings()
      .filter((booking) => booking.referralId === referral.id)
      .map((booking) => {
        const visit = visits[booking.id];
        return { ...booking, visitState: visit === undefined ? 'expected' : stateOf(visit) };
      });
    return { referral, patient, procedureType, bookings };
  });
  protected readonly view = computed(() => {
    const facts = this.facts();
    if (facts === null) return null;
    const { referral, patient, procedureType } = facts;
    const calendar = { today: this.today(), zone: this.#zone(), rules: this.#rules() };
    const stage = stageOf(referral, patient, procedureType);
    const code = referral.diagnosis?.code ?? null;
    return {
      stage,
      stageWord: worklistWord(stage),
      tone: stageTone(stage),
      clock: waitingClock(referral, calendar.rules, calendar.zone, calendar.today),
      overdue: isOverdue(referral, calendar),
      missing: missingFacts(referral, patient, procedureType),
      blockers: [
        ...bookingBlockers(referral, patient, procedureType),
        ...datedBlockers(referral, patient, calendar.today),
      ],
      warnings: diagnosisWarnings(code),
      sidesDiffer: !sidesAgree(code, referral.side),
      move: nextMove(facts, calendar),
      decisions: DECISIONS.filter((action) => this.allowed.may(action)).map(
        (action) => DECISION_OF[action],
      ),
      undoable: this.allowed.isOpen('undo'),
      bookable:
        referral.decision === 'accepted' &&
        referral.bookingsStanding === 0 &&
        referral.endedAt === null,
    };
  });

  /** What U undoes: what is shown here, else what was decided just before this one opened. */
  readonly #undoable = computed(() =>
    this.view()?.undoable === true ? this.referralId() : (this.#lastDecided()?.referralId ?? null),
  );

  protected readonly failure = computed(() => {
    const failure = this.#failure();
    return failure?.referralId === this.referralId() ? failure.failure : null;
  });
  protected readonly mayEdit = computed(() => this.allowed.may('complete-facts'));
  protected readonly mayBook = computed(
    () => mayDo(this.roles(), 'book') || mayDo(this.roles(), 'book-own-list'),
  );

  constructor() {
    effect(() => {
      const referralId = this.referralId();
      untracked(() => {
        // A draft belongs to the referral it was begun on.
        this.#triage.leave();
        this.editing.set(false);
        this.#store.dispatch(referralPageActions.opened({ referralId }));
        // Whoever decided by key goes on here: the button they pressed is gone.
        afterNextRender(
          () => {
            if (document.activeElement === document.body) this.#host.querySelector('h2')?.focus();
          },
          { injector: this.#injector },
        );
      });
    });
    this.allowed.show(this.facts);
    this.#askWhatIsAllowed();
    const may = (action: ReferralAction) => (): boolean =>
      this.allowed.isOpen(action) && !this.editing();
    const begin = (mode: TriageMode) => (): void => {
      const { version } = this.facts()?.referral ?? {};
      if (version !== undefined) this.#triage.begin(mode, version);
    };
    shortcuts($localize`Referral`, [
      { keys: 'a', label: $localize`Accept`, run: begin('accept'), when: may('accept') },
      {
        keys: 'r',
        label: $localize`Return with advice`,
        run: begin('return'),
        when: may('return'),
      },
      { keys: 'q', label: $localize`Ask a colleague`, run: begin('ask'), when: may('ask') },
      { keys: 'd', label: $localize`Decline`, run: begin('decline'), when: may('decline') },
      { keys: 'w', label: $localize`Withdraw`, run: begin('withdraw'), when: may('withdraw') },
      {
        keys: 'm',
        label: $localize`The information has come`,
        run: begin('receive'),
        when: may('receive'),
      },
      {
        keys: 'u',
        label: $localize`Undo the last decision`,
        run: () => {
          this.undo(this.#undoable() ?? this.referralId());
        },
        when: () => this.#undoable() !== null,
      },
      {
        keys: 'e',
        label: $localize`Complete or correct the facts`,
        run: () => {
          this.editing.set(true);
        },
        when: () => this.mayEdit() && !this.editing(),
      },
      {
        keys: 'b',
        label: $localize`Book`,
        run: () => {
          void this.#router.navigate(['/board'], { queryParams: { case: this.referralId() } });
        },
        when: () => this.mayBook() && this.view()?.bookable === true,
      },
    ]);
  }

  /**
   * At opening and whenever it changes; and of the next one, so that its keys work at once. A
   * referral that this desk does not know comes along with the answer.
   */
  #askWhatIsAllowed(): void {
    const version = computed(() => this.#referrals()[this.referralId()]?.version ?? null);
    const answers = this.#store.selectSignal(selectAllowed);
    effect(() => {
      const referralId = this.referralId();
      const present = version();
      untracked(() => {
        if (present === null || answers()[referralId]?.version !== present)
          this.#store.dispatch(referralPageActions.actionsWanted({ referralId }));
      });
    });
    effect(() => {
      const next = this.nextId();
      if (next === null || answers()[this.referralId()]?.version !== version()) return;
      const known = this.#referrals()[next]?.version;
      untracked(() => {
        if (known === undefined || answers()[next]?.version !== known)
          this.#store.dispatch(referralPageActions.actionsWanted({ referralId: next }));
      });
    });
  }

  protected nextId(): string | null {
    return this.#keys.nextOnceGone();
  }

  protected undo(referralId: string): void {
    this.#store.dispatch(referralPageActions.undoAsked({ referralId }));
  }
}
