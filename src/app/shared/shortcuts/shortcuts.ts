import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Dialogs } from '../dialogs/dialogs';
import { isOperating, isTyping, keyOf } from './key-of';

export interface Shortcut {
  /** `j`, `ctrl+k`, `shift+ArrowDown`, `?`, or two after one another: `g q`. */
  readonly keys: string;
  /** What it does, for the list that `?` opens. */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Only while this is true. */
  readonly when?: () => boolean;
}

export interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
}

/** A key held down walks on; it never answers, stamps or decides a second time. */
const WALKS = /^(shift\+)?(Arrow\w+|j|k)$/;

/** Milliseconds in which the second key of a pair must follow. */
const PAIR_MS = 1_200;

/** All keys of the page that is open. The newest group wins where two want the same key. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #dialogs = inject(Dialogs);
  readonly #groups = signal<readonly ShortcutGroup[]>([]);
  readonly #newestFirst = computed(() =>
    [...this.#groups()].reverse().flatMap((group) => group.shortcuts),
  );
  readonly groups = this.#groups.asReadonly();
  #first: { readonly key: string; readonly at: number } | null = null;

  constructor() {
    const page = inject(DOCUMENT);
    const pressed = (event: KeyboardEvent): void => {
      this.pressed(event);
    };
    page.addEventListener('keydown', pressed);
    inject(DestroyRef).onDestroy(() => {
      page.removeEventListener('keydown', pressed);
    });
  }

  /** Takes the group's keys; what it returns gives them back. */
  add(group: ShortcutGroup): () => void {
    this.#groups.update((groups) => [...groups, group]);
    return () => {
      this.#groups.update((groups) => groups.filter((other) => other !== group));
    };
  }

  pressed(event: KeyboardEvent): void {
    const key = keyOf(event);
    if (key === null || event.defaultPrevented || this.#dialogs.isOpen()) return;
    if (isOperating(key, event.target) || (event.repeat && !WALKS.test(key))) return;
    if (isTyping(event.target) && !key.startsWith('ctrl+')) return;
    const shortcut = this.#find(key, event.timeStamp);
    if (shortcut === undefined) {
      this.#first = { key, at: event.timeStamp };
      return;
    }
    this.#first = null;
    event.preventDefault();
    shortcut.run(event);
  }

  #find(key: string, at: number): Shortcut | undefined {
    const open = this.#newestFirst().filter(({ when }) => when === undefined || when());
    const first = this.#first;
    if (first !== null && at - first.at < PAIR_MS) {
      const pair = open.find(({ keys }) => keys === `${first.key} ${key}`);
      if (pair !== undefined) return pair;
    }
    return open.find(({ keys }) => keys === key);
  }
}

/** Registers a page's keys for as long as it lives; call it where `inject` may be called. */
export function shortcuts(name: string, keys: readonly Shortcut[]): void {
  inject(DestroyRef).onDestroy(inject(Shortcuts).add({ name, shortcuts: keys }));
}
