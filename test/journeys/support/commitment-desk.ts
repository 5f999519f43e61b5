import type { Language } from '../../../src/domain/language';
import type { Role } from '../../../src/domain/officer';
import { sampleOf } from '../../support/sample-files';
import { expectStatus, untilApplied, type Reply } from './desk';
import { usernameOf, type BodyId } from './journey-city';
import type { World } from './world';

/** A commitment as it stands, in the words of its page. */
export interface CommitmentPage {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly promisor: { readonly id: string };
  readonly nodes: readonly {
    readonly nodeId: string;
    readonly state: string;
    readonly dueOn: string;
    readonly overdueDays: number;
  }[];
  readonly contracts: readonly { readonly code: string }[];
  readonly deadlines: readonly {
    readonly dutyId: string;
    readonly state: string;
    readonly dueOn: string | null;
  }[];
  readonly allowedCommands: readonly {
    readonly type: string;
    readonly mayIssue: boolean;
    readonly reason: { readonly type: string } | null;
  }[];
}

/** Somebody in an office, with a commitment on the desk. */
export interface CommitmentOfficer {
  registers(commitment: object): Promise<{ readonly id: string; readonly code: string }>;
  triesToRegister(commitment: object): Promise<Reply>;
  does(id: string, type: string, body?: object): Promise<CommitmentPage>;
  tries(id: string, type: string, body?: object): Promise<Reply>;
  reads(id: string): Promise<CommitmentPage>;
  asks(path: string): Promise<Reply>;
  journal(id: string, language?: Language): Promise<readonly string[]>;
  lists(query: string): Promise<readonly string[]>;
  /** The list as of a day: code, status and the states of the nodes. */
  listsOf(on: string): Promise<readonly string[]>;
  /** What of the commitment waits for this office, as `explain-overdue n1`. */
  waits(id: string, query?: string): Promise<readonly string[]>;
  evidence(): Promise<string>;
}

interface WaitingLine {
  readonly kind: string;
  readonly duty: string | null;
  readonly node: { readonly id: string } | null;
  readonly commitment: { readonly id: string };
}

export function commitmentOfficer(world: World, body: BodyId, role: Role): CommitmentOfficer {
  const { desk } = world;
  const token = (): Promise<string> => desk.tokenOf(usernameOf(body, role));
  const tries = async (id: string, type: string, facts: object = {}): Promise<Reply> =>
    desk.post(`/commitments/${id}/commands`, { type, ...facts }, await token());
  const itemsOf = async <Item>(path: string): Promise<readonly Item[]> => {
    const reply = await desk.get(path, await token());
    return (expectStatus(reply, 200) as { readonly items: readonly Item[] }).items;
  };
  const reads = async (id: string): Promise<CommitmentPage> =>
    expectStatus(await desk.get(`/commitments/${id}`, await token()), 200) as CommitmentPage;
  const triesToRegister = async (commitment: object): Promise<Reply> =>
    desk.post('/commitments', commitment, await token());
  return {
    registers: async (commitment) =>
      expectStatus(await triesToRegister(commitment), 201) as { readonly id: string; readonly code: string },
    triesToRegister,
    does: async (id, type, facts) => {
      const reply = await tries(id, type, facts);
      if (reply.status !== 202)
        return (expectStatus(reply, 200) as { readonly commitment: CommitmentPage }).commitment;
      await untilApplied(desk, await token(), reply);
      return reads(id);
    },
    tries,
    reads,
    asks: async (path) => desk.get(path, await token()),
    journal: async (id, language = 'zh-CN') => {
      const lines = await itemsOf<{ readonly sentence: string }>(
        `/commitments/${id}/events?language=${language}`,
      );
      return lines.map(({ sentence }) => sentence);
    },
    lists: async (query) => {
      const lines = await itemsOf<{ readonly id: string }>(`/commitments?${query}`);
      return lines.map(({ id }) => id);
    },
    listsOf: async (on) => {
      const lines = await itemsOf<Omit<CommitmentPage, 'deadlines'>>(`/commitment-lists/${on}`);
      return lines.map(({ code, status, nodes }) =>
        [code, status, ...nodes.map(({ state }) => state)].join(' '),
      );
    },
    waits: async (id, query = '') => {
      const lines = await itemsOf<WaitingLine>(`/commitment-duties?scope=office&limit=200&${query}`);
      return lines
        .filter(({ commitment }) => commitment.id === id)
        .map(({ kind, duty, node }) => `${duty ?? kind} ${node?.id ?? ''}`.trim());
    },
    evidence: async () => desk.upload(sampleOf('application/pdf'), '补贴发放清单.pdf', await token()),
  };
}

/** A subsidy that a body has promised to the companies of a place, by the twelfth of February. */
export const subsidy = (changes: object = {}): object => ({
  name: '年内兑现企业稳岗补贴',
  kindCode: '02',
  promisorId: 'works',
  audience: 'group',
  audienceName: '全市中小制造企业',
  madeOn: '2026-01-05',
  nodes: [{ title: '补贴发放到企业', dueOn: '2026-02-12', target: { value: '200', unit: 'item' } }],
  ...changes,
});
