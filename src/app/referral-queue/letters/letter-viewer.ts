import type { Attachment } from '#domain/referral/attachments';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { Chip } from '../../shared/chip/chip';
import { Icon } from '../../shared/icon/icon';
import { shortcuts } from '../../shared/shortcuts/shortcuts';

/** Widths of an image, in hundredths of the place it has. */
const ZOOMS = [100, 150, 200, 300] as const;

/** A letter in the place of the list, so that the record beside it can be read and typed in. */
@Component({
  selector: 'g-letter-viewer',
  imports: [Chip, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'region', '[attr.aria-label]': 'label' },
  templateUrl: './letter-viewer.html',
  styleUrl: './letter-viewer.scss',
})
export class LetterViewer {
  readonly letter = input.required<Attachment>();
  readonly address = input.required<string>();
  /** 2 of 3 */
  readonly place = input.required<string>();
  readonly several = input.required<boolean>();
  readonly moved = output<1 | -1>();
  readonly closed = output();

  readonly #sanitizer = inject(DomSanitizer);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly label = $localize`Letter`;

  /** Our own route, built of two ids: nothing that anybody typed is in it. */
  protected readonly frame = computed(() =>
    this.#sanitizer.bypassSecurityTrustResourceUrl(this.address()),
  );
  readonly #zoom = linkedSignal({ source: this.address, computation: (): number => 0 });
  protected readonly width = computed(() => ZOOMS[this.#zoom()] ?? 100);
  protected readonly isPdf = computed(() => this.letter().mediaType === 'application/pdf');

  constructor() {
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
    const zooms = (step: 1 | -1) => ({
      run: (): void => {
        this.zoom(step);
      },
      when: (): boolean => !this.isPdf(),
    });
    shortcuts($localize`Letter`, [
      {
        keys: 'Escape',
        label: $localize`Close the letter`,
        run: () => {
          this.closed.emit();
        },
      },
      { keys: '+', label: $localize`Larger`, ...zooms(1) },
      { keys: '-', label: $localize`Smaller`, ...zooms(-1) },
    ]);
  }

  protected zoom(step: 1 | -1): void {
    this.#zoom.update((zoom) => Math.min(ZOOMS.length - 1, Math.max(0, zoom + step)));
  }
}
