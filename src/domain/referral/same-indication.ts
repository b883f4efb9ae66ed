import { diagnosisSide } from '#domain/referral/diagnosis';
import type { Side } from '#domain/referral/laterality';
import type { Referral } from '#domain/referral/referral';
import { daysBetween, type ClinicDate } from '#domain/time/clinic-date';

type Order = Pick<Referral, 'diagnosis' | 'procedureTypeId' | 'side'>;

/** A referral that is closed is asked for again as a new one, once it is older than this. A clinic default. */
export const ASKED_ANEW_DAYS = 180;

/** `G90.5`: the first five signs name the disease; what follows, its site and side. */
const FAMILY_LENGTH = 5;

/**
 * Do two referrals ask for the same thing? Diagnoses of one family or the same procedure, and sides
 * that meet. What neither says cannot tell them apart: a letter that gives no diagnosis is about
 * whatever the other is about.
 */
export function sameIndication(a: Order, b: Order): boolean {
  return sidesMeet(sideOf(a), sideOf(b)) && isSameOrder(a, b);
}

function isSameOrder(a: Order, b: Order): boolean {
  const byCode = sameFamily(a.diagnosis?.code ?? null, b.diagnosis?.code ?? null);
  if (byCode === true) return true;
  const procedures = both(a.procedureTypeId, b.procedureTypeId);
  if (procedures) return a.procedureTypeId === b.procedureTypeId;
  const words = [a.diagnosis?.text, b.diagnosis?.text].map((text) => text?.trim().toLowerCase());
  if (byCode === null && words[0] && words[1]) return words[0] === words[1];
  return byCode ?? true;
}

/** `null` where either names no code. */
function sameFamily(a: string | null, b: string | null): boolean | null {
  if (a === null || b === null) return null;
  const [one, other] = [a.slice(0, FAMILY_LENGTH), b.slice(0, FAMILY_LENGTH)];
  return one.startsWith(other) || other.startsWith(one);
}

const both = (a: string | null, b: string | null): boolean => a !== null && b !== null;

/** The ordered side; while nobody has said, the one that the diagnosis code names. */
const sideOf = (order: Order): Side | null =>
  order.side ?? (order.diagnosis?.code == null ? null : diagnosisSide(order.diagnosis.code));

const sidesMeet = (a: Side | null, b: Side | null): boolean =>
  a === null || b === null || a === 'both' || b === 'both' || a === b;

/** Both open, or the closed one recent enough that the other may be the same request come again. */
export function areOfOneTime(
  a: { readonly open: boolean; readonly receivedOn: ClinicDate },
  b: { readonly open: boolean; readonly receivedOn: ClinicDate },
): boolean {
  return (a.open && b.open) || Math.abs(daysBetween(a.receivedOn, b.receivedOn)) <= ASKED_ANEW_DAYS;
}
