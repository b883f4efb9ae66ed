import type { SavedFilter } from '#contract/saved-filters';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { savedFiltersActions } from './saved-filters.actions';
import { selectSavedFilters } from './saved-filters.state';

/** A person's own views of the queue, each an address under a name of theirs. */
@Component({
  selector: 'g-saved-filters',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './saved-filters.html',
  styleUrl: './saved-filters.scss',
})
export class SavedFilters {
  /** What the address says now, without what is open beside the list: `list=new&urgency=urgent`. */
  readonly present = input.required<string>();

  readonly #store = inject(Store);
  readonly #injector = inject(Injector);
  private readonly section = viewChild<ElementRef<HTMLElement>>('section');
  private readonly nameField = viewChild<ElementRef<HTMLInputElement>>('nameField');
  protected readonly filters = this.#store.selectSignal(selectSavedFilters);
  /** The one whose name is being written; `new` for the view that is being saved. */
  protected readonly naming = signal<string | null>(null);
  protected readonly isSaved = computed(() =>
    this.filters().some(({ query }) => query === this.present()),
  );

  constructor() {
    this.#store.dispatch(savedFiltersActions.wanted());
  }

  protected paramsOf({ query }: SavedFilter): Params {
    return Object.fromEntries(new URLSearchParams(query));
  }

  protected isHere({ query }: SavedFilter): boolean {
    return query === this.present();
  }

  protected renameLabel({ name }: SavedFilter): string {
    return $localize`Rename ${name}:name:`;
  }

  protected removeLabel({ name }: SavedFilter): string {
    return $localize`Remove ${name}:name:`;
  }

  protected begin(id: string): void {
    this.naming.set(id);
    const write = (): void => {
      const field = this.nameField()?.nativeElement;
      field?.select();
      // With the name comes what keeps it, below the last line of the worklists.
      field?.form?.scrollIntoView({ block: 'nearest' });
    };
    afterNextRender(write, { injector: this.#injector });
  }

  protected keep(event: Event, words: string): void {
    event.preventDefault();
    const name = words.trim();
    const id = this.naming();
    if (name === '' || id === null) return;
    const filter = this.filters().find((each) => each.id === id);
    this.#store.dispatch(
      filter === undefined
        ? savedFiltersActions.saved({ name, query: this.present() })
        : savedFiltersActions.renamed({ filter, name }),
    );
    this.naming.set(null);
  }

  protected remove(filter: SavedFilter, position: number): void {
    this.#store.dispatch(savedFiltersActions.removed({ filter, position }));
    // The button that was pressed goes away: the keyboard stays with the list it belonged to.
    this.section()?.nativeElement.focus();
  }
}
