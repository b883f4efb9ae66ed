import { Directive, booleanAttribute, input, output } from '@angular/core';

/** Files dropped anywhere on the host. Text that is dragged about is left to the browser. */
@Directive({
  selector: '[gFileDrop]',
  host: {
    '(dragenter)': 'entered($event)',
    '(dragover)': 'dragged($event)',
    '(dragleave)': 'left()',
    '(drop)': 'dropped($event)',
  },
})
export class FileDrop {
  readonly gFileDropOff = input(false, { transform: booleanAttribute });
  readonly filesDropped = output<readonly File[]>();
  /** Files hover over the host. */
  readonly over = output<boolean>();
  /** Children are entered before their parent is left: counted, so that nothing flickers. */
  #depth = 0;

  protected entered(event: DragEvent): void {
    if (!this.#takes(event)) return;
    this.#depth += 1;
    if (this.#depth === 1) this.over.emit(true);
  }

  protected dragged(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  }

  protected left(): void {
    if (this.#depth === 0) return;
    this.#depth -= 1;
    if (this.#depth === 0) this.over.emit(false);
  }

  protected dropped(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    this.#depth = 0;
    this.over.emit(false);
    this.filesDropped.emit([...(event.dataTransfer?.files ?? [])]);
  }

  #takes(event: DragEvent): boolean {
    return !this.gFileDropOff() && event.dataTransfer?.types.includes('Files') === true;
  }
}
