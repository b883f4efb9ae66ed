import type { IncomingLetter, LetterFault } from '#domain/referral/incoming-letter';
import { readAs, resolve, type Placed, type ResourceFile } from './fhir-resources.ts';
import {
  binaryShape,
  documentShape,
  serviceRequestShape,
  type AttachmentFacts,
  type DocumentFacts,
  type ReferenceFacts,
} from './fhir-shapes.ts';
import { wordsOf } from './fhir-words.ts';
import { factOf } from './text.ts';

/** Of whom a resource speaks: a patient of the file, or whatever the reference says. */
type Subject = Placed | string | null;
type Tied = ReadonlyMap<Placed, ReadonlySet<Placed>>;

/**
 * The letters of each request: documents that it points to, that point to it or that lie in it, and
 * those about its patient that point to no other. Nothing is fetched from elsewhere. What cannot be
 * told whose it is, is named with the first request and attached to none.
 */
export function lettersOf(
  requests: readonly Placed[],
  file: ResourceFile,
): ReadonlyMap<Placed, readonly IncomingLetter[]> {
  const letters = new Map(requests.map((request) => [request, elsewhereOf(request, file)]));
  const documents = file.all.filter(isDocument);
  const tied = tiesOf(requests, documents, file);
  const used = new Set(documents.flatMap((placed) => binariesOf(placed, file)));
  const first = requests.find(isOpen);
  for (const placed of documents) {
    if (used.has(placed)) continue;
    const named = tied.get(placed);
    const homes = named ?? requests.filter((request) => isAbout(placed, request, requests, file));
    for (const request of homes) {
      const isOthers = differ(subjectOf(placed, file), subjectOf(request, file));
      letters.get(request)?.push(...read(placed, file, isOthers ? 'another-patient' : null));
    }
    if ([...homes].length === 0 && named === undefined && first !== undefined)
      letters.get(first)?.push(...read(placed, file, 'unclear-whose'));
  }
  return letters;
}

const isOpen = ({ resource }: Placed): boolean =>
  !['completed', 'revoked', 'entered-in-error'].includes(String(resource['status']));

const isDocument = ({ resource }: Placed): boolean =>
  ['DocumentReference', 'Binary'].includes(resource.resourceType);

/** Which requests a document belongs to because one of the two says so. */
function tiesOf(
  requests: readonly Placed[],
  documents: readonly Placed[],
  file: ResourceFile,
): Tied {
  const tied = new Map<Placed, Set<Placed>>();
  const tie = (document: Placed | null, request: Placed | null): void => {
    if (document === null || request === null) return;
    const known = tied.get(document) ?? new Set();
    tied.set(document, known.add(request));
  };
  for (const request of requests)
    for (const reference of serviceRequestShape.parse(request.resource).supportingInfo)
      tie(resolve(reference, request, file), request);
  for (const document of documents) {
    const facts = readAs(document, ['DocumentReference'], documentShape);
    for (const reference of facts?.context?.related ?? []) {
      const target = resolve(reference, document, file);
      if (target !== null && requests.includes(target)) tie(document, target);
    }
    tie(document, requests.find(({ resource }) => resource === document.containedIn) ?? null);
  }
  return tied;
}

/** Of the same patient; or, in a file of one request, of nobody in particular. */
function isAbout(
  document: Placed,
  request: Placed,
  requests: readonly Placed[],
  file: ResourceFile,
): boolean {
  const subject = subjectOf(document, file);
  return subject === null
    ? requests.length === 1
    : subject !== '' && subject === subjectOf(request, file);
}

/** `null` where it names nobody; empty where it names somebody by no reference. */
function subjectOf(placed: Placed, file: ResourceFile): Subject {
  const shape =
    placed.resource.resourceType === 'ServiceRequest' ? serviceRequestShape : documentShape;
  const subject = readAs(placed, ['ServiceRequest', 'DocumentReference'], shape)?.subject;
  if (subject === undefined) return null;
  return resolve(subject, placed, file) ?? subject.reference ?? '';
}

const differ = (a: Subject, b: Subject): boolean =>
  a !== null && b !== null && typeof a !== 'string' && typeof b !== 'string' && a !== b;

/** Documents that the request names and the file has not. */
function elsewhereOf(request: Placed, file: ResourceFile): IncomingLetter[] {
  return serviceRequestShape
    .parse(request.resource)
    .supportingInfo.filter(
      (reference) =>
        /(^|\/)(DocumentReference|Binary)\//.test(reference.reference ?? '') &&
        resolve(reference, request, file) === null,
    )
    .map((reference) => ({
      name: factOf(reference.display) ?? UNNAMED,
      place: `${request.place}.supportingInfo`,
      content: 'elsewhere' as const,
    }));
}

const UNNAMED = 'Letter';
/** The sender takes it back, or has written a newer one. */
const SET_ASIDE = ['entered-in-error', 'superseded'];

/** Each rendering in a document is a letter of its own. */
function read(placed: Placed, file: ResourceFile, fault: LetterFault | null): IncomingLetter[] {
  const binary = readAs(placed, ['Binary'], binaryShape);
  if (binary !== null)
    return [{ name: UNNAMED, place: placed.place, content: fault ?? bytesOf(binary.data) }];
  const facts = readAs(placed, ['DocumentReference'], documentShape);
  if (facts === null) return [];
  const given = SET_ASIDE.includes(facts.status ?? '') ? 'set-aside' : fault;
  if (facts.content.length === 0)
    return [{ name: nameOf(facts, {}), place: placed.place, content: given ?? 'no-content' }];
  return facts.content.map(({ attachment = {} }, index) => ({
    name: nameOf(facts, attachment),
    place: `${placed.place}.content[${index}].attachment`,
    content: given ?? contentOf(attachment, placed, file),
  }));
}

const nameOf = ({ description, type }: DocumentFacts, { title }: AttachmentFacts): string =>
  factOf(title) ?? factOf(description) ?? wordsOf(type) ?? UNNAMED;

function contentOf(
  { data, url }: AttachmentFacts,
  placed: Placed,
  file: ResourceFile,
): IncomingLetter['content'] {
  if (data !== undefined) return bytesOf(data);
  if (url === undefined) return 'no-content';
  const binary = readAs(resolve({ reference: url }, placed, file), ['Binary'], binaryShape);
  return binary === null ? 'elsewhere' : bytesOf(binary.data);
}

function binariesOf(placed: Placed, file: ResourceFile): Placed[] {
  const facts = readAs(placed, ['DocumentReference'], documentShape);
  return (facts?.content ?? []).flatMap(({ attachment }) => {
    const reference: ReferenceFacts = { reference: attachment?.url };
    return resolve(reference, placed, file) ?? [];
  });
}

/** Strictly: what a lenient reader would make of a broken one is no letter. */
function bytesOf(data: string | undefined): IncomingLetter['content'] {
  if (data === undefined) return 'no-content';
  const text = data.replaceAll(/\s+/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? Buffer.from(text, 'base64')
    : 'not-base64';
}
