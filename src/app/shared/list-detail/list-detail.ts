import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/**
 * A list with what is chosen from it beside it; each scrolls by itself. Where there is no room for
 * both (narrow windows, 200 % zoom) the detail covers the list while it is open.
 */
@Component({
  selector: 'g-list-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.open]': 'open()' },
  template: `
    <div class="aside"><ng-content select="[aside]" /></div>
    <div class="list"><ng-content select="[list]" /></div>
    <div class="detail"><ng-content select="[detail]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      min-height: 0;
      container-type: inline-size;
    }
    .aside {
      flex: none;
      width: 196px;
      overflow: auto;
      border-right: 1px solid var(--g-line);
      background: var(--g-surface-2);
    }
    .aside:empty {
      display: none;
    }
    .list {
      flex: 1 1 0;
      min-width: 0;
      overflow: auto;
    }
    .detail {
      display: none;
      flex: none;
      width: clamp(380px, 36%, 520px);
      overflow: auto;
      border-left: 1px solid var(--g-line);
    }
    :host(.open) .detail {
      display: block;
    }
    @container (width < 1040px) {
      .aside {
        width: 156px;
      }
      .detail {
        width: 360px;
      }
    }
    @container (width < 760px) {
      .detail {
        width: 100%;
        border-left: 0;
      }
      :host(.open) .list,
      :host(.open) .aside {
        display: none;
      }
    }
  `,
})
export class ListDetail {
  /** Is something chosen? */
  readonly open = input(false);
}
