import { CHECKLIST_KINDS, type ChecklistKind } from '#domain/discharge/checklist';
import { LINK } from '#domain/discharge/link-ids';
import type { Refusal } from '#domain/refusal';
import type { DayCase } from '#domain/visit/day-case';
import { overruleKey, overruleOf } from '#domain/visit/overrules';
import type { VisitOverrule } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { selectZone } from '../../state/clinic.state';
import { selectNames } from '../../state/names.state';
import { selectMayDo } from '../../state/sign-in.state';
import { Icon } from '../icon/icon';
import { refusalSentences } from '../refusal-messages/refusal-sentences';
import { InstantPipe } from '../times/instant.pipe';
import { DaySteps } from './day-steps';
import { blockerWord } from './day-words';

interface Line {
  readonly key: string;
  readonly refusal: Refusal;
  readonly sentence: string;
  readonly word: string;
  readonly soft: boolean;
  readonly overrule: VisitOverrule | undefined;
  readonly jump: { readonly kind: ChecklistKind; readonly fragment: string | null } | null;
}

/**
 * Everything that stands in the way of a patient, in sentences: what nobody may pass, then what a
 * physician may, then what one has let pass. Each leads to the place where it is cleared.
 */
@Component({
  selector: 'g-blocker-list',
  imports: [Icon, InstantPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './blocker-list.html',
  styleUrl: './blocker-list.scss',
})
export class BlockerList {
  readonly day = input.required<DayCase>();
  readonly blockers = input.required<readonly Refusal[]>();
  /** The checklist that is open: nobody needs to be led to where they are. */
  readonly here = input<ChecklistKind | null>(null);

  readonly #store = inject(Store);
  readonly #steps = inject(DaySteps);
  readonly #names = this.#store.selectSignal(selectNames);
  protected readonly zone = this.#store.selectSignal(selectZone);
  protected readonly mayOverrule = this.#store.selectSignal(selectMayDo('overrule-as-physician'));

  readonly #lines = computed((): readonly Line[] =>
    gathered(this.blockers()).map((refusal, index) => ({
      key: `${index} ${refusal.code}`,
      refusal,
      sentence: refusalSentences([refusal], this.#names())[0] ?? refusal.code,
      soft: overruleKey(refusal) !== null,
      overrule: overruleOf(refusal, this.day().visit.overrules),
      word: blockerWord(refusal),
      jump: jumpFrom(this.here(), refusal),
    })),
  );
  protected readonly hard = computed(() => this.#lines().filter((line) => !line.soft));
  protected readonly soft = computed(() =>
    this.#lines().filter((line) => line.soft && line.overrule === undefined),
  );
  protected readonly passed = computed(() =>
    this.#lines().filter((line) => line.overrule !== undefined),
  );

  protected overrule(line: Line): void {
    void this.#steps.askOverrule(this.day(), line.refusal, line.sentence);
  }
}

/** More open items of one checklist than these are said in one line. */
const FEW = 3;

/** Many open items of one checklist say one thing: that it is not finished. */
function gathered(blockers: readonly Refusal[]): readonly Refusal[] {
  const openOf = (kind: ChecklistKind) =>
    blockers.flatMap((each) =>
      each.code === 'item-unanswered' && each.kind === kind && each.linkId !== ''
        ? [each.linkId]
        : [],
    );
  const many = CHECKLIST_KINDS.filter((kind) => openOf(kind).length > FEW);
  const single = blockers.filter(
    (each) => !(each.code === 'item-unanswered' && many.includes(each.kind)),
  );
  return [
    ...single,
    ...many.map((kind): Refusal => ({
      code: 'checklist-unfinished',
      kind,
      linkIds: openOf(kind),
    })),
  ];
}

function jumpFrom(here: ChecklistKind | null, refusal: Refusal): Line['jump'] {
  const jump = jumpOf(refusal);
  return jump?.kind === here && jump?.fragment === null ? null : jump;
}

/** To the place that says another side than the booking, where it is a checklist's to correct. */
function sideJump(sides: Extract<Refusal, { code: 'side-differs' }>['sides']): Line['jump'] {
  const booked = sides.find(({ where }) => where === 'booking')?.side;
  const other = sides.find(({ where, side }) => where !== 'order' && side !== booked)?.where;
  switch (other) {
    case 'consent':
      return { kind: 'pre-procedure', fragment: LINK.consentSide };
    case 'mark':
      return { kind: 'pre-procedure', fragment: LINK.markedSide };
    case 'time-out':
      return { kind: 'time-out', fragment: LINK.timeOutSide };
    default:
      return null;
  }
}

/** The checklist, and the item in it, where this is answered. */
function jumpOf(refusal: Refusal): Line['jump'] {
  switch (refusal.code) {
    case 'item-unanswered':
    case 'item-forbids-home':
    case 'start-blocked':
      return { kind: refusal.kind, fragment: refusal.linkId || null };
    case 'checklist-unfinished':
      return { kind: refusal.kind, fragment: refusal.linkIds[0] ?? null };
    case 'score-too-low':
      return { kind: 'recovery', fragment: null };
    case 'orthostatic-drop':
      return { kind: 'discharge', fragment: LINK.standingSystolic };
    case 'side-differs':
      return sideJump(refusal.sides);
    default:
      return null;
  }
}
