import {
  afterNextRender,
  computed,
  Directive,
  ElementRef,
  inject,
  Injector,
  input,
  type OnInit,
  signal,
} from '@angular/core';
import { type Draft, type DraftFields, fieldsOf, typedSince } from './draft-text';
import { Drafts } from './drafts';

/**
 * On a native form: keeps what is typed in it, and puts it back when the form opens again. It hangs
 * on the form's values by name, whatever its fields look like.
 */
@Directive({
  selector: 'form[gDraft]',
  exportAs: 'gDraft',
  host: { '(input)': 'keep()', '(change)': 'keep()', '(click)': 'keepSoon()' },
})
export class FormDraft implements OnInit {
  readonly #drafts = inject(Drafts);
  readonly #injector = inject(Injector);
  readonly #form = inject<ElementRef<HTMLFormElement>>(ElementRef).nativeElement;

  /** The form's name, such as `new-referral`. */
  readonly gDraft = input.required<string>();
  /** The version of what it changes. */
  readonly draftBasis = input('');

  readonly #found = signal<Draft | null>(null);
  /** When what was put back was typed; `null` where nothing was. */
  readonly typedAt = computed(() => this.#found()?.at ?? null);
  /** What it changes was changed since by somebody. */
  readonly isOlder = computed(() => (this.#found()?.basis ?? '') !== this.draftBasis());
  #before: DraftFields | null = null;

  ngOnInit(): void {
    this.#found.set(this.#drafts.find(this.gDraft()));
    afterNextRender(
      () => {
        // What the page itself has put in is typed as well: nobody has said it before.
        const hidden = [...this.#form.querySelectorAll<HTMLInputElement>('[type=hidden]')];
        const names = hidden.map(({ name }) => name);
        this.#before = Object.fromEntries(
          Object.entries(this.#fields()).filter(([name]) => !names.includes(name)),
        );
        this.#putBack();
      },
      { injector: this.#injector },
    );
  }

  /** The values of a field that has as many inputs as were typed, for those that draw them. */
  valuesOf(name: string): readonly string[] | null {
    return this.#found()?.fields[name] ?? null;
  }

  /** Of rows that were put back before the form could be read: none of them was there. */
  readonly #rows = new Map<string, readonly string[]>();
  rowsBefore(name: string, values: readonly string[]): void {
    this.#rows.set(name, values);
  }

  protected keep(): void {
    if (this.#before === null) return;
    const before = { ...this.#before, ...Object.fromEntries(this.#rows) };
    this.#drafts.keep(this.gDraft(), this.draftBasis(), typedSince(before, this.#fields()));
  }

  /** A row added or taken out is no input: it is there, or gone, once it is drawn. */
  protected keepSoon(): void {
    afterNextRender(
      () => {
        if (this.#form.isConnected) this.keep();
      },
      { injector: this.#injector },
    );
  }

  #fields(): DraftFields {
    return fieldsOf(new FormData(this.#form));
  }

  #putBack(): void {
    const fields = this.#found()?.fields ?? {};
    const changed = Object.entries(fields).flatMap(([name, values]) => {
      const controls = [...this.#form.elements].filter(
        (control): control is HTMLInputElement => control.getAttribute('name') === name,
      );
      return controls.filter((control, index) => put(control, values, index));
    });
    // Only once all stand: what follows from one field looks at the others.
    for (const control of changed) {
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
}

/** Does the control now say something else? */
function put(control: HTMLInputElement, values: readonly string[], index: number): boolean {
  if (control.type === 'file' || control.type === 'hidden') return false;
  if (control.type === 'checkbox' || control.type === 'radio') {
    const checked = values.includes(control.value);
    if (control.checked === checked) return false;
    control.checked = checked;
    return true;
  }
  const value = values[index] ?? '';
  if (control.value === value) return false;
  control.value = value;
  return true;
}
