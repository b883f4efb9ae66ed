import { askingAt } from '#domain/booking/booking-case';
import { listName } from '#domain/clinic/patient';
import { MOST_BLOCKS } from '#domain/series/decision';
import type { Refusal } from '#domain/refusal';
import type { Weekday } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../shared/dialogs/dialogs';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { PageHeader } from '../shared/page-header/page-header';
import { PatientName } from '../shared/patient-name/patient-name';
import { FailureNote } from '../shared/refusals/failure';
import { Refusals } from '../shared/refusals/refusals';
import { SideMark } from '../shared/side-mark/side-mark';
import { weekdayWord } from '../shared/times/words';
import { selectCaseFactsFor, selectClinicBook } from '../state/clinic-book.state';
import { selectZone } from '../state/clinic.state';
import { selectNow, selectToday } from '../state/clock.state';
import { apiActions } from '../state/live-feed.actions';
import { selectPatientEntities } from '../state/patients.state';
import { selectProtocols } from '../state/protocols.state';
import { selectReferrals } from '../state/referrals.state';
import { selectPhysicians } from '../state/resources.state';
import { selectMayDo } from '../state/sign-in.state';
import { ProposalTable, type Pick } from './proposal-table';
import { repeatBlocksPageActions } from './repeat-blocks.actions';
import { selectFailure, selectSaving } from './repeat-blocks.state';
import { proposePlan } from './series-plan';

interface ChosenPlace extends Pick {
  readonly reason: string;
}

