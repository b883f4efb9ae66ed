import type { ReadOutcome } from '#domain/referral/incoming';
import { lettersOf } from './fhir-letters.ts';
import { readServiceRequest, type FhirFile } from './fhir-referral.ts';
import { fileOf, isResource, readAs, type Placed } from './fhir-resources.ts';
import { messageHeaderShape } from './fhir-shapes.ts';
import { fingerprintOf } from './fingerprint.ts';
import { MOST_REFERRALS, tooMany } from './limits.ts';
import { factOf } from './text.ts';

/** Every ServiceRequest of a file of FHIR R4 JSON, or the one reason why there is none. */
export function readFhir(value: unknown): ReadOutcome[] {
  const resources = fileOf(value);
  const { all } = resources;
  const requests = all.filter(isRequest);
  if (requests.length === 0) return [nothingIn(value, all)];
  if (requests.length > MOST_REFERRALS) return [tooMany(requests.length)];
  const file = { ...resources, ...senderOf(value, all), hash: fingerprintOf(value) };
  const letters = lettersOf(requests, file);
  return requests.map((placed) => readServiceRequest(placed, file, letters.get(placed) ?? []));
}

/** A ServiceRequest that stands by itself, or that a Task carries; not one that another only cites. */
function isRequest({ resource, containedIn }: Placed): boolean {
  return (
    resource.resourceType === 'ServiceRequest' &&
    (containedIn === null || containedIn.resourceType === 'Task')
  );
}

function nothingIn(value: unknown, all: readonly Placed[]): ReadOutcome {
  const first = all[0];
  if (first === undefined || Array.isArray(value))
    return {
      kind: 'refused',
      fault: 'no-referral-inside',
      place: '$this',
      found: isResource(value) ? value.resourceType : null,
    };
  const { resourceType } = first.resource;
  return resourceType === 'Bundle'
    ? { kind: 'refused', fault: 'no-referral-inside', place: 'Bundle.entry', found: 'Bundle' }
    : {
        kind: 'refused',
        fault: 'not-a-referral',
        place: `${resourceType}.resourceType`,
        found: resourceType,
      };
}

/** Who wrote the file: its message header, else the source that it or its only request names. */
function senderOf(value: unknown, all: readonly Placed[]): Pick<FhirFile, 'sender' | 'senderName'> {
  const header = all
    .map((placed) => readAs(placed, ['MessageHeader'], messageHeaderShape))
    .find((found) => found !== null);
  const name = factOf(header?.source?.name);
  const source = factOf(header?.source?.endpoint) ?? name;
  if (source !== null) return { sender: source, senderName: name ?? source };
  const metas = [value, ...all.filter(isRequest).map(({ resource }) => resource)].map(metaSource);
  const meta = factOf(metas.find((found) => found !== undefined)?.split('#')[0]);
  return { sender: meta, senderName: meta };
}

function metaSource(resource: unknown): string | undefined {
  if (!isResource(resource)) return undefined;
  const meta = resource['meta'];
  if (typeof meta !== 'object' || meta === null || !('source' in meta)) return undefined;
  return typeof meta.source === 'string' ? meta.source : undefined;
}
