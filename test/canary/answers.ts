import { allRoutes } from '../architecture/all-routes';
import type { Desk } from '../journeys/support/desk';
import { BODIES, usernameOf, type BodyId } from '../journeys/support/journey-city';
import type { Written } from './sinks';

/** What stands in an address for what: the case, its letters, its files. */
export interface Known {
  readonly complaints: readonly string[];
  readonly letters: readonly string[];
  readonly evidence: readonly string[];
  readonly commands: readonly string[];
  readonly determinations: readonly string[];
  readonly contracts: readonly string[];
}

export interface Asked extends Written {
  readonly status: number;
}

/** Everybody of the city. */
export const everybody = (Object.keys(BODIES) as readonly BodyId[]).flatMap((body) =>
  BODIES[body].roles.map((role) => usernameOf(body, role)),
);

/** Every address that can be read, with everything that is known put into it. */
function addresses(known: Known): readonly string[] {
  const ids: Readonly<Record<string, readonly string[]>> = {
    '/complaints': known.complaints,
    '/operations/workflows': known.complaints,
    '/letters': known.letters,
    '/evidence': known.evidence,
    '/commands': known.commands,
    '/determinations': known.determinations,
    '/contracts': known.contracts,
    '/organizations': ['city', 'works'],
    '/officers': [usernameOf('works', 'respondent-liaison')],
    '/rule-sets': ['NM-1444'],
  };
  return allRoutes()
    .filter(({ method }) => method === 'get')
    .flatMap(({ path }) => {
      const [noun = '', rest] = path.split('/{id}');
      // It would speak for as long as somebody listens.
      if (path === '/changes') return ['/changes?after=0&once=true'];
      if (rest === undefined) return path.includes('{') ? [] : [path];
      return (ids[noun] ?? ['0b7a3c1e-5d0f-4f6e-9a43-2f1c8b7d6e5a']).map((id) => `${noun}/${id}${rest}`);
    });
}

/** Asks for everything as everybody: what the API shows, whatever its status. */
export async function answersToEverybody(desk: Desk, known: Known): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const username of [null, ...everybody]) {
    const token = username === null ? null : await desk.tokenOf(username);
    const headers = token === null ? undefined : { authorization: `Bearer ${token}` };
    const answers = addresses(known).map(async (address) => {
      const answer = await fetch(`${desk.url}/api/v1${address}`, headers === undefined ? {} : { headers });
      const head = JSON.stringify([...answer.headers]);
      const content = Buffer.concat([Buffer.from(head), Buffer.from(await answer.arrayBuffer())]);
      return { place: `${username ?? 'nobody'} GET ${address}`, status: answer.status, content };
    });
    asked.push(...(await Promise.all(answers)));
  }
  return asked;
}
