import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Chip } from '../../shared/chip/chip';
import { SideMark } from '../../shared/side-mark/side-mark';
import type { KeptRow } from './kept-view';

/** One patient of a kept list: what the list's row shows, and nothing to press. */
@Component({
  selector: 'g-kept-row',
  imports: [Chip, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="time">
      <b>{{ row().time }}</b>
      @if (row().delay; as words) {
        <span class="delay">{{ words }}</span>
      }
    </div>
    <g-side-mark class="side" [side]="row().side" [large]="true" />
    <div class="who">
      <b class="name">{{ row().name }}</b>
      <span class="g-meta">{{ row().about }}</span>
    </div>
    <div class="what">
      <b>{{ row().what }}</b>
      <span>{{ row().block }}</span>
      <span class="g-meta">{{ row().last }}</span>
    </div>
    <div class="chips">
      @for (chip of row().chips; track $index) {
        <g-chip [tone]="chip.tone" [icon]="chip.icon">{{ chip.words }}</g-chip>
      }
    </div>
    <div class="state">
      <b>{{ row().state }}</b>
      <span class="g-meta">{{ row().place }}</span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns:
        84px 96px minmax(168px, 1fr) minmax(180px, 1.2fr) minmax(180px, 1.4fr)
        128px;
      gap: var(--g-1) var(--g-3);
      align-items: center;
      min-height: 72px;
      padding: var(--g-2) var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
    .time b {
      display: block;
      font-size: 24px;
      line-height: 28px;
    }
    .delay {
      color: var(--g-attention);
      font-weight: 600;
    }
    .who,
    .what,
    .state {
      display: flex;
      flex-direction: column;
      min-width: 0;
    }
    .name {
      font-size: 18px;
      line-height: 24px;
    }
    .what b {
      font-size: 16px;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      min-width: 0;
    }
    .chips g-chip {
      height: auto;
      min-height: 20px;
      white-space: normal;
    }
    @media (width < 1000px) {
      :host {
        grid-template-columns: 84px 96px minmax(168px, 1fr) minmax(160px, 1fr);
        align-items: start;
      }
      .chips {
        grid-column: 3 / 5;
      }
      .state {
        grid-column: 1 / 3;
        grid-row: 2;
      }
    }
    @media (width < 600px) {
      :host {
        grid-template-columns: 1fr auto;
        padding: var(--g-3);
      }
      .who,
      .what,
      .chips,
      .state {
        grid-column: 1 / 3;
        grid-row: auto;
      }
    }
  `,
})
export class KeptRowView {
  readonly row = input.required<KeptRow>();
}
