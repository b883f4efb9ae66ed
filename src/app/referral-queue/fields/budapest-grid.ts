import {
  BUDAPEST_CATEGORIES,
  BUDAPEST_COLUMNS,
  budapestResult,
  FINDINGS_OF,
  isUntouched,
  KNOWN_ANSWERS,
  NO_FINDINGS,
  type BudapestCategory,
  type BudapestColumn,
  type BudapestFinding,
  type BudapestFindings,
} from '#domain/referral/budapest';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import {
  answerWord,
  budapestWords,
  categoryWord,
  columnWord,
  findingWord,
  openWords,
} from '../record-words';
import { cellName, NOTHING_FOUND } from './record-from-form';

/**
 * The Budapest criteria: categories down, symptoms and signs across. A cell with no tick was not
 * asked or looked at; “nothing” says that somebody did.
 */
@Component({
  selector: 'g-budapest-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="g-field">
      <legend class="g-field__label" i18n>Budapest criteria for CRPS</legend>
      @for (question of questions; track question.name) {
        <fieldset class="question">
          <legend>{{ question.words }}</legend>
          <div class="g-segments">
            @for (answer of answers; track answer) {
              <label>
                <input
                  type="radio"
                  [name]="'budapest-' + question.name"
                  [value]="answer"
                  [checked]="findings()[question.name] === answer"
                  (change)="answered(question.name, answer)"
                />
                {{ answerWord(answer) }}
              </label>
            }
          </div>
        </fieldset>
      }
      <table>
        <thead>
          <tr>
            <td></td>
            @for (column of columns; track column) {
              <th scope="col">{{ columnWord(column) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (category of categories; track category) {
            <tr>
              <th scope="row">{{ categoryWord(category) }}</th>
              @for (column of columns; track column) {
                <td
                  role="group"
                  [attr.aria-label]="categoryWord(category) + ', ' + columnWord(column)"
                >
                  @for (finding of of(column, category); track finding) {
                    <label class="g-check">
                      <input
                        type="checkbox"
                        [name]="cellName(column, category)"
                        [value]="finding"
                        [checked]="findings()[column][category]?.includes(finding) ?? false"
                        (change)="toggled(column, category, finding)"
                      />
                      {{ findingWord(finding) }}
                    </label>
                  }
                  <label class="g-check nothing">
                    <input
                      type="checkbox"
                      [name]="cellName(column, category)"
                      [value]="nothing"
                      [checked]="findings()[column][category]?.length === 0"
                      (change)="toggledNothing(column, category)"
                    />
                    <ng-container i18n>nothing</ng-container>
                  </label>
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
      <p class="result" role="status">
        @if (result(); as result) {
          <strong>{{ budapestWords(result) }}</strong>
          <span class="g-meta">{{ openWords(result) }}</span>
        } @else {
          <span class="g-meta" i18n
            >Nothing recorded. A cell without a tick counts as not looked at.</span
          >
        }
      </p>
    </fieldset>
  `,
  styles: `
    .question {
      display: flex;
      flex-wrap: wrap;
      gap: var(--g-1) var(--g-3);
      align-items: center;
      justify-content: space-between;
    }
    .question legend {
      float: left;
      flex: 1 1 200px;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th {
      padding: var(--g-1) var(--g-2) var(--g-1) 0;
      font-weight: 600;
      text-align: start;
      vertical-align: top;
    }
    td {
      padding: var(--g-1) var(--g-2) var(--g-1) 0;
      vertical-align: top;
    }
    tbody tr {
      border-top: 1px solid var(--g-line);
    }
    td label {
      display: flex;
    }
    .nothing {
      color: var(--g-ink-2);
    }
    .result {
      display: flex;
      flex-direction: column;
      min-height: 36px;
    }
  `,
})
export class BudapestGrid {
  readonly recorded = input.required<BudapestFindings | null>();

  protected readonly findings = linkedSignal(() => this.recorded() ?? NO_FINDINGS);
  protected readonly result = computed(() =>
    isUntouched(this.findings()) ? null : budapestResult(this.findings()),
  );

  protected readonly columns = BUDAPEST_COLUMNS;
  protected readonly categories = BUDAPEST_CATEGORIES;
  protected readonly answers = KNOWN_ANSWERS;
  protected readonly nothing = NOTHING_FOUND;
  protected readonly cellName = cellName;
  protected readonly answerWord = answerWord;
  protected readonly columnWord = columnWord;
  protected readonly categoryWord = categoryWord;
  protected readonly findingWord = findingWord;
  protected readonly budapestWords = budapestWords;
  protected readonly openWords = openWords;
  protected readonly questions = [
    {
      name: 'disproportionate',
      words: $localize`Pain out of proportion to what set it off`,
    },
    { name: 'noBetterDiagnosis', words: $localize`No other diagnosis explains it better` },
  ] as const;

  protected of(column: BudapestColumn, category: BudapestCategory): readonly BudapestFinding[] {
    return FINDINGS_OF[column][category];
  }

  protected answered(
    question: 'disproportionate' | 'noBetterDiagnosis',
    answer: BudapestFindings['disproportionate'],
  ): void {
    this.findings.update((findings) => ({ ...findings, [question]: answer }));
  }

  protected toggled(
    column: BudapestColumn,
    category: BudapestCategory,
    finding: BudapestFinding,
  ): void {
    const present = this.findings()[column][category] ?? [];
    const now = present.includes(finding)
      ? present.filter((each) => each !== finding)
      : FINDINGS_OF[column][category].filter((each) => each === finding || present.includes(each));
    // The last tick taken back leaves the cell as nobody having looked, not as nothing found.
    this.#set(column, category, now.length === 0 ? null : now);
  }

  protected toggledNothing(column: BudapestColumn, category: BudapestCategory): void {
    const looked = this.findings()[column][category]?.length === 0;
    this.#set(column, category, looked ? null : []);
  }

  #set(
    column: BudapestColumn,
    category: BudapestCategory,
    found: readonly BudapestFinding[] | null,
  ): void {
    this.findings.update((findings) => ({
      ...findings,
      [column]: { ...findings[column], [category]: found },
    }));
  }
}
