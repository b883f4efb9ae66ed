import { CHECKLIST_KINDS, type ChecklistKind } from '#domain/discharge/checklist';
import { progressOf } from '#domain/discharge/progress';
import { checklistOf, type DayCase, isObserved } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
import type { StampedStep } from '#domain/visit/visit';
import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { ActivatedRoute, RouterLink, RouterLinkActive } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import { DaySteps } from '../shared/day/day-steps';
import { selectBusyVisits } from '../shared/day/visit-steps.state';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { PatientName } from '../shared/patient-name/patient-name';
import { FailureNote } from '../shared/refusals/failure';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { SideMark } from '../shared/side-mark/side-mark';
import { Skeleton } from '../shared/skeleton/skeleton';
import { checklistKindWord } from '../shared/words/visit-words';
import { selectChecklistTemplates } from '../state/checklist-templates.state';
import { selectZone } from '../state/clinic.state';
import { selectNow } from '../state/clock.state';
import { selectDayCases } from '../state/day-cases.state';
import { selectMayDo } from '../state/sign-in.state';
import { AnswerItem, type ItemAnswer } from './answer-item';
import { asTyped, checklistView, dueAgain, keepRows, type ChecklistRow } from './checklist-rows';
import { checklistPageActions } from './checklists.actions';
import { selectPast, selectPending, selectUnsaved } from './checklists.state';
import { GatePanel } from './gate-panel';
import { measuredHints } from './measured-words';

