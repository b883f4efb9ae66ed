import type { ClinicDate } from '#domain/time/clinic-date';
import type { ClinicalPicture } from './clinical-picture.ts';
import { pdfOf } from './letter-pdf.ts';

/** What the referrer wrote, on paper: what was typed into the referral can be read again here. */
export function referralLetter(picture: ClinicalPicture, written: ClinicDate): Buffer {
  const { patient, referrer, diagnosis, code, side, levels, urgency, nrs, history, tried } =
    picture;
  const { givenName, familyName, birthDate, phone, weightKg, drugs, allergies } = patient;
  const listed = (words: readonly string[], none: string): string =>
    words.length === 0 ? none : words.join('; ');
  return pdfOf([
    referrer.organisation,
    '',
    written,
    '',
    'To the interventional pain clinic',
    '',
    `Re: ${givenName} ${familyName}, born ${birthDate}, telephone ${phone}`,
    `Diagnosis: ${diagnosis} (${code})`,
    '',
    'Dear colleagues,',
    '',
    `Please see this patient for a lumbar sympathetic block, ${SIDES[side]}, at ${levels.join(' and ')}. ${URGENCIES[urgency]} Pain is ${nrs} out of 10 at rest.`,
    '',
    history,
    '',
    `Tried so far: ${tried}`,
    `Drugs: ${listed(drugs, 'none')}.`,
    `Allergies: ${listed(allergies, 'none known')}.`,
    `Weight: ${weightKg} kg.`,
    '',
    'The patient has shaded where it hurts on the sheet that comes with this letter.',
    '',
    'With kind regards,',
    '',
    `${referrer.name}, ${referrer.organisation}`,
  ]);
}

const SIDES = { left: 'on the left', right: 'on the right', both: 'on both sides' } as const;
const URGENCIES: Readonly<Record<ClinicalPicture['urgency'], string>> = {
  'most-urgent': 'I would be grateful for a place this week.',
  urgent: 'I would be grateful for an early place.',
  routine: 'It is not urgent.',
  'rtt-18-weeks': 'It is not urgent.',
};
