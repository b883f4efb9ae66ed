import { Directive, booleanAttribute, input, output, signal } from '@angular/core';
import { LETTER_TYPES } from './letters/letter-words';

/**
 * Files dropped anywhere on the host. Text that is dragged about is left to the browser, and what a
 * host inside takes is not seen by the one around it.
 */
@Directive({
  selector: '[gFileDrop]',
  host: {
    '[class.is-dropping]': 'isOver()',
    '(dragenter)': 'entered($event)',
    '(dragover)': 'dragged($event)',
    '(dragleave)': 'left($event)',
    '(drop)': 'dropped($event)',
  },
})
export class FileDrop {
  readonly gFileDropOff = input(false, { transform: booleanAttribute });
  /** Only files that the browser takes for letters. */
  readonly gFileDropOf = input<'letters' | 'any'>('any');
  readonly filesDropped = output<readonly File[]>();
  /** Files hover over the host. */
  readonly over = output<boolean>();
  protected readonly isOver = signal(false);
  /** Children are entered before their parent is left: counted, so that nothing flickers. */
  #depth = 0;

  protected entered(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.stopPropagation();
    this.#depth += 1;
    if (this.#depth === 1) this.#say(true);
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
    if (this.#depth === 0) this.#say(false);
  }

  protected dropped(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#depth = 0;
    this.#say(false);
    this.filesDropped.emit([...(event.dataTransfer?.files ?? [])]);
  }

  #say(isOver: boolean): void {
    this.isOver.set(isOver);
    this.over.emit(isOver);
  }

  #takes(event: DragEvent): boolean {
    const transfer = event.dataTransfer;
    if (this.gFileDropOff() || transfer?.types.includes('Files') !== true) return false;
    if (this.gFileDropOf() === 'any') return true;
    return [...transfer.items].some(({ type }) => LETTER_TYPES.test(type));
  }
}
