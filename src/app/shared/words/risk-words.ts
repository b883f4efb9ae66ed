import type { Risk } from '#domain/daily-list/risks';
import type { Tone } from '../chip/chip';
import type { IconName } from '../icon/icons';
import { shortDay } from '../times/words';
import { allOf } from './lists';
import { redFlagWord } from './referral-words';

export interface RiskWords {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A risk in as few words as it can be told in. */
export function riskWords(risk: Risk): RiskWords {
  switch (risk.kind) {
    case 'red-flag':
      return { words: allOf(risk.flags.map(redFlagWord)), tone: 'danger', icon: 'flag' };
    case 'antithrombotic':
      return antithromboticWords(risk);
    case 'allergy':
      return {
        words: $localize`Allergy: ${risk.to}:to:`,
        tone: risk.matters === null ? 'quiet' : 'danger',
        icon: 'warning',
      };
    case 'diabetes':
      return { words: $localize`Diabetes`, tone: 'quiet', icon: 'monitor_heart' };
    case 'weight':
      return { words: $localize`${risk.kg}:kg: kg`, tone: 'quiet', icon: 'person' };
  }
}

function antithromboticWords(risk: Extract<Risk, { kind: 'antithrombotic' }>): RiskWords {
  const { drug, decision, firstOmittedDay, lastDose, prescriberAgreed } = risk;
  const icon: IconName = 'medication';
  if (decision === null)
    return { words: $localize`${drug}:drug:: no plan yet`, tone: 'danger', icon };
  if (decision === 'continue')
    return { words: $localize`${drug}:drug:: continued`, tone: 'quiet', icon };
  const bridged = decision === 'bridge' ? $localize` (bridged)` : '';
  const from = firstOmittedDay === null ? '' : shortDay(firstOmittedDay);
  const plan = $localize`${drug}:drug:: none from ${from}:day:${bridged}:bridged:`;
  if (lastDose !== null)
    return { words: $localize`${plan}:plan:, last ${lastDose}:dose:`, tone: 'attention', icon };
  return prescriberAgreed
    ? { words: plan, tone: 'attention', icon }
    : { words: $localize`${plan}:plan:, prescriber not asked`, tone: 'danger', icon };
}
