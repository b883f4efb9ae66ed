import type { TemplateVersions } from '#contract/discharge';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { templateChanges } from '#domain/discharge/template-changes';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { catchError, map, of, switchMap } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { checklistKindWord } from '../../shared/words/visit-words';
import { selectChecklistTemplateEntities } from '../../state/checklist-templates.state';
import { selectNames } from '../../state/names.state';
import { ChangeList } from './change-list';
import { TemplatePreview } from './template-preview';
import { draftOf } from './template-edits';
import { forWords, publishedWords } from './template-words';

interface Found {
  readonly versions: readonly ChecklistTemplate[];
  readonly failure: ApiFailure | null;
}

/** Every version of a checklist: who published it, what it changed, and what it asks. */
@Component({
  selector: 'g-versions-page',
  imports: [ChangeList, FailureNote, Icon, RouterLink, Skeleton, TemplatePreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './versions-page.html',
  styleUrls: ['../section.scss', './versions-page.scss'],
})
export class VersionsPage {
  readonly id = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #known = this.#store.selectSignal(selectChecklistTemplateEntities);
  /** Asked again when somebody publishes another one. */
  readonly #asked = computed(() => `${this.id()} ${this.#known()[this.id()]?.version ?? 0}`);
  readonly #found = toSignal(
    toObservable(this.#asked).pipe(
      switchMap(() =>
        this.#api.read<TemplateVersions>(`/api/checklist-templates/${this.id()}/versions`).pipe(
          map(({ versions }): Found => ({ versions, failure: null })),
          catchError((failure: ApiFailure) => of<Found>({ versions: [], failure })),
        ),
      ),
    ),
  );
  protected readonly waiting = computed(() => this.#found() === undefined);
  protected readonly failure = computed(() => this.#found()?.failure ?? null);
  protected readonly heading = computed(() => {
    const newest = this.#known()[this.id()];
    return newest === undefined ? '' : `${checklistKindWord(newest.kind)}: ${newest.title}`;
  });
  protected readonly lines = computed(() => {
    const versions = this.#found()?.versions ?? [];
    const names = this.#names();
    return versions.map((template, index) => {
      const before = versions[index + 1];
      return {
        template,
        inForce: index === 0,
        for: forWords(template, names),
        published: publishedWords(template, names.zone, names.today),
        changes: before === undefined ? [] : templateChanges(draftOf(before), draftOf(template)),
      };
    });
  });
}
