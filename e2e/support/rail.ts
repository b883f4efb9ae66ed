/** The pages of the rail: their paths, and the letter after `g`. */
export const RAIL = {
  Today: { path: 'today', letter: 't' },
  Queue: { path: 'queue', letter: 'q' },
  Board: { path: 'board', letter: 'b' },
  Series: { path: 'series', letter: 's' },
  'My list': { path: 'my-list', letter: 'm' },
} as const;

export type RailPage = keyof typeof RAIL;
