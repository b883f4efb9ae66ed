import { bundleSizes, INITIAL_LIMIT } from '../tools/bundle-sizes.ts';
import { measure, type Measure } from './measure.ts';

/** What a desktop downloads before its first page, as it travels. */
export function initialJavaScript(): Measure[] {
  const first = bundleSizes().find(({ name }) => name === 'first page');
  if (!first) throw new Error('The build has no first page');
  return [
    measure(
      {
        name: 'initial-javascript',
        value: first.bytes,
        unit: 'bytes (brotli)',
        against: { what: 'the budget', value: INITIAL_LIMIT },
      },
      { of: 'ratio', atMost: 1 },
    ),
  ];
}
