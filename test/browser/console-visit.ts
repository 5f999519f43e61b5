import { PASSWORD } from '../journeys/support/journey-city';
import type { World } from '../journeys/support/world';
import type { TestBrowser, Visit, Visitor } from '../support/browser';

interface Staffed {
  readonly browser: TestBrowser;
  readonly world: Pick<World, 'url'>;
}

interface Arrival {
  readonly username: string;
  readonly path: string;
  readonly visit: Visit;
}

/** An officer at a page of the console, signed in beforehand. */
export async function arrives({ browser, world }: Staffed, arrival: Arrival): Promise<Visitor> {
  const visitor = await browser.visit(arrival.visit);
  await visitor.context.request.post(`${world.url}/api/v1/sessions`, {
    data: { username: arrival.username, password: PASSWORD },
  });
  await visitor.page.goto(arrival.path);
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  return visitor;
}

/** The component library measures the scroll bar of a table by a style element without our nonce; it is refused, and not needed. */
export const ownTroubles = (troubles: readonly string[]): readonly string[] =>
  troubles.filter((trouble) => !trouble.includes('Applying inline style violates'));

const ENDS = [
  ...(['', '/duties', '/board', '/arrears', '/arrears/disclosure'] as const),
  ...(['/payments', '/problems', '/new', '/import', '/model-texts'] as const),
];

/** Every page of contracts but the one of a single contract. */
export const CONTRACT_PAGES: readonly string[] = ENDS.map((end) => `/console/contracts${end}`);
