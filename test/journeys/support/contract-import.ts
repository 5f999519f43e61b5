import { randomUUID } from 'node:crypto';
import type { ImportView } from '../../../src/wire/contract-import.wire';
import { eventually } from '../../support/eventually';
import { expectStatus, type Desk, type Reply } from './desk';

export interface ImportedContract {
  readonly rows: readonly number[];
  readonly repeatedRows: readonly number[];
  readonly name: string | null;
  readonly verdict: string;
  readonly faults: readonly {
    readonly row: number;
    readonly heading: string | null;
    readonly message: string;
  }[];
  readonly contract: { readonly id: string; readonly code: string } | null;
}

/** Also when whoever checks it dies on the way. */
const settlesWithinMs = 150_000;

interface ContractsPage {
  readonly items: readonly ImportedContract[];
  readonly nextCursor: string | null;
}

/** Somebody who brings tables of contracts. */
export interface TableDesk {
  brings(content: Buffer | string, fields?: Readonly<Record<string, string>>, key?: string): Promise<Reply>;
  reads(content: Buffer | string, fields?: Readonly<Record<string, string>>): Promise<Reply>;
  now(id: string): Promise<ImportView>;
  /** The import once it goes on no more by itself. */
  settled(id: string): Promise<ImportView>;
  steps(id: string, step: string): Promise<Reply>;
  contracts(id: string, query?: string): Promise<readonly ImportedContract[]>;
  allContracts(id: string): Promise<readonly ImportedContract[]>;
  file(path: string): Promise<Buffer>;
  /** Brings a table, waits for its verdicts, confirms it, and waits for the end. */
  imports(content: Buffer | string): Promise<ImportView>;
}

export function tableDesk(desk: Desk, username: string): TableDesk {
  const token = (): Promise<string> => desk.tokenOf(username);
  const send = async (
    path: string,
    content: Buffer | string,
    { fields, key }: { readonly fields: Readonly<Record<string, string>>; readonly key: string },
  ): Promise<Reply> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append(
      'file',
      new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
      '台账.csv',
    );
    const headers = { authorization: `Bearer ${await token()}`, 'idempotency-key': key };
    const response = await fetch(`${desk.url}/api/v1${path}`, { method: 'POST', headers, body: form });
    return { status: response.status, body: await response.json() };
  };
  const shows = async (id: string): Promise<ImportView> =>
    expectStatus(await desk.get(`/contract-imports/${id}`, await token()), 200) as ImportView;
  const settled = (id: string): Promise<ImportView> =>
    eventually(async () => {
      const view = await shows(id);
      if (['checking', 'applying'].includes(view.status)) throw new Error(JSON.stringify(view));
      return view;
    }, settlesWithinMs);
  const page = async (id: string, query: string): Promise<ContractsPage> =>
    expectStatus(
      await desk.get(`/contract-imports/${id}/contracts?${query}`, await token()),
      200,
    ) as ContractsPage;
  const steps = async (id: string, step: string): Promise<Reply> =>
    desk.post(`/contract-imports/${id}/steps`, { step }, await token());
  const brings: TableDesk['brings'] = (content, fields = {}, key = randomUUID()) =>
    send('/contract-imports', content, { fields, key });
  return {
    brings,
    now: shows,
    settled,
    steps,
    reads: (content, fields = {}) =>
      send('/contract-imports/readings', content, { fields, key: randomUUID() }),
    contracts: async (id, query = '') => (await page(id, query)).items,
    allContracts: async (id) => {
      const found: ImportedContract[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { items, nextCursor } = await page(id, `limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
        found.push(...items);
        cursor = nextCursor;
      }
      return found;
    },
    file: async (path) => desk.download(`/contract-imports/${path}`, await token()),
    imports: async (content) => {
      const { id } = expectStatus(await brings(content), 201) as ImportView;
      await settled(id);
      expectStatus(await steps(id, 'confirm'), 200);
      return settled(id);
    },
  };
}
