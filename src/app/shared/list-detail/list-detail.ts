import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';

/**
 * A list with what is chosen from it beside it; each scrolls by itself. Where there is no room for
 * both (narrow windows, 200 % zoom) the detail covers the list while it is open.
 */
@Component({
  selector: 'g-list-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.open]': 'open()', '[class.covered]': 'covered()', '[class.wide]': 'wide()' },
  template: `
    <div class="aside"><ng-content select="[aside]" /></div>
    <div class="list"><ng-content select="[list]" /></div>
    <div class="detail"><ng-content select="[detail]" /></div>
  `,
  styles: `
    :host {
      position: relative;
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
      --g-aside-width: 196px;
      --g-detail-width: clamp(380px, 36cqi, 520px);
      width: var(--g-detail-width);
      overflow: auto;
      border-left: 1px solid var(--g-line);
    }
    :host(.open) .detail {
      display: block;
    }
    /* Not taken out: it stands where it was scrolled to when what covers it goes. */
    :host(.covered) .list,
    :host(.covered) .aside {
      visibility: hidden;
    }
    :host(.wide) .list {
      visibility: hidden;
    }
    :host(.wide) .detail {
      position: absolute;
      inset: 0 0 0 var(--g-aside-width);
      width: auto;
      border-left: 0;
    }
    @container (width < 1040px) {
      .aside {
        width: 156px;
      }
      .detail {
        --g-aside-width: 156px;
        --g-detail-width: 360px;
      }
    }
    @container (width < 760px) {
      .detail {
        --g-detail-width: 0px;
        --g-aside-width: 0px;
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

  protected readonly covered = signal(false);
  protected readonly wide = signal(false);

  /** What is open in the detail wants the list's place as well, up to `--g-detail-width`. */
  coverList(covered: boolean): void {
    this.covered.set(covered);
  }

  /** The detail itself, a table say, lies over the list, beside what stands at the left. */
  widenDetail(wide: boolean): void {
    this.wide.set(wide);
  }
}
