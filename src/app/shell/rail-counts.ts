import type { PageKey } from './pages';

/** How much there is to do on each page, for whoever is signed in; a page without is left out. */
export type RailCounts = Readonly<Partial<Record<PageKey, number>>>;
