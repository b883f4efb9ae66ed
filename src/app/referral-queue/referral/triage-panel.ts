import { diagnosisSide } from '#domain/referral/diagnosis';
import { SIDES, type Side } from '#domain/referral/laterality';
import { LEVELS, type Level, type TriageDecision } from '#domain/referral/referral';
import { triageRefusals, type TriageCommand } from '#domain/referral/triage';
import type { WorklistFacts } from '#domain/referral/worklist';
import { URGENCIES, type Urgency } from '#domain/clinic/clinic';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Refusals } from '../../shared/refusals/refusals';
import { urgencyWord } from '../../shared/words/referral-words';
import { selectPeople } from '../../state/people.state';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectMe, selectRoles } from '../../state/sign-in.state';
import { onStored } from '../on-stored';
import { TriageBegun } from './triage-begun';
import { TriageFocus } from './triage-focus';
import { referralPageActions } from '../referral-queue.actions';
import { selectFailure, selectSaving } from '../referral-queue.state';
import { AllowedHere } from './allowed-here';
import { returnReasons } from './return-reasons';
import {
  DECISION,
  isWriting,
  likelyColleagues,
  REASONED,
  REASON_ACTIONS,
  SIDE_KEYS,
  type TriageMode,
} from './triage-modes';
import { sideChoiceWord } from './side-choice';

/** All decisions of triage, by mouse or by key; what is begun stays until it is stored. */
@Component({
  selector: 'g-triage-panel',
  imports: [Refusals],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './triage-panel.html',
  styleUrl: './triage-panel.scss',
})
export class TriagePanel {
  readonly #store = inject(Store);
  readonly #triage = inject(TriageBegun);
  readonly #focus = new TriageFocus();
  protected readonly mode = this.#triage.mode;

  readonly facts = input.required<WorklistFacts>();
  readonly decisions = input.required<readonly TriageDecision[]>();
  /** What opens once this one is decided. */
  readonly nextId = input.required<string | null>();

