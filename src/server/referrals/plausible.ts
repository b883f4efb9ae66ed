import { dateRefusals } from '#domain/referral/dated-facts';
import { sidesAgree } from '#domain/referral/diagnosis';
import type { IncomingReferral } from '#domain/referral/incoming';
import type { ClinicDate } from '#domain/time/clinic-date';

/**
 * A message without the facts that cannot be: nobody was born tomorrow, and a side against the
 * diagnosis is no order. They stay readable in the history, and are missing until a person has asked.
 */
export function plausible(incoming: IncomingReferral, today: ClinicDate): IncomingReferral {
  const { diagnosis, side } = incoming;
  const { birthDate } = incoming.patient;
  const isBorn = dateRefusals({ birthDate }, today).length === 0;
  const agrees = sidesAgree(diagnosis?.code ?? null, side);
  if (isBorn && agrees) return incoming;
  const notes = [
    incoming.history,
    isBorn ? '' : `The message says born on ${birthDate ?? ''}, which cannot be.`,
    agrees
      ? ''
      : `The message asks for ${side ?? ''}, against its diagnosis ${diagnosis?.code ?? ''}.`,
  ];
  return {
    ...incoming,
    patient: { ...incoming.patient, birthDate: isBorn ? birthDate : null },
    side: agrees ? side : null,
    history: notes.filter((note) => note !== '').join('\n'),
  };
}
