import { milligrams } from '#domain/visit/local-anaesthetic';
import type { ProcedureRecord } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { SideMark } from '../../shared/side-mark/side-mark';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { spreadWord } from './record-words';

/** A record as it was written and signed. */
@Component({
  selector: 'g-record-summary',
  imports: [Icon, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let said = record();
    <dl class="g-facts">
      <dt i18n>Side and levels</dt>
      <dd><g-side-mark [side]="said.side" /> {{ said.levels.join(', ') }}</dd>
      <dt i18n>Approach</dt>
      <dd>{{ said.approach }} · {{ said.needle }}</dd>
      <dt i18n>Injected</dt>
      <dd>
        @for (injectate of said.injectates; track $index) {
          <div>
            {{ injectate.drug }} {{ injectate.percent }} %
            @if (injectate.withAdrenaline) {
              <ng-container i18n>with adrenaline</ng-container>
            }
            , {{ injectate.millilitres }} mL = {{ milligrams(injectate) }} mg
          </div>
        }
      </dd>
      <dt i18n>Spread</dt>
      <dd>
        {{ said.spread === null ? '–' : spreadWord(said.spread) }}
        @if (said.contrastMillilitres !== null) {
          <ng-container i18n>({{ said.contrastMillilitres }} mL contrast)</ng-container>
        }
      </dd>
      <dt i18n>Fluoroscopy</dt>
      <dd>{{ said.fluoroscopySeconds === null ? '–' : said.fluoroscopySeconds + ' s' }}</dd>
      <dt i18n>Block achieved</dt>
      <dd>
        @switch (said.technicalSuccess) {
          @case (true) {
            <ng-container i18n>Yes</ng-container>
          }
          @case (false) {
            <ng-container i18n>No</ng-container>
          }
          @default {
            –
          }
        }
      </dd>
      <dt i18n>Complications</dt>
      <dd>
        @if (said.complications) {
          {{ said.complications }}
        } @else {
          <ng-container i18n>None</ng-container>
        }
      </dd>
      @if (said.amendment) {
        <dt i18n>Amended because</dt>
        <dd>{{ said.amendment }}</dd>
      }
    </dl>
    @if (said.signed; as signed) {
      <p class="signed">
        <g-icon name="draw" [size]="16" />
        <span i18n>Signed by {{ signed.byName }}, {{ when(signed.at) }}</span>
      </p>
      @if (signed.reason) {
        <p>{{ signed.reason }}</p>
      }
    }
  `,
  styles: `
    g-side-mark {
      min-width: 0;
      margin-right: 8px;
    }
    .signed {
      display: flex;
      align-items: center;
      gap: 6px;
      margin-top: 8px;
      color: var(--g-done);
      font-weight: 600;
    }
  `,
})
export class RecordSummary {
  readonly record = input.required<ProcedureRecord>();

  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly milligrams = milligrams;
  protected readonly spreadWord = spreadWord;

  protected when(at: string): string {
    return instantWords(at, this.#zone(), this.#today());
  }
}
