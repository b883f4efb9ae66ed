import type { BleedingRisk } from '#domain/clinic/clinic';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectNames } from '../../state/names.state';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectProtocols } from '../../state/protocols.state';

function riskWord(risk: BleedingRisk): string {
  switch (risk) {
    case 'low':
      return $localize`low`;
    case 'intermediate':
      return $localize`intermediate`;
    case 'high':
      return $localize`high`;
  }
}

/** The clinical numbers in force, each with where it comes from. */
@Component({
  selector: 'g-procedures-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './procedures-page.html',
  styleUrls: ['../section.scss', './procedures-page.scss'],
})
export class ProceduresPage {
  readonly #store = inject(Store);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  protected readonly names = this.#store.selectSignal(selectNames);
  protected readonly protocols = this.#store.selectSignal(selectProtocols);
  protected readonly riskWord = riskWord;
  protected readonly types = computed(() =>
    [...this.#types()].sort((a, b) => a.name.localeCompare(b.name)),
  );
}
