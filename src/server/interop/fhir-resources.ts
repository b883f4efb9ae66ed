import type { z } from 'zod';
import { referenceShape, type ReferenceFacts } from './fhir-shapes.ts';

/** Any JSON object that calls itself a resource. */
export interface Resource {
  readonly resourceType: string;
  readonly [property: string]: unknown;
}

/** A resource of the file and where it stands. */
export interface Placed {
  readonly resource: Resource;
  /** FHIRPath of the resource, such as `Bundle.entry[2].resource`. */
  readonly place: string;
  readonly fullUrl: string | null;
  /** The resource that contains this one, for references such as `#patient`. */
  readonly containedIn: Resource | null;
}

/** The resources of one file, found by what points to them. */
export interface ResourceFile {
  readonly all: readonly Placed[];
  readonly byUrl: ReadonlyMap<string, Placed>;
  /** `Patient/7`; contained ones are only found from inside. */
  readonly byTypeAndId: ReadonlyMap<string, Placed>;
  readonly byHome: ReadonlyMap<Resource, readonly Placed[]>;
  /** What is said of a patient, by the patient's resource or else by the words of the reference. */
  readonly bySubject: ReadonlyMap<Placed | string, readonly Placed[]>;
}

export const isResource = (value: unknown): value is Resource =>
  isObject(value) && typeof value['resourceType'] === 'string';

/** Bundles may hold Bundles; deeper than this nobody means it. */
const DEEPEST_BUNDLE = 5;

/** A Bundle, one resource, or a list of resources. */
export function fileOf(value: unknown): ResourceFile {
  const all = Array.isArray(value)
    ? value.flatMap((entry, index) => collect(entry, `[${index}]`, null, 0))
    : collect(value, isResource(value) ? value.resourceType : '$this', null, 0);
  const byUrl = new Map<string, Placed>();
  const byTypeAndId = new Map<string, Placed>();
  const byHome = new Map<Resource, Placed[]>();
  const bySubject = new Map<Placed | string, Placed[]>();
  const file = { all, byUrl, byTypeAndId, byHome, bySubject };
  for (const placed of all) {
    const name = `${placed.resource.resourceType}/${idOf(placed)}`;
    if (placed.containedIn !== null) add(byHome, placed.containedIn, placed);
    else if (!byTypeAndId.has(name)) byTypeAndId.set(name, placed);
    if (placed.fullUrl !== null && !byUrl.has(placed.fullUrl)) byUrl.set(placed.fullUrl, placed);
  }
  for (const placed of all) {
    const pointer = referenceShape.safeParse(
      placed.resource['subject'] ?? placed.resource['patient'],
    );
    if (!pointer.success) continue;
    const subject = resolve(pointer.data, placed, file) ?? pointer.data.reference;
    if (subject !== undefined) add(bySubject, subject, placed);
  }
  return file;
}

function collect(value: unknown, place: string, fullUrl: string | null, depth: number): Placed[] {
  if (!isResource(value) || depth > DEEPEST_BUNDLE) return [];
  const here: Placed = { resource: value, place, fullUrl, containedIn: null };
  if (value.resourceType === 'Bundle')
    return [
      here,
      ...listOf(value['entry']).flatMap((entry, index) =>
        isObject(entry)
          ? collect(
              entry['resource'],
              `${place}.entry[${index}].resource`,
              typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : null,
              depth + 1,
            )
          : [],
      ),
    ];
  const contained = listOf(value['contained']).flatMap((resource, index): Placed[] =>
    isResource(resource)
      ? [{ resource, place: `${place}.contained[${index}]`, fullUrl: null, containedIn: value }]
      : [],
  );
  return [here, ...contained];
}

/**
 * The resource that a reference leads to: `#id` inside the referring resource, an absolute address
 * or `urn:uuid:` by full url, `Type/id` beside the referring resource or by type and id. A version
 * is ignored; an address of another server is not this file's resource of the same id.
 */
export function resolve(
  reference: ReferenceFacts | undefined,
  from: Placed,
  file: Pick<ResourceFile, 'byUrl' | 'byTypeAndId' | 'byHome'>,
): Placed | null {
  const target = reference?.reference?.split('/_history/')[0];
  if (target === undefined || target === '') return null;
  if (target.startsWith('#')) {
    const home = from.containedIn ?? from.resource;
    return file.byHome.get(home)?.find((placed) => `#${idOf(placed)}` === target) ?? null;
  }
  const base = from.fullUrl?.replace(/[^/]+\/[^/]+$/, '') ?? '';
  const absolute = file.byUrl.get(target) ?? file.byUrl.get(`${base}${target}`);
  if (absolute !== undefined) return absolute;
  const named = file.byTypeAndId.get(target);
  if (named !== undefined) return named;
  const tail = /^https?:\/\/.*\/([A-Za-z]+\/[^/]+)$/.exec(target)?.[1];
  const local = tail === undefined ? undefined : file.byTypeAndId.get(tail);
  return local?.fullUrl?.startsWith('urn:') === true ? local : null;
}

/** The resource as we read it; `null` when it is of another type. */
export function readAs<T extends z.ZodType>(
  placed: Placed | null,
  types: readonly string[],
  shape: T,
): z.output<T> | null {
  if (placed === null || !types.includes(placed.resource.resourceType)) return null;
  const parsed = shape.safeParse(placed.resource);
  return parsed.success ? parsed.data : null;
}

const idOf = ({ resource }: Placed): string =>
  typeof resource['id'] === 'string' ? resource['id'] : '';

function add<K>(map: Map<K, Placed[]>, key: K, placed: Placed): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [placed]);
  else list.push(placed);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
