/** Which rule reads an item, and so holds it in its checklist. */
export type Holder = 'start' | 'side' | 'home' | 'pressure' | 'score';
