import type { ProcedureType } from '#domain/clinic/clinic';
import type { IncomingOrder } from '#domain/referral/incoming';

/** CPT 64520: injection, lumbar or thoracic paravertebral sympathetic. Source: clinical.md A [5]. */
const SYMPATHETIC_BLOCK_CPT = '64520';

/**
 * The clinic's procedure that the referrer asks for, or `null` when it is not clearly one of them:
 * a physician says then what is to be done. Names are compared word by word; the longest wins.
 */
export function recogniseProcedure<T extends Pick<ProcedureType, 'name' | 'shortName' | 'active'>>(
  order: IncomingOrder,
  types: readonly T[],
): T | null {
  const text = words(order.text);
  const offered = types.filter((type) => type.active).sort((a, b) => b.name.length - a.name.length);
  const named = offered.find(
    (type) => text.includes(words(type.name)) || text.includes(words(type.shortName)),
  );
  if (named !== undefined) return named;
  if (!order.codes.includes(SYMPATHETIC_BLOCK_CPT)) return null;
  return offered.findLast((type) => words(type.name).includes(' lumbar sympathetic ')) ?? null;
}

const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
