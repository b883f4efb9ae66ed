import type { Shortcut } from '../../shared/shortcuts/shortcuts';

export interface BoardActs {
  go(steps: -1 | 1): void;
  turnColumns(): void;
  toggleWeek(): void;
  toSlots(): void;
  firstLegal(): void;
  park(): void;
  putDown(): void;
  isHandFull(): boolean;
}

/** The keys of the board, wherever on its page the keyboard is. */
export function boardKeys(acts: BoardActs): Shortcut[] {
  const when = (): boolean => acts.isHandFull();
  return [
    { keys: ',', label: $localize`Day or week before`, run: () => acts.go(-1) },
    { keys: '.', label: $localize`Day or week after`, run: () => acts.go(1) },
    { keys: 'w', label: $localize`Week or day`, run: () => acts.toggleWeek() },
    { keys: 'v', label: $localize`Rooms or physicians`, run: () => acts.turnColumns() },
    { keys: 'b', label: $localize`To the board`, run: () => acts.toSlots() },
    {
      keys: 'f',
      label: $localize`First legal slot for what is in hand`,
      run: () => acts.firstLegal(),
      when,
    },
    { keys: 'p', label: $localize`Park what is in hand`, run: () => acts.park(), when },
    { keys: 'Escape', label: $localize`Put down`, run: () => acts.putDown(), when },
  ];
}