  protected readonly types = computed(() =>
    this.#store
      .selectSignal(selectProcedureTypes)()
      .filter(({ active }) => active),
  );
  readonly #people = this.#store.selectSignal(selectPeople);
  protected readonly colleagues = computed(() => this.#people().map(({ name }) => name));
  /** Whom a number key names: physicians first, for they are asked most. */
  protected readonly likely = computed(() => likelyColleagues(this.#people(), this.#me()?.id));
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #me = this.#store.selectSignal(selectMe);
  protected readonly allowed = inject(AllowedHere);
  protected readonly saving = this.#store.selectSignal(selectSaving);

  protected readonly urgencies = URGENCIES;
  protected readonly sides = SIDES;
  protected readonly levelNames = LEVELS;
  protected readonly urgencyWord = urgencyWord;
  protected readonly sideWord = sideChoiceWord;
  protected readonly sideKeys = SIDE_KEYS;
  protected readonly reasons = returnReasons();

  readonly #id = computed(() => this.facts().referral.id);
  readonly #failure = this.#store.selectSignal(selectFailure);

  /** What may be changed is drafted from the version the decision is begun on. */
  readonly #begun = computed(() => `${this.#id()} ${this.#triage.version()}`);
  protected readonly urgency = linkedSignal({
    source: this.#begun,
    computation: (): Urgency | null => untracked(this.facts).referral.urgency,
  });
  protected readonly typeId = linkedSignal({
    source: this.#begun,
    computation: (): string | null => untracked(this.facts).referral.procedureTypeId,
  });
  /** What was ordered; where nobody said, what the diagnosis code names is proposed. */
  protected readonly side = linkedSignal({
    source: this.#begun,
    computation: (): Side | null => {
      const { side, diagnosis } = untracked(this.facts).referral;
      return side ?? diagnosisSide(diagnosis?.code ?? '');
    },
  });
  protected readonly levels = linkedSignal({
    source: this.#begun,
    computation: (): readonly Level[] => untracked(this.facts).referral.levels,
  });
  protected readonly reason = linkedSignal({ source: this.#id, computation: () => '' });
  protected readonly colleague = linkedSignal({ source: this.#id, computation: () => '' });
  readonly #tried = signal(false);
  /** The decision whose form has had the focus. */
  #entered: TriageMode | null = null;

  readonly #command = computed((): TriageCommand | null => {
    const mode = this.mode();
    if (mode === null) return null;
    if (mode === 'accept')
      return {
        decision: 'accepted',
        urgency: this.urgency(),
        procedureTypeId: this.typeId(),
        side: this.side(),
        levels: this.levels(),
      };
    if (mode === 'ask') return { decision: 'asked', of: this.colleague(), text: this.reason() };
    return { decision: REASONED[mode], reason: this.reason() };
  });
  readonly #refusals = computed(() => {
    const command = this.#command();
    const { referral, patient } = this.facts();
    const type = this.types().find(({ id }) => id === this.typeId()) ?? null;
    if (command === null) return [];
    return triageRefusals(referral, patient, type, command, { roles: this.#roles() });
  });
  /** Shown once somebody has tried; what lacks for accepting, and what came in between, at once. */
  protected readonly shown = computed(() => {
    const mode = this.mode();
    const isOvertaken = mode !== null && !this.may(mode);
    return this.#tried() || mode === 'accept' || isOvertaken ? this.#refusals() : [];
  });

  constructor() {
    const listening = { capture: true };
    document.addEventListener('keydown', this.#pressed, listening);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('keydown', this.#pressed, listening);
    });
    effect(() => {
      this.#entered = null;
      if (this.mode() === null) return;
      untracked(() => {
        this.#tried.set(false);
        this.#focus.enter(() => {
          this.#entered = this.mode();
        });
      });
    });
    onStored(
      [
        referralPageActions.accepted.type,
        referralPageActions.returned.type,
        referralPageActions.declined.type,
        referralPageActions.colleagueAsked.type,
        referralPageActions.withdrawn.type,
        referralPageActions.informationReceived.type,
      ],
      () => {
        this.#triage.leave();
        this.reason.set('');
        this.colleague.set('');
      },
    );
  }

  protected may(mode: TriageMode): boolean {
    return this.decisions().includes(DECISION[mode]);
  }

  /**
   * The number and letter keys of what is begun; in a field they are typed. A quick one comes before
   * the form has the focus: it is the form's all the same, and no shortcut of the page.
   */
  readonly #pressed = (event: KeyboardEvent): void => {
    const mode = this.mode();
    if (mode === null || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const isMeant = this.#focus.has(event.target) || this.#entered !== mode;
    if (!isMeant || isWriting(event.target)) return;
    const key = event.key.toLowerCase();
    const index = key === '0' ? 9 : Number(key) - 1;
    const isTaken =
      mode === 'accept'
        ? this.#chooseByKey(key, index)
        : mode === 'ask'
          ? this.#chooseColleague(index)
          : this.#chooseReason(key, index);
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #chooseByKey(key: string, index: number): boolean {
    const urgency = URGENCIES[index];
    const side = SIDES.find((each) => SIDE_KEYS[each] === key);
    if (urgency !== undefined) this.urgency.set(urgency);
    else if (side !== undefined) this.side.set(side);
    else return false;
    // On to what is still open, or to the button: Enter decides.
    this.#focus.goOn();
    return true;
  }

  #chooseColleague(index: number): boolean {
    const name = this.likely()[index];
    if (name === undefined) return false;
    this.colleague.set(name);
    this.#focus.goTo('textarea');
    return true;
  }

  #chooseReason(key: string, index: number): boolean {
    const reason = this.mode() === 'return' || this.mode() === 'decline' ? this.reasons[index] : '';
    if (key === 'e') this.#focus.goTo('textarea');
    else if (reason) this.choose(reason);
    else return false;
    return true;
  }

  /** A whole reason only needs Enter; one that ends in a colon is to be completed. */
  protected choose(reason: string): void {
    this.reason.set(reason);
    const isWhole = !reason.endsWith(': ');
    this.#focus.goTo(isWhole ? 'button[type="submit"]' : 'textarea');
  }

  protected leave(): void {
    this.#triage.leave();
  }

  protected begin(mode: TriageMode): void {
    this.#triage.begin(mode, this.facts().referral.version);
  }

  protected toggle(level: Level, on: boolean): void {
    const chosen = this.levels();
    this.levels.set(LEVELS.filter((each) => (each === level ? on : chosen.includes(each))));
  }

  protected decide(): void {
    const command = this.#command();
    const mode = this.mode();
    this.#tried.set(true);
    if (command === null || mode === null || this.saving() || this.#refusals().length > 0) return;
    const of = { referralId: this.#id(), nextId: this.nextId() };
    const version = this.#basedOn();
    if (command.decision === 'accepted') {
      const { urgency, procedureTypeId, side, levels } = command;
      const body = { version, urgency, procedureTypeId, side, levels: [...levels] };
      this.#store.dispatch(referralPageActions.accepted({ ...of, body }));
    } else if (command.decision === 'asked') {
      const body = { version, of: command.of.trim(), text: command.text.trim() };
      this.#store.dispatch(referralPageActions.colleagueAsked({ ...of, body }));
    } else {
      const body = { version, reason: command.reason.trim() };
      this.#store.dispatch(REASON_ACTIONS[command.decision]({ ...of, body }));
    }
  }

  /** Once it was said that somebody else was faster, it is decided on the referral as it is now. */
  #basedOn(): number {
    const failure = this.#failure();
    const refused = failure?.referralId === this.#id() && failure.failure.kind === 'refused';
    return refused ? this.facts().referral.version : this.#triage.version();
  }
}
