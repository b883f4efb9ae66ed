import { ElementRef, Injector, afterNextRender, inject } from '@angular/core';

/** Where the keyboard stands in the form of a decision; make it where `inject` may be called. */
export class TriageFocus {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);

  has(target: EventTarget | null): boolean {
    return target instanceof Node && this.#host.contains(target);
  }

  /** At once, and again once it is drawn: a quick key comes before the form that it belongs to. */
  goTo(selector: string): void {
    const go = (): void => {
      const field = this.#field(selector);
      field?.focus();
      if (field instanceof HTMLTextAreaElement)
        field.setSelectionRange(field.value.length, field.value.length);
    };
    go();
    this.#onceDrawn(go);
  }

  /** Once it is drawn: what is still open, unless a quick key has led on already. */
  enter(entered: () => void): void {
    this.#onceDrawn(() => {
      if (this.#field(':focus') === null) this.#first();
      entered();
    });
  }

  /** Once it is drawn: what is still open by then. */
  goOn(): void {
    this.#onceDrawn(() => {
      this.#first();
    });
  }

  /**
   * What is still open, else the button that decides: a complete referral takes A and Enter. A held
   * key never decides: the shortcut that opened this form answers only once.
   */
  #first(): void {
    const first =
      this.#field('[data-open="true"] :is(input, select)') ??
      this.#field('[data-first]') ??
      this.#field('button[type="submit"]');
    first?.focus();
  }

  #onceDrawn(run: () => void): void {
    afterNextRender(run, { injector: this.#injector });
  }

  #field(selector: string): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>(`form ${selector}`);
  }
}
