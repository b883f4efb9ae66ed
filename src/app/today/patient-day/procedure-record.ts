import type { DayCase } from '#domain/visit/day-case';
import { isOverCeiling, localAnaestheticOf, milligrams } from '#domain/visit/local-anaesthetic';
import { doseOf, missingFacts, recordDraft, recordOf } from '#domain/visit/procedure-record';
import { LEVELS, type Level } from '#domain/referral/referral';
import { SIDES } from '#domain/referral/laterality';
import type { Injectate, ProcedureRecordContent } from '#domain/visit/visit';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { SideMark } from '../../shared/side-mark/side-mark';
import { recordFactWord } from '../../shared/words/visit-words';
import { selectMayDo } from '../../state/sign-in.state';
import type { Sending } from '../today.state';
import { numberIn } from './number-in';
import { onStored } from './on-stored';
import { RecordSummary } from './record-summary';
import { SignRecord } from '../../shared/day/sign-record';
import { SPREADS, doseWords, reducedWords, spreadWord } from './record-words';

export interface WrittenRecord {
  readonly version: number;
  readonly record: ProcedureRecordContent;
  readonly amendment: string | null;
}

/**
 * What was done, filled in from the booking and from last time: a minute's work. A draft is kept
 * here until it is saved, whatever arrives meanwhile.
 */
@Component({
  selector: 'g-procedure-record',
  imports: [FailureNote, Icon, RecordSummary, SideMark, SignRecord],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './procedure-record.html',
  styleUrl: './procedure-record.scss',
})
export class ProcedureRecordForm {
  readonly day = input.required<DayCase>();
  /** What this physician recorded last, for the defaults. */
  readonly previous = input.required<ProcedureRecordContent | null>();
  readonly sending = input.required<Sending>();
  readonly written = output<WrittenRecord>();

  readonly #dialogs = inject(Dialogs);
  protected readonly mayWrite = inject(Store).selectSignal(selectMayDo('write-procedure-record'));
  protected readonly sides = SIDES;
  protected readonly levels = LEVELS;
  protected readonly spreads = SPREADS;
  protected readonly spreadWord = spreadWord;
  protected readonly milligrams = milligrams;
  protected readonly numberIn = numberIn;

  /** What was changed and not yet saved, and the visit it was changed on. */
  readonly #edited = signal<Partial<ProcedureRecordContent>>({});
  readonly #begunOn = signal<number | null>(null);
  protected readonly amendment = signal<string | null>(null);

  protected readonly stored = computed(() => recordOf(this.day().visit));
  protected readonly signed = computed(() => this.stored()?.signed ?? null);
  protected readonly editing = computed(
    () => this.mayWrite() && (this.signed() === null || this.amendment() !== null),
  );
  protected readonly record = computed((): ProcedureRecordContent => ({
    ...(this.stored() ?? recordDraft(this.day(), this.previous())),
    ...this.#edited(),
  }));
  protected readonly changed = computed(
    () => this.stored() === undefined || Object.keys(this.#edited()).length > 0,
  );
  protected readonly missing = computed(() =>
    missingFacts(this.record(), this.day()).map(recordFactWord),
  );

  protected readonly dose = computed(() => {
    const dose = doseOf(this.record(), this.day());
    return dose.parts.length === 0
      ? null
      : { words: doseWords(dose), advice: reducedWords(dose), isOver: isOverCeiling(dose) };
  });
  protected readonly isLocalAnaesthetic = (drug: string): boolean =>
    localAnaestheticOf(drug) !== null;

  constructor() {
    onStored(this.sending, () => {
      this.#edited.set({});
      this.#begunOn.set(null);
      this.amendment.set(null);
    });
  }

  protected change(change: Partial<ProcedureRecordContent>): void {
    if (this.#begunOn() === null) this.#begunOn.set(this.day().visit.version);
    this.#edited.update((edited) => ({ ...edited, ...change }));
  }

  protected toggleLevel(level: Level): void {
    const { levels } = this.record();
    this.change({
      levels: LEVELS.filter((each) =>
        each === level ? !levels.includes(each) : levels.includes(each),
      ),
    });
  }

  protected changeInjectate(index: number, change: Partial<Injectate>): void {
    this.change({
      injectates: this.record().injectates.map((injectate, at) =>
        at === index ? { ...injectate, ...change } : injectate,
      ),
    });
  }

  protected addInjectate(): void {
    this.change({
      injectates: [...this.record().injectates, { drug: 'Lidocaine', percent: 1, millilitres: 3 }],
    });
  }

  protected removeInjectate(index: number): void {
    this.change({ injectates: this.record().injectates.filter((_, at) => at !== index) });
  }

  protected async amend(): Promise<void> {
    const reason = await this.#dialogs.reason({
      title: $localize`Amend the record`,
      prompt: $localize`The signed version stays readable beside the amended one.`,
      confirm: $localize`Amend`,
    });
    if (reason !== null) this.amendment.set(reason);
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.sending().busy) return;
    const { side, levels, approach, needle, contrastMillilitres, spread } = this.record();
    const { injectates, fluoroscopySeconds, complications, technicalSuccess } = this.record();
    this.written.emit({
      version: this.#basedOn(),
      amendment: this.amendment(),
      record: {
        side,
        levels,
        approach,
        needle,
        contrastMillilitres,
        spread,
        injectates,
        fluoroscopySeconds,
        complications,
        technicalSuccess,
      },
    });
  }

  /** Once it was said what somebody else changed, it is saved on top of that. */
  #basedOn(): number {
    const present = this.day().visit.version;
    const refused = this.sending().failure?.kind === 'refused';
    return refused ? present : (this.#begunOn() ?? present);
  }
}
