import type { Act } from '#domain/people/roles';
import type { IconName } from '../shared/icon/icons';

export const PAGE_KEYS = ['today', 'queue', 'board', 'series', 'my-list', 'set-up'] as const;
export type PageKey = (typeof PAGE_KEYS)[number];

/** A page of the left rail. */
export interface Page {
  readonly key: PageKey;
  readonly name: string;
  readonly icon: IconName;
  /** After `g`. */
  readonly letter: string;
  /** Shown to whoever may do any of these. */
  readonly acts: readonly Act[];
}

export const PAGES: readonly Page[] = [
  {
    key: 'today',
    name: $localize`Today`,
    icon: 'today',
    letter: 't',
    acts: ['read-clinic'],
  },
  {
    key: 'queue',
    name: $localize`Queue`,
    icon: 'inbox',
    letter: 'q',
    acts: ['read-clinic'],
  },
  {
    key: 'board',
    name: $localize`Board`,
    icon: 'calendar_view_week',
    letter: 'b',
    acts: ['read-clinic'],
  },
  {
    key: 'series',
    name: $localize`Series`,
    icon: 'timeline',
    letter: 's',
    acts: ['read-clinic'],
  },
  {
    key: 'my-list',
    name: $localize`My list`,
    icon: 'format_list_bulleted',
    letter: 'm',
    acts: ['read-clinic'],
  },
  {
    key: 'set-up',
    name: $localize`Set-up`,
    icon: 'settings',
    letter: 'u',
    acts: ['set-up-clinic', 'manage-people', 'approve-clinical-numbers'],
  },
];