/** A new series from an accepted referral: what is wished, what is proposed, book all of it. */
@Component({
  selector: 'g-series-planner',
  imports: [
    EmptyState,
    FailureNote,
    Icon,
    PageHeader,
    PatientName,
    ProposalTable,
    Refusals,
    RouterLink,
    SideMark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './series-planner.html',
  styleUrl: './series-planner.scss',
})
export class SeriesPlanner {
  /** From the URL: the referral the series is for. */
  readonly referral = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #referrals = this.#store.selectSignal(selectReferrals);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  readonly #protocols = this.#store.selectSignal(selectProtocols);
  readonly #factsFor = this.#store.selectSignal(selectCaseFactsFor);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  protected readonly mayPlan = this.#store.selectSignal(selectMayDo('plan-series'));
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectFailure);
  protected readonly mostBlocks = MOST_BLOCKS;
  protected readonly weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    word: weekdayWord(weekday),
  }));

  /**
   * Accepted referrals for which nothing is booked and no series runs, and the one chosen: it keeps
   * its place in the list, so that the arrow keys go on from it.
   */
  protected readonly candidates = computed(() =>
    this.#referrals()
      .filter(
        ({ id, decision, seriesId, bookingsStanding, endedAt }) =>
          id === this.facts()?.referral.id ||
          (decision === 'accepted' && seriesId === null && bookingsStanding === 0 && !endedAt),
      )
      .map((referral) => {
        const patient = this.#patients()[referral.patientId];
        return { id: referral.id, name: patient === undefined ? '' : listName(patient) };
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  protected readonly facts = computed(() => {
    const referral = this.referral();
    return referral === undefined ? null : this.#factsFor()(referral, null);
  });
  protected readonly protocols = computed(() =>
    this.#protocols().filter(
      ({ procedureTypeId }) => procedureTypeId === this.facts()?.procedureType.id,
    ),
  );

  /**
   * What is wished stays as chosen while the clock goes on and others work: only another referral,
   * or another protocol of it, begins anew. The facts are made anew with each change.
   */
  readonly #procedureKey = computed(
    () =>
      `${this.referral() ?? ''} ${this.facts()?.procedureType.id ?? ''} ${this.protocols().length > 0}`,
  );
  protected readonly protocolId = linkedSignal({
    source: this.#procedureKey,
    computation: () => untracked(this.protocols)[0]?.id ?? null,
  });
  readonly #protocol = computed(
    () => this.protocols().find(({ id }) => id === this.protocolId()) ?? null,
  );
  readonly #protocolKey = computed(() => `${this.referral() ?? ''} ${this.#protocol()?.id ?? ''}`);
  protected readonly plannedBlocks = linkedSignal({
    source: this.#protocolKey,
    computation: () => untracked(this.#protocol)?.blocks ?? 1,
  });
  protected readonly intervalDays = linkedSignal({
    source: this.#protocolKey,
    computation: () => untracked(this.#protocol)?.usualDays ?? 14,
  });
  protected readonly physicianId = linkedSignal({
    source: this.#procedureKey,
    computation: () => untracked(this.facts)?.referral.preferredPhysicianId ?? null,
  });
  protected readonly preferred = signal<readonly Weekday[]>([]);
  protected readonly from = linkedSignal(() => this.today());
  protected readonly picks = linkedSignal<string, readonly ChosenPlace[]>({
    source: this.#protocolKey,
    computation: () => [],
  });
  protected readonly picked = computed(() => this.picks().map(({ blockIndex }) => blockIndex));

  protected readonly plan = computed(() => {
    const facts = this.facts();
    const protocol = this.#protocol();
    if (facts === null || protocol === null || facts.referral.seriesId !== null) return null;
    return proposePlan(
      facts,
      {
        protocol,
        plannedBlocks: this.plannedBlocks(),
        intervalDays: this.intervalDays(),
        preferredPhysicianId: this.physicianId(),
        preferredWeekdays: this.preferred(),
        from: this.from(),
        picks: this.picks(),
      },
      this.#book(),
      askingAt(this.#now(), this.#zone()),
    );
  });
  /** What the server refused block by block, to be said beside the general sentence. */
  protected readonly refusedBlocks = computed(() => {
    const failure = this.failure();
    return failure?.kind === 'refused' ? failure.refusals.filter(isOfBlock) : [];
  });

  constructor() {
    effect(() => {
      const referralId = this.referral();
      if (referralId !== undefined) this.#store.dispatch(apiActions.referralWanted({ referralId }));
    });
    inject(DestroyRef).onDestroy(() => {
      this.#store.dispatch(repeatBlocksPageActions.left({ seriesId: null }));
    });
  }

  protected choose(referral: string): void {
    void this.#router.navigate(['/series/new'], {
      queryParams: { referral: referral === '' ? null : referral },
      replaceUrl: true,
    });
  }

  protected toggle(weekday: Weekday): void {
    this.preferred.update((days) =>
      days.includes(weekday) ? days.filter((day) => day !== weekday) : [...days, weekday],
    );
  }

  protected async pick(pick: Pick): Promise<void> {
    const reason =
      pick.overrules.length === 0
        ? ''
        : await this.#dialogs.reason({
            title: $localize`Outside the legal days`,
            prompt: $localize`Why may the block be on this day all the same?`,
            confirm: $localize`Use this day`,
          });
    if (reason === null) return;
    // What was chosen for later blocks followed from the day that now changes.
    this.picks.update((picks) => [
      ...picks.filter(({ blockIndex }) => blockIndex < pick.blockIndex),
      { ...pick, reason },
    ]);
  }

  protected unpick(index: number): void {
    this.picks.update((picks) => picks.filter(({ blockIndex }) => blockIndex < index));
  }

  protected bookAll(): void {
    const facts = this.facts();
    const protocolId = this.protocolId();
    const plan = this.plan();
    if (facts === null || protocolId === null || !plan?.proposal.complete) return;
    const bookings = plan.proposal.blocks.flatMap(({ blockIndex, slot }) => {
      if (slot === null) return [];
      const { date, start, physicianId, roomId } = slot;
      const chosen = this.picks().find((pick) => pick.blockIndex === blockIndex);
      const overrules = (chosen?.overrules ?? []).map((code) => ({
        code,
        reason: chosen?.reason ?? '',
      }));
      return [{ blockIndex, date, start, physicianId, roomId, overrules }];
    });
    this.#store.dispatch(
      repeatBlocksPageActions.seriesPlanned({
        plan: {
          referralId: facts.referral.id,
          protocolId,
          plannedBlocks: this.plannedBlocks(),
          preferredPhysicianId: this.physicianId(),
          preferredWeekdays: [...this.preferred()],
          provisional: plan.firstUnconfirmed.length > 0,
          bookings,
        },
      }),
    );
  }
}

type OfBlock = Extract<Refusal, { code: 'block-not-placed' }>;
const isOfBlock = (refusal: Refusal): refusal is OfBlock => refusal.code === 'block-not-placed';
