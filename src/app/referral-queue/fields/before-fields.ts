import { INVESTIGATIONS } from '#domain/referral/clinical-record';
import { SIDES } from '#domain/referral/laterality';
import type { Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectToday } from '../../state/clock.state';
import { investigationWord } from '../record-words';
import { sideChoiceWord } from '../referral/side-choice';
import { RowFields, type Row, type RowColumn } from './row-fields';

/** What was tried, tested and blocked before this referral. */
@Component({
  selector: 'g-before-fields',
  imports: [RowFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './before-fields.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-4);
    }
    h3 {
      margin-top: var(--g-2);
    }
    .checks {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--g-4);
    }
    .short {
      flex: 0 0 112px;
    }
    .code {
      flex: 0 0 128px;
    }
  `,
})
export class BeforeFields {
  readonly referral = input.required<Referral | null>();

  readonly #today = inject(Store).selectSignal(selectToday);

  protected readonly treatments = computed((): readonly Row[] =>
    (this.referral()?.treatments ?? []).map((row) => ({ ...row })),
  );
  protected readonly investigations = computed((): readonly Row[] =>
    (this.referral()?.investigations ?? []).map((row) => ({ ...row, on: row.on ?? '' })),
  );
  protected readonly previousBlocks = computed((): readonly Row[] =>
    (this.referral()?.previousBlocks ?? []).map((row) => ({
      ...row,
      side: row.side ?? '',
      on: row.on ?? '',
      reliefPercent: row.reliefPercent?.toString() ?? '',
    })),
  );

  protected readonly treatmentColumns: readonly RowColumn[] = [
    { name: 'treatment', label: $localize`Treatment`, kind: 'text', required: true },
    { name: 'dose', label: $localize`Dose or duration`, kind: 'text' },
    { name: 'outcome', label: $localize`Outcome`, kind: 'text', longest: 500 },
  ];
  protected readonly testColumns = computed((): readonly RowColumn[] => [
    {
      name: 'kind',
      label: $localize`Kind of test`,
      kind: 'select',
      options: INVESTIGATIONS.map((kind) => ({ value: kind, words: investigationWord(kind) })),
    },
    { name: 'on', label: $localize`Day of the test`, kind: 'date', latest: this.#today() },
    { name: 'result', label: $localize`Result`, kind: 'text', longest: 2000 },
  ]);
  protected readonly blockColumns = computed((): readonly RowColumn[] => [
    { name: 'what', label: $localize`What was done`, kind: 'text', required: true },
    {
      name: 'side',
      label: $localize`Side of the block`,
      kind: 'select',
      options: [
        { value: '', words: $localize`Side not said` },
        ...SIDES.map((side) => ({ value: side, words: sideChoiceWord(side) })),
      ],
    },
    { name: 'on', label: $localize`Day of the block`, kind: 'date', latest: this.#today() },
    { name: 'reliefPercent', label: $localize`Relief in percent`, kind: 'percent' },
    { name: 'reliefLasted', label: $localize`How long it helped`, kind: 'text', longest: 200 },
  ]);
}
