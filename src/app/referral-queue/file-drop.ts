import { Directive, booleanAttribute, input, output } from '@angular/core';

/**
 * Files dropped anywhere on the host. Text that is dragged about is left to the browser, and what a
 * host inside takes is not seen by the one around it.
 */
@Directive({
  selector: '[gFileDrop]',
  host: {
    '(dragenter)': 'entered($event)',
    '(dragover)': 'dragged($event)',
    '(dragleave)': 'left($event)',
    '(drop)': 'dropped($event)',
  },
})
export class FileDrop {
  readonly gFileDropOff = input(false, { transform: booleanAttribute });
  /** Only files whose types the browser takes for such. */
  readonly gFileDropOf = input<RegExp | null>(null);
  readonly filesDropped = output<readonly File[]>();
  /** Files hover over the host. */
  readonly over = output<boolean>();
  /** Children are entered before their parent is left: counted, so that nothing flickers. */
  #depth = 0;

  protected entered(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.stopPropagation();
    this.#depth += 1;
    if (this.#depth === 1) this.over.emit(true);
  }

  protected dragged(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  }

  protected left(event: DragEvent): void {
    if (this.#depth === 0) return;
    event.stopPropagation();
    this.#depth -= 1;
    if (this.#depth === 0) this.over.emit(false);
  }

  protected dropped(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#depth = 0;
    this.over.emit(false);
    this.filesDropped.emit([...(event.dataTransfer?.files ?? [])]);
  }

  #takes(event: DragEvent): boolean {
    const transfer = event.dataTransfer;
    if (this.gFileDropOff() || transfer?.types.includes('Files') !== true) return false;
    const of = this.gFileDropOf();
    return of === null || [...transfer.items].some(({ type }) => of.test(type));
  }
}
