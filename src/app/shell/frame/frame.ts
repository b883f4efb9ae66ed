import { mayDo } from '#domain/people/roles';
import {
  ChangeDetectionStrategy,
  Component,
  type Type,
  ViewContainerRef,
  computed,
  effect,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { selectPicture, selectPictureFailure } from '../../state/live-feed.state';
import { selectSignInFailure, selectSignInStatus } from '../../state/sign-in-status.state';
import { selectRoles } from '../../state/sign-in.state';
import type { Finding } from '../command-palette/findings';
import { keepAtHand } from '../keep-at-hand';
import { listKeys } from '../list-keys';
import { liveCounts } from '../live-counts';
import { PAGES } from '../pages';
import { showWhen } from '../../shared/show-when';
import { Rail } from './rail';
import { TopBar } from './top-bar';
import { Unreachable } from './unreachable';

/** The frame every page stands in: rail, top bar, page; and what covers it when it cannot stand. */
@Component({
  selector: 'g-frame',
  imports: [Rail, RouterOutlet, Skeleton, TopBar, Unreachable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
})
export class Frame {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  protected readonly listKeys = listKeys();
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #signInFailure = this.#store.selectSignal(selectSignInFailure);
  readonly #pictureFailure = this.#store.selectSignal(selectPictureFailure);

  protected readonly over = viewChild.required('over', { read: ViewContainerRef });

  protected readonly counts = liveCounts();
  protected readonly status = this.#store.selectSignal(selectSignInStatus);
  protected readonly picture = this.#store.selectSignal(selectPicture);
  protected readonly failure = computed(() => this.#signInFailure() ?? this.#pictureFailure());

  constructor() {
    shortcuts($localize`Everywhere`, [
      { keys: 'ctrl+k', label: $localize`Search`, run: () => this.search() },
      { keys: '/', label: $localize`Search`, run: () => this.search() },
      { keys: '?', label: $localize`All keys of this page`, run: this.listKeys },
    ]);
    shortcuts(
      $localize`Go to`,
      PAGES.map((page) => ({
        keys: `g ${page.letter}`,
        label: page.name,
        run: () => void this.#router.navigate(['/', page.key]),
        when: () => page.acts.some((act) => mayDo(this.#roles(), act)),
      })),
    );
    effect(() => {
      if (this.status() === 'nobody')
        void this.#router.navigate(['/sign-in'], { queryParams: { next: this.#router.url } });
    });
    effect(() => {
      if (this.picture() === 'loaded') untracked(keepAtHand);
    });
    showWhen(
      () => this.status() === 'ended',
      this.over,
      async () => (await import('../sign-in/sign-in-again')).SignInAgain,
    );
  }

  protected search(): void {
    const load = async (): Promise<Type<unknown>> =>
      (await import('../command-palette/command-palette')).CommandPalette;
    const search = this.#dialogs.open<Finding>(load, undefined, { top: '64px' });
    // Once it is closed: what was found may open a dialog of its own.
    void search.then((found) => found?.run());
  }
}
