import {
  proposalFor,
  type AntithromboticDecision,
  type AntithromboticPlan,
  type KidneyFacts,
} from '#domain/readiness/antithrombotics';
import { daysWords } from '../times/words';

export function decisionWord(decision: AntithromboticDecision): string {
  switch (decision) {
    case 'continue':
      return $localize`Continue`;
    case 'stop':
      return $localize`Stop`;
    case 'bridge':
      return $localize`Bridge`;
  }
}

export function planWords({
  decision,
  stopDays,
  restartHours,
}: Pick<AntithromboticPlan, 'decision' | 'stopDays' | 'restartHours'>): string {
  if (decision === null) return $localize`not decided`;
  const word = decisionWord(decision);
  if (decision === 'continue') return word;
  const stop = $localize`${word}:decision: ${daysWords(stopDays)}:days: before`;
  return restartHours === null
    ? stop
    : $localize`${stop}:stop:, again ${restartHours}:hours: h after`;
}

/** What the drug table says; a pharmacist has to have confirmed it. */
export function proposalWords(drug: string, patient: KidneyFacts): string {
  const proposal = proposalFor(drug, patient);
  return proposal === null
    ? $localize`not in the drug table`
    : $localize`table: ${planWords(proposal).toLowerCase()}:proposal:`;
}
