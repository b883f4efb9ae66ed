import type { ChecklistItem } from '#domain/discharge/checklist';
import { LONGEST_TITLE } from '#domain/discharge/template-refusals';
import { mayDo } from '#domain/people/roles';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
  viewChildren,
  type ElementRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { DraftNote } from '../../shared/drafts/draft-note';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { Notices } from '../../shared/notices/notices';
import { templateSentence } from '../../shared/refusal-messages/template-sentences';
import { FailureNote } from '../../shared/refusals/failure';
import { checklistKindWord } from '../../shared/words/visit-words';
import { selectNames } from '../../state/names.state';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectRoles } from '../../state/sign-in.state';
import { ChangeList } from './change-list';
import { templateEditorActions } from './checklists.actions';
import { selectPublishFailure, selectPublishing } from './checklists.state';
import { ItemEditor } from './item-editor';
import { newLinkId, withEdit, withItemAt, withNewItem, withoutItem } from './template-edits';
import { TemplatePreview } from './template-preview';
import { TemplateWriting } from './template-writing';

/** The next version of a checklist: written, looked at as a nurse will see it, published. */
@Component({
  selector: 'g-template-editor',
  imports: [
    ChangeList,
    DraftNote,
    EmptyState,
    Icon,
    ItemEditor,
    FailureNote,
    RouterLink,
    TemplatePreview,
  ],
  providers: [TemplateWriting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './template-editor.html',
  styleUrls: ['../section.scss', './template-editor.scss'],
})
export class TemplateEditor {
  /** Missing for one of their own for some procedures. */
  readonly id = input<string>();
  /** Of which kind that is to be. */
  readonly kind = input<string>();
  readonly #store = inject(Store);
  readonly #notices = inject(Notices);
  readonly #injector = inject(Injector);
  readonly #page = inject(DOCUMENT);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  protected readonly writing = inject(TemplateWriting);
  readonly #publishing = this.#store.selectSignal(selectPublishing);
  protected readonly saving = computed(() => this.#publishing() === 'sent');
  protected readonly failure = this.#store.selectSignal(selectPublishFailure);
  protected readonly mayWrite = computed(() => mayDo(this.#roles(), 'set-up-clinic'));
  protected readonly longestTitle = LONGEST_TITLE;

  private readonly editors = viewChildren(ItemEditor);
  private readonly titleField = viewChild<ElementRef<HTMLInputElement>>('title');
  /** Once somebody wanted to publish, every fault is shown; before, none of what is just begun. */
  readonly #attempted = signal(false);
  protected readonly openItem = signal<string | null>(null);
  protected readonly said = signal('');
  protected readonly dragged = signal<string | null>(null);
  /** Before which place what is dragged would come. */
  protected readonly dropAt = signal<number | null>(null);

  protected readonly heading = computed(() => {
    const kind = this.writing.base()?.kind;
    return kind === undefined ? '' : checklistKindWord(kind);
  });
  protected readonly next = computed(() => (this.writing.content()?.version ?? 0) + 1);
  /** Somebody else's version; not one's own that has just been published. */
  protected readonly meanwhile = computed(() => {
    const present = this.writing.present();
    const isOwn = this.#publishing() !== 'no';
    return isOwn || present?.version === this.writing.base()?.version ? null : (present ?? null);
  });
  protected readonly procedures = computed(() =>
    [...this.#types()]
      .filter(({ id, active }) => active || this.writing.draft()?.procedureTypeIds.includes(id))
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({
        id,
        name,
        chosen: this.writing.draft()?.procedureTypeIds.includes(id) ?? false,
      })),
  );
  protected readonly lines = computed(() =>
    (this.writing.draft()?.items ?? []).map((item) => ({
      item,
      held: this.writing.held().get(item.linkId) ?? null,
      faults: this.#faultsOf(item),
    })),
  );
  /** What is about no item that is there. */
  protected readonly general = computed(() => {
    const there = new Set(this.writing.draft()?.items.map(({ linkId }) => linkId));
    return this.writing
      .refusals()
      .filter((refusal) => !('linkId' in refusal && there.has(refusal.linkId ?? '')))
      .filter(({ code }) => this.#attempted() || code !== 'checklist-without-procedure')
      .map((refusal) => templateSentence(refusal, this.#names()));
  });
  protected readonly changed = computed(() => this.writing.changes().length > 0);

  constructor() {
    this.#store.dispatch(templateEditorActions.opened());
    effect(() => {
      this.writing.what.set({ id: this.id() ?? null, kind: this.kind() ?? '' });
    });
  }

  #faultsOf({ linkId }: ChecklistItem): readonly string[] {
    const isBegun = !this.#attempted() && this.openItem() === linkId;
    return this.writing
      .refusals()
      .filter((refusal) => 'linkId' in refusal && refusal.linkId === linkId)
      .filter(({ code }) => !isBegun || !/without-text|without-label|range-empty/.test(code))
      .map((refusal) => templateSentence(refusal, this.#names()));
  }

  protected toggle(linkId: string): void {
    this.openItem.update((open) => (open === linkId ? null : linkId));
  }

  protected add(): void {
    const linkId = newLinkId(crypto.randomUUID());
    this.writing.edit((draft) => withNewItem(draft, linkId, this.openItem()));
    this.#openAt(linkId);
  }

  protected change(linkId: string, edit: Parameters<typeof withEdit>[2]): void {
    this.writing.edit((draft) => withEdit(draft, linkId, edit));
  }

  protected remove(linkId: string): void {
    const before = this.writing.draft();
    const item = before?.items.find((each) => each.linkId === linkId);
    if (!before || !item) return;
    this.writing.edit((draft) => withoutItem(draft, linkId));
    const place = before.items.indexOf(item);
    this.#focusSoon(() => this.editors()[place] ?? this.editors().at(-1));
    this.#notices.done($localize`“${item.text}:item:” is taken out.`, {
      undo: () => {
        this.writing.edit((draft) =>
          draft.items.some((each) => each.linkId === linkId)
            ? draft
            : { ...draft, items: draft.items.toSpliced(place, 0, item) },
        );
      },
    });
  }

  protected move(linkId: string, by: 1 | -1): void {
    const items = this.writing.draft()?.items ?? [];
    this.#place(linkId, items.findIndex((item) => item.linkId === linkId) + by);
  }

  #place(linkId: string, place: number): void {
    const focused = this.#page.activeElement as HTMLElement | null;
    this.writing.edit((draft) => withItemAt(draft, linkId, place));
    const items = this.writing.draft()?.items ?? [];
    const at = items.findIndex((item) => item.linkId === linkId);
    this.said.set(
      $localize`“${items[at]?.text ?? ''}:item:” is now ${at + 1}:place: of ${items.length}:count:.`,
    );
    // The browser lets go of what is moved in the page.
    afterNextRender(
      () => {
        focused?.focus();
        focused?.scrollIntoView({ block: 'nearest' });
      },
      { injector: this.#injector },
    );
  }

  protected dragOver(event: DragEvent, place: number): void {
    if (this.dragged() === null) return;
    event.preventDefault();
    const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.dropAt.set(event.clientY > top + height / 2 ? place + 1 : place);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    const [linkId, to] = [this.dragged(), this.dropAt()];
    this.letGo();
    if (linkId === null || to === null) return;
    const from = this.writing.draft()?.items.findIndex((item) => item.linkId === linkId) ?? -1;
    // Its own place is free once it is taken up.
    this.#place(linkId, to > from ? to - 1 : to);
  }

  protected letGo(): void {
    this.dragged.set(null);
    this.dropAt.set(null);
  }

  protected choose(id: string, event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    this.writing.edit((draft) => {
      const others = draft.procedureTypeIds.filter((each) => each !== id);
      return { ...draft, procedureTypeIds: checked ? [...others, id] : others };
    });
  }

  protected rename(event: Event): void {
    const title = (event.target as HTMLInputElement).value;
    this.writing.edit((draft) => ({ ...draft, title }));
  }

  protected publish(): void {
    const content = this.writing.content();
    if (this.saving() || !this.changed() || content === null) return;
    this.#attempted.set(true);
    if (this.writing.refusals().length > 0) {
      this.#toFirstFault();
      return;
    }
    const { id: templateId } = this.writing.what();
    const draftKey = this.writing.draftKey();
    this.#store.dispatch(templateEditorActions.published({ templateId, draftKey, content }));
  }

  #toFirstFault(): void {
    const first = this.lines().find(({ faults }) => faults.length > 0);
    if (first === undefined) this.titleField()?.nativeElement.focus();
    else this.#openAt(first.item.linkId);
  }

  #openAt(linkId: string): void {
    this.openItem.set(linkId);
    this.#focusSoon(() => this.editors().find((editor) => editor.item().linkId === linkId));
  }

  #focusSoon(which: () => ItemEditor | undefined): void {
    afterNextRender(
      () => {
        which()?.focus();
      },
      { injector: this.#injector },
    );
  }
}
