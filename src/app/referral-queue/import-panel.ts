import { listName } from '#domain/clinic/patient';
import type { ImportOutcome } from '#domain/referral/incoming';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import type { IconName } from '../shared/icon/icons';
import { ListDetail } from '../shared/list-detail/list-detail';
import { FailureNote } from '../shared/refusals/failure';
import { allOf } from '../shared/words/lists';
import { missingFactWord } from '../shared/words/referral-words';
import { selectPatientEntities } from '../state/patients.state';
import { selectReferralEntities } from '../state/referrals.state';
import { selectOpened } from './csv-import.state';
import { CsvPreviewTable } from './csv-preview';
import { faultWords } from './fault-words';
import { leftOutWords } from './letter-words';
import { likenessWords } from './likeness-words';
import { selectImported, selectImporting } from './referral-queue.state';

interface Line {
  readonly icon: IconName;
  readonly tone: 'new' | 'known' | 'refused';
  /** The referral that it became, or is. */
  readonly referralId: string | null;
  readonly what: string;
  readonly who: string;
  readonly about: string;
  /** What it looks like: the comparison is on its own page. */
  readonly duplicates: readonly { readonly id: string; readonly words: string }[];
  /** The letters that came with it. */
  readonly letters: string;
  readonly leftOut: readonly { readonly words: string; readonly place: string }[];
  readonly place: string;
}

const NO_LETTERS = { letters: '', leftOut: [] } as const;

/** What became of each referral in the files that were dropped. */
@Component({
  selector: 'g-import-panel',
  imports: [CsvPreviewTable, EmptyState, FailureNote, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-panel.html',
  styleUrl: './import-panel.scss',
})
export class ImportPanel {
  readonly #store = inject(Store);
  readonly #imported = this.#store.selectSignal(selectImported);
  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  protected readonly csv = this.#store.selectSignal(selectOpened);
  protected readonly importing = this.#store.selectSignal(selectImporting);

  protected readonly files = computed(() =>
    (this.#imported() ?? []).map(({ name, parts, outcomes, failure }) => ({
      name,
      failure,
      lines: outcomes.map((outcome) => inFiles(this.#line(outcome), parts)),
    })),
  );

  constructor() {
    const listDetail = inject(ListDetail, { optional: true });
    // The rows of a spreadsheet and their faults need the width of the list.
    const hasRows = computed(() => this.csv().some(({ preview }) => preview?.rows.length));
    effect(() => listDetail?.widenDetail(hasRows()));
    inject(DestroyRef).onDestroy(() => listDetail?.widenDetail(false));
  }

  protected readonly summary = computed(() => {
    if (this.files().length === 0) return '';
    const lines = this.files().flatMap((file) => file.lines);
    const count = (tone: Line['tone']): number => lines.filter((line) => line.tone === tone).length;
    return $localize`${count('new')}:new: taken in, ${count('known')}:known: known already, ${count('refused')}:refused: refused`;
  });

  #duplicates(outcome: Exclude<ImportOutcome, { kind: 'refused' }>): Line['duplicates'] {
    const found = 'duplicates' in outcome ? (outcome.duplicates ?? []) : [];
    return found
      .filter(({ dismissed }) => dismissed === null)
      .map(({ otherReferralId: id, reasons }) => {
        const patient = this.#patients()[this.#referrals()[id]?.patientId ?? ''];
        const name = patient === undefined ? $localize`an older referral` : listName(patient);
        return { id, words: $localize`Looks like ${name}:name:: ${likenessWords(reasons)}:why:.` };
      });
  }

  #line(outcome: ImportOutcome): Line {
    if (outcome.kind === 'refused')
      return {
        icon: 'block',
        tone: 'refused',
        referralId: null,
        what: $localize`Refused`,
        who: '',
        about: faultWords(outcome),
        duplicates: [],
        ...NO_LETTERS,
        place: outcome.place,
      };
    const { referralId, place } = outcome;
    const referral = this.#referrals()[referralId];
    const patient = this.#patients()[referral?.patientId ?? ''];
    const who = patient === undefined ? '' : listName(patient) || $localize`Name missing`;
    const duplicates = this.#duplicates(outcome);
    const line = { referralId, who, place, duplicates, ...lettersIn(outcome) };
    switch (outcome.kind) {
      case 'created':
        return {
          ...line,
          icon: 'add',
          tone: 'new',
          what: $localize`Taken in`,
          about:
            outcome.missing.length === 0
              ? $localize`Nothing is missing.`
              : $localize`Missing: ${allOf(outcome.missing.map(missingFactWord))}:facts:.`,
        };
      case 'updated':
        return {
          ...line,
          icon: 'edit',
          tone: 'new',
          what: $localize`Added to`,
          about:
            outcome.differs.length === 0
              ? $localize`The message says more than was known.`
              : $localize`The message says otherwise: ${allOf(outcome.differs.map(factName))}:facts:. The record was left as it is; read both.`,
        };
      case 'already-known':
        return {
          ...line,
          icon: 'check',
          tone: 'known',
          what: $localize`Known already`,
          about: $localize`The same message came before. Nothing changed.`,
        };
      case 'withdrawn':
        return {
          ...line,
          icon: 'undo',
          tone: 'new',
          what: $localize`Withdrawn`,
          about: $localize`The sender cancelled the referral.`,
        };
    }
  }
}

function lettersIn(
  outcome: Exclude<ImportOutcome, { kind: 'refused' }>,
): Pick<Line, 'letters' | 'leftOut'> {
  const letters = 'letters' in outcome ? outcome.letters : undefined;
  if (letters === undefined) return NO_LETTERS;
  const { attached, leftOut } = letters;
  return {
    letters: attached.length === 0 ? '' : $localize`Attached: ${allOf(attached)}:letters:.`,
    leftOut: leftOut.map((left) => ({ words: leftOutWords(left), place: left.place })),
  };
}

const inFiles = (line: Line, parts: readonly string[]): Line => ({
  ...line,
  place: placeIn(line.place, parts),
  leftOut: line.leftOut.map((left) => ({ ...left, place: placeIn(left.place, parts) })),
});

/** Of files sent as one list, `[1].status` is a place in the second. */
function placeIn(place: string, parts: readonly string[]): string {
  const index = /^\[(\d+)\]\.?/.exec(place);
  const file = index === null ? undefined : parts[Number(index[1])];
  return index === null || file === undefined
    ? place
    : [file, place.slice(index[0].length)].filter((part) => part !== '').join(': ');
}

/** `familyName` → "family name". */
const factName = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
