import { CHECKLIST_KINDS, type ChecklistKind } from '#domain/discharge/checklist';
import { progressOf } from '#domain/discharge/progress';
import { checklistOf, type DayCase, isObserved } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../shared/icon/icon';
import { checklistKindWord } from '../../shared/words/visit-words';

interface Row {
  readonly kind: ChecklistKind;
  readonly word: string;
  readonly state: string;
  readonly complete: boolean;
}

/** The day's checklists with how far each is. */
@Component({
  selector: 'g-day-checklists',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="g-section-title" i18n>Checklists</h2>
    <ul class="g-list">
      @for (row of rows(); track row.kind) {
        <li class="g-list__row">
          <g-icon
            [name]="row.complete ? 'check_circle' : 'checklist'"
            [size]="18"
            [class.done]="row.complete"
          />
          <a class="g-row-link" [routerLink]="['/checklists', day().booking.id, row.kind]">{{
            row.word
          }}</a>
          <span class="g-meta">{{ row.state }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin-top: 4px;
      border-top: 1px solid var(--g-line);
    }
    .g-list__row {
      padding: 4px 0;
    }
    .g-meta {
      margin-left: auto;
    }
    .done {
      color: var(--g-done);
    }
  `,
})
export class DayChecklists {
  readonly day = input.required<DayCase>();

  protected readonly rows = computed((): Row[] =>
    CHECKLIST_KINDS.filter((kind) => kind !== 'recovery' || isObserved(this.day())).map(
      (kind): Row => {
        const checklist = checklistOf(this.day(), kind);
        const word = checklistKindWord(kind);
        // A day that is over: its checklists are read when one of them is opened.
        if (this.day().checklists.length === 0 && hasEnded(this.day().visit))
          return { kind, word, state: '', complete: false };
        if (checklist === undefined)
          return { kind, word, state: $localize`not begun`, complete: false };
        const { answered, asked, complete } = progressOf(checklist, this.day());
        return {
          kind,
          word,
          complete,
          state: complete
            ? $localize`complete`
            : $localize`${answered}:answered: of ${asked}:asked:`,
        };
      },
    ),
  );
}
