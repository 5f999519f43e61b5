import { openApiDocument } from '../../src/http/openapi';
import { allRoutes } from './all-routes';

interface Media {
  readonly schema: unknown;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Media>> }>
  >;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

// As it leaves the server, without what JSON cannot say.
const document = JSON.parse(JSON.stringify(openApiDocument(allRoutes()))) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): readonly [string, string, Operation] => [
    `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
    path,
    operation,
  ]),
);

/** Calls back for every object in a JSON value, with its pointer. */
function eachObject(
  value: unknown,
  at: string,
  visit: (object: Record<string, unknown>, at: string) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>, at);
  for (const [key, child] of Object.entries(value)) eachObject(child, `${at}/${key}`, visit);
}

function resolved(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((place, key) => (place as Record<string, unknown> | undefined)?.[key], document);
}

describe('the OpenAPI page', () => {
  it('is a 3.1 document whose operations have names of their own', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(ids.every((id) => /^[a-z]\w+$/.test(id))).toBe(true);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(operations).toHaveLength(allRoutes().length);
  });

  it('points nowhere that is not there', () => {
    const dangling: string[] = [];
    eachObject(document, '', (object, at) => {
      const reference = object['$ref'];
      if (typeof reference === 'string' && resolved(reference) === undefined) dangling.push(at);
    });
    expect(dangling).toEqual([]);
  });

  it('has no pattern that another language could not read', () => {
    const odd: string[] = [];
    eachObject(document, '', ({ pattern }, at) => {
      if (typeof pattern !== 'string') return;
      // A flag written into the text, or an escape that only our own engine knows.
      if (/^\/.*\/[a-z]*$|\$\/[a-z]+$|\\p\{|\(\?<?[=!]/.test(pattern)) odd.push(`${at}: ${pattern}`);
      expect(() => new RegExp(pattern, 'u')).not.toThrow();
    });
    expect(odd).toEqual([]);
  });

  it('requires only what it describes, and never a field that may be left out', () => {
    const wrong: string[] = [];
    eachObject(document, '', ({ required, properties }, at) => {
      if (!Array.isArray(required) || typeof properties !== 'object' || properties === null) return;
      wrong.push(
        ...required.filter((name: string) => !(name in properties)).map((name: string) => `${at}/${name}`),
      );
    });
    expect(wrong).toEqual([]);
    const basis = (resolved('#/components/schemas/ComplaintOverlay') as { required?: unknown }).required;
    expect(basis ?? []).toEqual([]);
  });

  it.each(operations)(
    '%s declares every parameter of its path and describes every answer',
    (_name, path, operation) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
      expect(declared.sort()).toEqual(inPath.sort());
      const statuses = Object.keys(operation.responses);
      expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
      expect(statuses.some((status) => status.startsWith('4'))).toBe(true);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description).not.toBe('');
        if (Number(status) >= 400)
          expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json']);
      }
    },
  );
});

/** Words under which an identity travels. `name` is everybody's: bodies, files and days have one too. */
const IDENTITY =
  /^(?:contactPerson|phone|email|uscc|identityNumber|postalAddress|mandate|agent|.*complainant.*|name|username)$/i;

/** Where such a word stands in an answer and is an office's, an official's or a thing's, never a complainant's. */
const APPROVED_PLACES: readonly RegExp[] = [
  // officials and their offices, and the machines that have a credential
  /^(?:GET|POST|PUT) \/(?:sessions|organizations|officers|roles|bootstrap|credentials)\b/,
  // the names of rule sets
  /^(?:GET|POST) \/rule-sets\b/,
  /\/ruleSet\/properties\/name$/,
  // the names of holidays
  / .*\/explanation\/items\/properties\/name$/,
  /^(?:GET|POST) \/calendars\b.*\/days?\b.*\/name$/,
  // an office beside its id
  /\/(?:respondent|accepting|verifying|reviewing|ordering)(?:\/(?:anyOf|oneOf)\/\d)?\/properties\/name$/,
  // who handles, owes, asks, looks or cares for something: an official or an office beside its id
  /\/(?:requester|approver|actor|acceptingOfficer|verifyingOfficer|officer|owner|holder|organization)(?:\/(?:anyOf|oneOf)\/\d)?\/properties\/name$/,
  // offices that may be complained about, and the people of a city that does not exist
  /^GET \/public\/(?:organizations|demo-accounts)\b/,
  // contracts of governments: what they are called, the companies that sign them, and the officials who answer for them
  /^(?:GET|POST) \/contract(?:s|-imports|-duties)\b.*\/properties\/(?:name|uscc)$/,
  // what a government has promised, the bodies it concerns, the officials who answer for it, and the rules
  /^(?:GET|POST) \/commitment(?:s|-kinds|-duties|-lists)\b.*\/properties\/name$/,
  // a month's report: the contracts in it, the bodies it covers, and the official who sent it
  /^(?:GET|POST) \/reports\b.*\/(?:items|covers\/items|by)\/properties\/name$/,
  // the contract, shown to who handles the case
  /\/contract(?:\/(?:anyOf|oneOf)\/\d)?\/properties\/name$/,
  // a registered contract that a complaint may be about, and the office that undertakes it
  /^GET \/complaints\/\{id\}\/contract .*\/properties\/name$/,
  // model texts of contracts: the officers who keep them, and what their files are called
  /^(?:GET|POST) \/model-texts\b.*\/(?:by|addedBy|confirmedBy|file)\/properties\/name$/,
  // places
  /^GET \/regions\b/,
  // the name that its sender gave a file
  /^(?:GET|POST|PATCH) \/(?:complaints\/\{id\}\/)?evidence\b.*\/properties\/name$/,
];

/** Every property of an answer's schema, through its references. */
function propertiesOf(schema: unknown, at: string, seen: readonly string[] = []): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref: reference, properties } = value as { $ref?: unknown; properties?: unknown };
    if (typeof reference === 'string' && !seen.includes(reference)) {
      found.push(...propertiesOf(resolved(reference), place, [...seen, reference]));
    }
    if (typeof properties === 'object' && properties !== null) {
      found.push(...Object.keys(properties).map((name) => `${place}/properties/${name}`));
    }
    for (const [key, child] of Object.entries(value)) visit(child, `${place}/${key}`);
  };
  visit(schema, at);
  return found;
}

const answers = operations.flatMap(([name, , { responses }]) =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      return schema === undefined ? [] : propertiesOf(schema, `${name} ${status} `);
    }),
);

const isIdentity = (place: string): boolean => IDENTITY.test(place.slice(place.lastIndexOf('/') + 1));
const isApproved = (place: string): boolean => APPROVED_PLACES.some((where) => where.test(place));

describe('who complained', () => {
  it('stands in no answer but the opening of an approved request', () => {
    const shown = answers.filter((place) => isIdentity(place) && !isApproved(place));
    expect(shown.filter((place) => !place.startsWith('POST /reveals/{id}/opening '))).toEqual([]);
  });

  it('is found by this search where it does stand', () => {
    const opening = answers.filter(
      (place) => place.startsWith('POST /reveals/{id}/opening ') && isIdentity(place),
    );
    expect(opening.map((place) => place.slice(place.lastIndexOf('/') + 1))).toEqual(
      expect.arrayContaining(['name', 'phone', 'email']),
    );
  });

  it('would be found if a case page showed it', () => {
    const leak = { type: 'object', properties: { deep: { anyOf: [{ properties: { contactPerson: {} } }] } } };
    const places = propertiesOf(leak, 'GET /complaints/{id} 200 ');
    expect(places.filter((place) => isIdentity(place) && !isApproved(place))).toHaveLength(1);
  });
});
