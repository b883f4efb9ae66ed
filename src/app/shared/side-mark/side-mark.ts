import type { Side } from '#domain/referral/laterality';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/**
 * Left and right, told by shape, letter and place, never by colour: `◀ L`, `R ▶`, `◀ L R ▶`.
 * An unknown side is said, not left out.
 */
@Component({
  selector: 'g-side-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'img',
    '[attr.aria-label]': 'label()',
    '[attr.data-side]': 'side()',
    '[class.large]': 'large()',
  },
  template: `
    @if (left()) {
      <svg viewBox="0 0 8 12"><path d="M8 0v12L0 6z" /></svg><b>L</b>
    }
    @if (right()) {
      <b>R</b><svg viewBox="0 0 8 12"><path d="M0 0v12l8-6z" /></svg>
    }
    @if (side() === null) {
      <span i18n>side?</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 3px;
      min-width: 54px;
      height: 20px;
      font-size: 14px;
      line-height: 20px;
      vertical-align: middle;
    }
    :host([data-side='right']) {
      justify-content: flex-end;
    }
    :host([data-side='both']) {
      justify-content: space-between;
    }
    svg {
      width: 8px;
      height: 12px;
      fill: currentcolor;
    }
    b {
      font-weight: 700;
    }
    span {
      font-size: 12px;
      color: var(--g-attention);
      font-weight: 600;
    }
    :host(.large) {
      min-width: 92px;
      height: 32px;
      gap: 5px;
      font-size: 24px;
      line-height: 32px;
    }
    :host(.large) svg {
      width: 14px;
      height: 21px;
    }
  `,
})
export class SideMark {
  readonly side = input.required<Side | null>();
  /** Readable at arm's length. */
  readonly large = input(false);

  protected readonly left = computed(() => this.side() === 'left' || this.side() === 'both');
  protected readonly right = computed(() => this.side() === 'right' || this.side() === 'both');
  protected readonly label = computed(() => {
    switch (this.side()) {
      case 'left':
        return $localize`Left`;
      case 'right':
        return $localize`Right`;
      case 'both':
        return $localize`Both sides`;
      case null:
        return $localize`Side not given`;
    }
  });
}