/** One checklist of one patient: items in one column, what is in the way always in view. */
@Component({
  selector: 'g-checklist-page',
  imports: [
    AnswerItem,
    EmptyState,
    FailureNote,
    GatePanel,
    Icon,
    PatientName,
    RouterLink,
    RouterLinkActive,
    SideMark,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './checklist-page.html',
  styleUrl: './checklist-page.scss',
})
export class ChecklistPage {
  /** From the URL. */
  readonly bookingId = input.required<string>();
  readonly kind = input.required<string>();

  readonly #store = inject(Store);
  readonly #steps = inject(DaySteps);
  readonly #injector = inject(Injector);
  readonly #app = inject(ApplicationRef);
  readonly #cases = this.#store.selectSignal(selectDayCases);
  readonly #busy = this.#store.selectSignal(selectBusyVisits);
  readonly #templates = this.#store.selectSignal(selectChecklistTemplates);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #pending = this.#store.selectSignal(selectPending);
  readonly #unsaved = this.#store.selectSignal(selectUnsaved);
  readonly #fragment = toSignal(inject(ActivatedRoute).fragment);
  private readonly items = viewChildren(AnswerItem);
  private readonly gate = viewChild(GatePanel);

  readonly #mayAnswer = this.#store.selectSignal(selectMayDo('answer-checklist'));
  readonly #past = this.#store.selectSignal(selectPast);
  readonly #known = computed(() => this.#cases()[this.bookingId()] ?? null);
  /** A day that is over, whose checklists this desk no longer keeps at hand. */
  readonly #isPast = computed(() => {
    const day = this.#known();
    return day !== null && day.checklists.length === 0 && hasEnded(day.visit);
  });
  readonly #found = computed(() =>
    this.#isPast() ? (this.#past()[this.bookingId()] ?? null) : null,
  );
  protected readonly mayAnswer = computed(() => this.#mayAnswer() && !this.#isPast());
  protected readonly day = computed((): DayCase | null => {
    const day = this.#known();
    const found = this.#found();
    return day !== null && found !== null && 'checklists' in found
      ? { ...day, checklists: found.checklists }
      : day;
  });
  /** What a day that is over is waiting for: until it is read nobody knows what was answered. */
  protected readonly unread = computed(() => {
    const found = this.#found();
    if (!this.#isPast() || (found !== null && 'checklists' in found)) return null;
    return { failure: found?.failure ?? null };
  });
  /** Of this patient, on whichever list they were given. */
  protected readonly unsaved = computed(
    () =>
      this.#unsaved().filter(
        ({ answer, failure }) => answer.bookingId === this.bookingId() && failure !== null,
      ).length,
  );
  protected readonly busy = computed(() => this.#busy().includes(this.bookingId()));
  protected readonly known = computed(
    (): ChecklistKind => CHECKLIST_KINDS.find((kind) => kind === this.kind()) ?? 'pre-procedure',
  );
  protected readonly view = computed(() => {
    const day = this.day();
    return day === null || this.unread() !== null
      ? null
      : checklistView(day, this.known(), this.#templates(), this.#pending());
  });
  protected readonly rows = linkedSignal<readonly ChecklistRow[], readonly ChecklistRow[]>({
    source: () => this.view()?.rows ?? [],
    computation: (now, before) => keepRows(before?.value, now),
  });
  /**
   * The day with what was typed here and is not saved yet: scores and stops count while they are typed.
   * Before that the panel has nothing to count, and is not drawn again for each answer.
   */
  protected readonly typed = computed(() => {
    const [day, kind] = [this.day(), this.known()];
    if (day === null || (kind !== 'recovery' && kind !== 'discharge')) return day;
    const view = this.view();
    return view === null ? day : asTyped(day, kind, view);
  });
  protected readonly hints = computed(() => {
    const day = this.day();
    return day === null || this.known() !== 'recovery' ? {} : measuredHints(day, this.#zone());
  });
  protected readonly dueAgain = computed((): ReadonlySet<string> => {
    const day = this.day();
    return day === null || this.known() !== 'recovery' || !this.mayAnswer()
      ? new Set()
      : dueAgain(day, this.view()?.rows ?? [], this.#now());
  });
  protected readonly kinds = computed(() => {
    const day = this.day();
    return CHECKLIST_KINDS.filter(
      (kind) => kind !== 'recovery' || day === null || isObserved(day),
    ).map((kind) => {
      const begun = day === null ? undefined : checklistOf(day, kind);
      const complete = day !== null && begun !== undefined && progressOf(begun, day).complete;
      return { kind, word: checklistKindWord(kind), complete };
    });
  });
  /** The item that keys answer: the one jumped to, else the first open one. */
  protected readonly current = linkedSignal({
    source: () => ({ list: `${this.bookingId()} ${this.known()}`, jump: this.#fragment() }),
    // Not led by the view: every answer changes it, and the hand stays where it is.
    computation: ({ jump }): string | null =>
      untracked(this.view)?.rows.find((row) => row.item.linkId === jump)?.item.linkId ?? null,
  });
  protected readonly currentId = computed(
    () =>
      this.current() ??
      this.view()?.rows.find((row) => row.answer === null && row.pending === null)?.item.linkId ??
      this.view()?.rows[0]?.item.linkId ??
      null,
  );

  constructor() {
    effect(() => {
      this.bookingId();
      if (this.#isPast())
        untracked(() => {
          this.readPast();
        });
    });
    effect(() => {
      const jump = this.#fragment();
      if (jump === null || jump === undefined) return;
      this.known();
      afterNextRender(() => this.#itemOf(jump)?.focus(), { injector: this.#injector });
    });
    const answerKeys = [...'ynlrbx0123456789', 'Enter'];
    shortcuts($localize`Checklist`, [
      { keys: 'ArrowDown', label: $localize`Next item`, run: () => this.move(1) },
      { keys: 'ArrowUp', label: $localize`Item before`, run: () => this.move(-1) },
      { keys: 'y', label: $localize`Yes`, run: () => this.#press('y') },
      { keys: 'n', label: $localize`No`, run: () => this.#press('n') },
      { keys: 'x', label: $localize`Not applicable`, run: () => this.#press('x') },
      { keys: 's', label: $localize`Next step of the patient`, run: () => this.#step() },
      { keys: 'l', label: $localize`Left`, run: () => this.#press('l') },
      { keys: 'r', label: $localize`Right`, run: () => this.#press('r') },
      { keys: 'b', label: $localize`Both sides`, run: () => this.#press('b') },
      {
        keys: 'Enter',
        label: $localize`Type the answer`,
        run: () => this.#press('Enter'),
        when: () => this.#types(),
      },
      ...answerKeys
        .filter((key) => /^\d$/.test(key))
        .map((key) => ({
          keys: key,
          label: $localize`Points, option or number ${key}:key:`,
          run: () => this.#press(key),
        })),
    ]);
  }

  protected readPast(): void {
    this.#store.dispatch(checklistPageActions.pastDayOpened({ bookingId: this.bookingId() }));
  }

  protected answer(row: ChecklistRow, { value, reason }: ItemAnswer): void {
    this.#store.dispatch(
      checklistPageActions.itemAnswered({
        answer: {
          bookingId: this.bookingId(),
          kind: this.known(),
          linkId: row.item.linkId,
          value,
          reason,
          version: this.view()?.checklist?.version ?? 1,
          seen: row.answer?.id ?? null,
          givenAt: this.#now(),
        },
      }),
    );
  }

  protected sendAgain({ pending }: ChecklistRow): void {
    if (pending !== null)
      this.#store.dispatch(checklistPageActions.itemAnswered({ answer: pending.answer }));
  }

  protected drop(row: ChecklistRow): void {
    const place = { bookingId: this.bookingId(), kind: this.known(), linkId: row.item.linkId };
    this.#store.dispatch(checklistPageActions.answerDropped({ place }));
  }

  protected take(step: StampedStep): void {
    const day = this.day();
    if (day !== null && !this.busy()) void this.#steps.take(day, step);
  }

  #step(): void {
    const gate = this.gate();
    const step = gate?.step();
    if (gate?.allowed() === true && step != null) this.take(step);
  }

  #press(key: string): void {
    const id = this.currentId();
    if (id === null) return;
    // Said before the answer: with it the first open item is already another one.
    this.current.set(id);
    if (this.#itemOf(id)?.press(key) !== true) return;
    // Drawn before the keyboard moves on: moving lays the page out, and once is enough.
    this.#app.tick();
    this.move(1);
  }

  /** Only an item that is typed into takes Enter. */
  #types(): boolean {
    const item = this.view()?.rows.find((row) => row.item.linkId === this.currentId())?.item;
    return item?.type === 'number' || item?.type === 'text';
  }

  protected move(by: number): void {
    const rows = this.view()?.rows ?? [];
    const at = rows.findIndex((row) => row.item.linkId === this.currentId());
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    this.current.set(next.item.linkId);
    this.#itemOf(next.item.linkId)?.focus();
  }

  #itemOf(linkId: string): AnswerItem | undefined {
    return this.items().find((item) => item.row().item.linkId === linkId);
  }
}
