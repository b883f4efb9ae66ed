import { CHECKLIST_KINDS, type ChecklistTemplate } from '#domain/discharge/checklist';
import { heldItems } from '#domain/discharge/held-items';
import { templateChanges } from '#domain/discharge/template-changes';
import type { TemplateDraft } from '#domain/discharge/template-draft';
import { templateRefusals } from '#domain/discharge/template-refusals';
import {
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Drafts } from '../../shared/drafts/drafts';
import {
  selectChecklistTemplateEntities,
  selectChecklistTemplates,
} from '../../state/checklist-templates.state';
import { draftOf, keptDraft, tidied } from './template-edits';

/** Which checklist is written: one that is there, or a first one of this kind for some procedures. */
export interface Written {
  readonly id: string | null;
  readonly kind: string;
}

/** A checklist while somebody writes its next version. It is kept until it is published or let go. */
@Injectable()
export class TemplateWriting {
  readonly #store = inject(Store);
  readonly #drafts = inject(Drafts);
  readonly #templates = this.#store.selectSignal(selectChecklistTemplates);
  readonly #known = this.#store.selectSignal(selectChecklistTemplateEntities);

  readonly what = signal<Written>({ id: null, kind: '' }, { equal: isSame });
  readonly isNew = computed(() => this.what().id === null);
  /** As it is now, whatever somebody else has published; for a new one, the one for all. */
  readonly present = computed((): ChecklistTemplate | undefined => {
    const { id, kind } = this.what();
    if (id !== null) return this.#known()[id];
    return this.#templates().find(
      (template) => template.kind === kind && template.procedureTypeIds.length === 0,
    );
  });
  /** The version that the writing began from, or was last compared with. */
  readonly base = linkedSignal({
    source: this.what,
    computation: () => untracked(this.present),
  });
  readonly draftKey = computed(() => {
    const { id, kind } = this.what();
    return `checklist ${id ?? `new ${kind}`}`;
  });
  /** What was typed before and found again. */
  readonly #found = linkedSignal({
    source: this.what,
    computation: () => untracked(() => this.#drafts.find(this.draftKey())),
  });
  readonly typedAt = computed(() => this.#found()?.at ?? null);
  readonly isOlder = computed(() => this.#found()?.basis !== String(this.base()?.version));

  readonly draft = linkedSignal({
    source: this.what,
    computation: (): TemplateDraft | null =>
      untracked(() => {
        const blank = this.#blank();
        return blank && (keptDraft(this.#found()?.fields['draft']?.[0], blank.kind) ?? blank);
      }),
  });
  readonly isForAll = computed(() => !this.isNew() && this.base()?.procedureTypeIds.length === 0);
  readonly #tidy = computed(() => {
    const draft = this.draft();
    return draft && tidied(draft);
  });
  readonly changes = computed(() => {
    const [before, after] = [this.#blank(), this.#tidy()];
    return before && after ? templateChanges(before, after) : [];
  });
  readonly refusals = computed(() => {
    const draft = this.#tidy();
    if (draft === null) return [];
    const before = this.isNew() ? null : (this.base() ?? null);
    return templateRefusals(draft, { before, templates: this.#templates() });
  });
  /** What a rule holds, by name. */
  readonly held = computed(() => {
    const kind = CHECKLIST_KINDS.find((each) => each === this.draft()?.kind);
    const held = kind === undefined ? [] : heldItems(kind);
    return new Map(held.map((each) => [each.item.linkId, each]));
  });
  /** As it is sent. */
  readonly content = computed(() => {
    const draft = this.#tidy();
    return draft && { ...draft, version: this.isNew() ? 0 : (this.base()?.version ?? 0) };
  });

  constructor() {
    effect(() => {
      const [draft, base] = [this.draft(), this.base()];
      if (draft === null || base === undefined) return;
      const typed = JSON.stringify(draft);
      // What was only found again is as old as it was.
      if (typed === untracked(this.#found)?.fields['draft']?.[0]) return;
      const fields =
        typed === JSON.stringify(untracked(() => this.#blank())) ? {} : { draft: [typed] };
      this.#drafts.keep(untracked(this.draftKey), String(base.version), fields);
    });
  }

  edit(change: (draft: TemplateDraft) => TemplateDraft): void {
    this.draft.update((draft) => draft && change(draft));
  }

  /** Begins anew from how it is now. */
  discard(): void {
    this.#drafts.forget(this.draftKey());
    this.#found.set(null);
    this.base.set(this.present());
    this.draft.set(this.#blank());
  }

  /** What is written stays, and is measured against what somebody else has published. */
  goOnFromPresent(): void {
    this.base.set(this.present());
  }

  /** Nothing written yet. A first one begins as a copy, for procedures still to be chosen. */
  #blank(): TemplateDraft | null {
    const base = this.base();
    return base === undefined ? null : draftOf(base);
  }
}

function isSame(a: Written, b: Written): boolean {
  return a.id === b.id && a.kind === b.kind;
}
