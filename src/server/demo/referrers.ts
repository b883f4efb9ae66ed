import type { ReferrerKind } from './indications.ts';

/** Clinics and practices that send patients; the code is the sending system of their messages. */
export interface Referrer {
  readonly kind: ReferrerKind;
  /** As the queue shows it. */
  readonly name: string;
  readonly given: string;
  readonly family: string;
  readonly organisation: string;
  /** How their referrals come: as FHIR bundles, as HL7 v2 messages, or typed from a letter. */
  readonly by: 'fhir' | 'hl7v2' | 'entered';
  /** Sending system: the namespace of their identifiers. */
  readonly system: string;
}

const referrer = (
  kind: ReferrerKind,
  given: string,
  family: string,
  role: string,
  organisation: string,
  by: Referrer['by'],
  system: string,
): Referrer => ({
  kind,
  given,
  family,
  name: `${role} ${given} ${family}`,
  organisation,
  by,
  system,
});

const HOSPITAL = 'st-brannock.example.org';
const FOOT = 'DOCKSIDE_FOOT';
const ROYAL = 'ROYAL_ESTUARY';

export const REFERRERS: readonly Referrer[] = [
  referrer(
    'orthopaedics',
    'Tom',
    'Hale',
    'Mr',
    'Orthopaedics, St Brannock Hospital',
    'fhir',
    HOSPITAL,
  ),
  referrer(
    'orthopaedics',
    'Judith',
    'Cressey',
    'Ms',
    'Foot and ankle, St Brannock Hospital',
    'fhir',
    HOSPITAL,
  ),
  referrer(
    'orthopaedics',
    'Vikram',
    'Anand',
    'Mr',
    'Trauma and orthopaedics, Royal Estuary Infirmary',
    'hl7v2',
    ROYAL,
  ),
  referrer(
    'vascular',
    'Eleanor',
    'Prosser',
    'Miss',
    'Vascular surgery, Royal Estuary Infirmary',
    'hl7v2',
    ROYAL,
  ),
  referrer(
    'vascular',
    'Matthew',
    'Odling',
    'Mr',
    'Vascular surgery, St Brannock Hospital',
    'fhir',
    HOSPITAL,
  ),
  referrer(
    'diabetes-foot',
    'Anneke',
    'Visser',
    'Dr',
    'Dockside Diabetes Foot Clinic',
    'hl7v2',
    FOOT,
  ),
  referrer(
    'diabetes-foot',
    'Gerald',
    'Mwangi',
    'Dr',
    'Diabetes foot service, St Brannock Hospital',
    'fhir',
    HOSPITAL,
  ),
  referrer('gp', 'Sarah', 'Penhaligon', 'Dr', 'Quayside Surgery', 'entered', 'quayside'),
  referrer('gp', 'Usman', 'Farooqi', 'Dr', 'Lighthouse Road Practice', 'entered', 'lighthouse'),
  referrer('gp', 'Bronwen', 'Tudor', 'Dr', 'Old Ropewalk Medical Centre', 'entered', 'ropewalk'),
  referrer(
    'neurology',
    'Katarina',
    'Holub',
    'Dr',
    'Neurology, Royal Estuary Infirmary',
    'hl7v2',
    ROYAL,
  ),
  referrer(
    'plastics',
    'Daniel',
    'Amberley',
    'Mr',
    'Plastic surgery, Royal Estuary Infirmary',
    'entered',
    'royal-letter',
  ),
  referrer(
    'rheumatology',
    'Miriam',
    'Feld',
    'Dr',
    'Rheumatology, St Brannock Hospital',
    'fhir',
    HOSPITAL,
  ),
  referrer(
    'dermatology',
    'Rhys',
    'Cadwallader',
    'Dr',
    'Dermatology, Royal Estuary Infirmary',
    'entered',
    'royal-letter',
  ),
  referrer(
    'oncology',
    'Adaeze',
    'Nnamdi',
    'Dr',
    'Oncology, St Brannock Hospital',
    'fhir',
    HOSPITAL,
  ),
];
