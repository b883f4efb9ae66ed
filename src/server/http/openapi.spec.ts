import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

type Json = unknown;
type JsonObject = Record<string, unknown>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Words of JSON Schema 2020-12 and of OpenAPI 3.1 that our schemas use; others are slips. */
const SCHEMA_WORDS = new Set([
  ...[
    '$ref',
    '$schema',
    '$id',
    '$defs',
    'type',
    'enum',
    'const',
    'default',
    'description',
    'title',
  ],
  ...['properties', 'required', 'additionalProperties', 'propertyNames', 'patternProperties'],
  ...['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'],
  ...['anyOf', 'oneOf', 'allOf', 'not', 'discriminator', 'examples', 'readOnly', 'writeOnly'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'format', 'contentEncoding', 'contentMediaType'],
  ...['minProperties', 'maxProperties', 'deprecated', 'id'],
]);
const TYPES = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);

describe('the description of the API', () => {
  let clinic: TestClinic;
  let api: JsonObject;
  beforeAll(async () => {
    clinic = await aTestClinic();
    const answer = await clinic.app.inject({ url: '/api/openapi.json' });
    expect(answer.statusCode).toBe(200);
    api = answer.json<JsonObject>();
  });
  afterAll(() => clinic.stop());

  const object = (value: Json): JsonObject =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : {};
  const list = (value: Json): Json[] => (Array.isArray(value) ? value : []);
  const operations = () =>
    Object.entries(object(api['paths'])).flatMap(([path, item]) =>
      Object.entries(object(item)).map(([method, operation]) => ({
        path,
        method,
        operation: object(operation),
      })),
    );

  it('is OpenAPI 3.1 with what that asks for', () => {
    expect(api['openapi']).toMatch(/^3\.1\.\d+$/);
    expect(object(api['info'])).toEqual(
      jasmine.objectContaining({ title: 'Ganglion', version: jasmine.any(String) }),
    );
    expect(
      Object.keys(api).every((key) =>
        ['openapi', 'info', 'servers', 'paths', 'components', 'security', 'tags'].includes(key),
      ),
    ).toBeTrue();
    expect(operations().length).toBeGreaterThan(20);
  });

  it('says of each route what it is for and what it answers', () => {
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`;
      expect(METHODS).withContext(where).toContain(method);
      expect(operation['summary']).withContext(where).toEqual(jasmine.any(String));
      expect(list(operation['tags']).length).withContext(where).toBeGreaterThan(0);
      const responses = Object.keys(object(operation['responses']));
      expect(responses.length).withContext(where).toBeGreaterThan(0);
      for (const status of responses)
        expect(status)
          .withContext(where)
          .toMatch(/^[1-5]\d\d$/);
      for (const response of Object.values(object(operation['responses'])))
        expect(object(response)['description']).withContext(where).toEqual(jasmine.any(String));
    }
  });

  it('names exactly the parameters that stand in each address', () => {
    for (const { path, method, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = list(operation['parameters'])
        .map(object)
        .filter((parameter) => parameter['in'] === 'path');
      expect(declared.map((parameter) => parameter['name']).sort())
        .withContext(`${method} ${path}`)
        .toEqual(inPath.sort());
      for (const parameter of declared) expect(parameter['required']).withContext(path).toBeTrue();
    }
  });

  it('has an operation id at most once', () => {
    const ids = operations().flatMap(({ operation }) => operation['operationId'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that is not there', () => {
    const visit = (value: Json): void => {
      if (Array.isArray(value)) value.forEach(visit);
      else if (typeof value === 'object' && value !== null) {
        const reference = object(value)['$ref'];
        if (typeof reference === 'string') {
          let target: Json = api;
          for (const step of reference.replace(/^#\//, '').split('/'))
            target = object(target)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
          expect(target).withContext(reference).toBeDefined();
        }
        Object.values(value).forEach(visit);
      }
    };
    visit(api);
  });

  it('writes its schemas in the words of JSON Schema 2020-12, without those of OpenAPI 3.0', () => {
    const visitSchema = (schema: Json, where: string): void => {
      if (typeof schema === 'boolean') return;
      for (const [word, value] of Object.entries(object(schema))) {
        expect(SCHEMA_WORDS.has(word)).withContext(`${where}: ${word}`).toBeTrue();
        if (word === 'type')
          for (const type of Array.isArray(value) ? value : [value])
            expect(TYPES.has(String(type)))
              .withContext(`${where}: ${String(type)}`)
              .toBeTrue();
        if (word === 'properties' || word === '$defs' || word === 'patternProperties')
          for (const [name, inner] of Object.entries(object(value)))
            visitSchema(inner, `${where}/${name}`);
        if (['items', 'additionalProperties', 'not', 'propertyNames', 'contains'].includes(word))
          visitSchema(value, `${where}/${word}`);
        if (['anyOf', 'oneOf', 'allOf', 'prefixItems'].includes(word))
          list(value).forEach((inner, index) => {
            visitSchema(inner, `${where}/${word}/${index}`);
          });
        if (word === 'exclusiveMinimum' || word === 'exclusiveMaximum')
          expect(typeof value)
            .withContext(where)
            .toBe('number');
      }
    };
    for (const [name, schema] of Object.entries(object(object(api['components'])['schemas'])))
      visitSchema(schema, name);
    for (const { path, method, operation } of operations()) {
      const bodies = [
        object(operation['requestBody']),
        ...Object.values(object(operation['responses'])).map(object),
      ];
      for (const body of bodies)
        for (const media of Object.values(object(body['content'])))
          visitSchema(object(media)['schema'] ?? true, `${method} ${path}`);
      for (const parameter of list(operation['parameters']).map(object))
        visitSchema(parameter['schema'] ?? true, `${method} ${path}`);
    }
  });

  it('tells of every part of the server, and not of itself', () => {
    const paths = Object.keys(object(api['paths']));
    for (const path of ['/api/snapshot', '/api/live', '/api/sign-ins', '/api/set-up', '/healthz'])
      expect(paths).toContain(path);
    for (const part of ['referrals', 'bookings', 'holds', 'checklists', 'series', 'people'])
      expect(paths.some((path) => path.startsWith(`/api/${part}`)))
        .withContext(part)
        .toBeTrue();
    expect(paths).not.toContain('/api/openapi.json');
  });
});
