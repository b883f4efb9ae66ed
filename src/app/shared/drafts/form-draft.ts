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
  /** What is put back is not typed: what is not drawn yet would be lost. */
  #puttingBack = false;

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
        this.#putBack(new Set());
      },
      { injector: this.#injector },
    );
  }

  /** Before the form could be read, its rows were put back: what they were without that. */
  readonly #rowsBefore = new Map<string, readonly string[]>();

  /** Rows of fields named `<list>-<column>`, as they were typed, or else as they are known. */
  rowsOf<Column extends string>(
    list: string,
    columns: readonly Column[],
    known: readonly Readonly<Partial<Record<Column, string>>>[],
  ): Readonly<Partial<Record<Column, string>>>[] {
    const fields = this.#found()?.fields ?? {};
    const typed = columns.map((column) => fields[`${list}-${column}`]);
    const rows = typed.find((values) => values !== undefined)?.length;
    if (rows === undefined) return [...known];
    const values = columns.map((column, index) => {
      const before = known.map((row) => row[column] ?? '');
      this.#rowsBefore.set(`${list}-${column}`, before);
      return typed[index] ?? before;
    });
    return Array.from(
      { length: rows },
      (_, row) =>
        Object.fromEntries(
          columns.map((column, index) => [column, values[index]?.[row] ?? '']),
        ) as Partial<Record<Column, string>>,
    );
  }

  protected keep(): void {
    if (this.#before === null || this.#puttingBack) return;
    const before = { ...this.#before, ...Object.fromEntries(this.#rowsBefore) };
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

  /** Some fields are drawn only once another says something: round by round, until none is new. */
  #putBack(done: ReadonlySet<string>): void {
    const fields = this.#found()?.fields ?? {};
    const controls = [...this.#form.elements].filter(
      (control): control is HTMLInputElement =>
        control.getAttribute('name') !== null && !done.has((control as HTMLInputElement).name),
    );
    const names = new Set(controls.map(({ name }) => name).filter((name) => name in fields));
    if (names.size === 0) return;
    const changed = [...names].flatMap((name) => {
      const values = fields[name] ?? [];
      const named = controls.filter((control) => control.name === name);
      return named.filter((control, index) => put(control, values, index));
    });
    // Only once all stand: what follows from one field looks at the others. What is no longer
    // ticked goes first: "nothing found" gives way to what was found.
    changed.sort((a, b) => Number(isTicked(a)) - Number(isTicked(b)));
    this.#puttingBack = true;
    for (const control of changed) {
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
    this.#puttingBack = false;
    afterNextRender(
      () => {
        this.#putBack(new Set([...done, ...names]));
      },
      { injector: this.#injector },
    );
  }
}

const isTicked = ({ type, checked }: HTMLInputElement): boolean =>
  (type === 'checkbox' || type === 'radio') && checked;

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
