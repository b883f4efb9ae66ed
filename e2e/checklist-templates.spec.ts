import { goThrough } from './support/checklists.ts';
import { keyboard } from './support/hands.ts';
import { expect, expectAccessible, test } from './support/story.ts';

const OWN = 'Wristband is taken off';
