import type { SeriesTask } from '#domain/series/next-task';
import type { ClinicDate } from '#domain/time/clinic-date';
import { dayWords } from '../shared/times/words';
import { responseTimeWord } from '../shared/words/series-words';

export interface TaskWords {
  /** What is to be done. */
  readonly what: string;
  /** Whose move it is, and until when. */
  readonly whose: string;
  /** The day has come or gone. */
  readonly late: boolean;
}

export function taskWords(task: SeriesTask, today: ClinicDate): TaskWords {
  switch (task.kind) {
    case 'record-response': {
      const by = dayWords(task.by, today);
      return {
        what: $localize`Ask after ${responseTimeWord(task.due)}:due:`,
        whose:
          task.from > today
            ? $localize`from ${dayWords(task.from, today)}:day:`
            : $localize`call · decision by ${by}:day:`,
        late: task.by <= today,
      };
    }
    case 'decide':
      return {
        what: $localize`Decide after block ${task.after.index}:block:`,
        whose: $localize`physician · by ${dayWords(task.by, today)}:day:`,
        late: task.by <= today,
      };
    case 'book-block':
      return {
        what: $localize`Book block ${task.blockIndex}:block:`,
        whose: $localize`coordinator`,
        late: false,
      };
    case 'come':
      return {
        what: $localize`Block ${task.block.index}:block: ${dayWords(task.block.date, today)}:day:`,
        whose: task.block.standing === 'provisional' ? $localize`provisional` : $localize`booked`,
        late: false,
      };
    case 'resume':
      return { what: $localize`Paused`, whose: $localize`resume when ready`, late: false };
  }
}
