import { CHECKLIST_KINDS, type ChecklistTemplate } from '#domain/discharge/checklist';
import { mayDo } from '#domain/people/roles';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { checklistKindWord } from '../../shared/words/visit-words';
import { selectChecklistTemplates } from '../../state/checklist-templates.state';
import { selectNames } from '../../state/names.state';
import { selectRoles } from '../../state/sign-in.state';
import { forWords, publishedWords } from './template-words';

/** The checklists of the clinic, by when on the day they are gone through. */
@Component({
  selector: 'g-checklists-page',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './checklists-page.html',
  styleUrls: ['../section.scss', './checklists-page.scss'],
})
export class ChecklistsPage {
  readonly #store = inject(Store);
  readonly #templates = this.#store.selectSignal(selectChecklistTemplates);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly mayWrite = computed(() => mayDo(this.#roles(), 'set-up-clinic'));

  protected readonly groups = computed(() =>
    CHECKLIST_KINDS.map((kind) => ({
      kind,
      name: checklistKindWord(kind),
      lines: this.#templates()
        .filter((template) => template.kind === kind)
        .sort(forAllFirst)
        .map((template) => this.#line(template)),
    })),
  );

  #line(template: ChecklistTemplate) {
    const names = this.#names();
    return {
      template,
      for: forWords(template, names),
      mandatory: template.items.filter(({ mandatory }) => mandatory).length,
      published: publishedWords(template, names.zone, names.today),
    };
  }

  protected ownLabel(kind: string): string {
    return $localize`Add one for a procedure: ${kind}:kind:`;
  }

  protected versionsLabel(title: string): string {
    return $localize`All versions of “${title}:title:”`;
  }
}

const forAllFirst = (a: ChecklistTemplate, b: ChecklistTemplate): number =>
  a.procedureTypeIds.length - b.procedureTypeIds.length || a.title.localeCompare(b.title);
