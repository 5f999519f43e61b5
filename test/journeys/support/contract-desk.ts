import type { Language } from '../../../src/domain/language';
import type { Role } from '../../../src/domain/officer';
import { sampleOf } from '../../support/sample-files';
import { expectStatus, untilApplied, type Reply } from './desk';
import { usernameOf, type BodyId } from './journey-city';
import type { World } from './world';

/** A contract as it stands, in the words of its page. */
export interface ContractPage {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly undertaking: { readonly id: string };
  readonly outcome: string | null;
  readonly milestones: readonly {
    readonly milestoneId: string;
    readonly state: string;
    readonly dueOn: string | null;
    readonly overdueDays: number;
    readonly performedYuan: string;
  }[];
  readonly debts: readonly { readonly milestoneId: string; readonly days: number }[];
  readonly determinations: readonly {
    readonly id: string;
    readonly number: string;
    readonly outcome: string | null;
    readonly mayRead: boolean;
  }[];
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

/** Somebody in an office, with a contract on the desk. */
export interface ContractOfficer {
  collects(
    contract: object,
  ): Promise<{ readonly id: string; readonly code: string; readonly isNew: boolean }>;
  triesToCollect(contract: object): Promise<Reply>;
  does(id: string, type: string, body?: object): Promise<ContractPage>;
  tries(id: string, type: string, body?: object): Promise<Reply>;
  reads(id: string): Promise<ContractPage>;
  journal(id: string, language?: Language): Promise<readonly string[]>;
  lists(query: string): Promise<readonly string[]>;
  /** Anything else that the API tells. */
  asks(path: string): Promise<Readonly<Record<string, unknown>>>;
  evidence(): Promise<string>;
}

export function contractOfficer(world: World, body: BodyId, role: Role): ContractOfficer {
  const { desk } = world;
  const token = (): Promise<string> => desk.tokenOf(usernameOf(body, role));
  const tries = async (id: string, type: string, facts: object = {}): Promise<Reply> =>
    desk.post(`/contracts/${id}/commands`, { type, ...facts }, await token());
  const reads = async (id: string): Promise<ContractPage> =>
    expectStatus(await desk.get(`/contracts/${id}`, await token()), 200) as ContractPage;
  return {
    collects: async (contract) => {
      const reply = await desk.post('/contracts', contract, await token());
      if (reply.status !== 200 && reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      return reply.body as { readonly id: string; readonly code: string; readonly isNew: boolean };
    },
    triesToCollect: async (contract) => desk.post('/contracts', contract, await token()),
    does: async (id, type, facts) => {
      const reply = await tries(id, type, facts);
      if (reply.status !== 202)
        return (expectStatus(reply, 200) as { readonly contract: ContractPage }).contract;
      await untilApplied(desk, await token(), reply);
      return reads(id);
    },
    tries,
    reads,
    journal: async (id, language = 'zh-CN') => {
      const reply = await desk.get(`/contracts/${id}/events?language=${language}`, await token());
      const { items } = expectStatus(reply, 200) as {
        readonly items: readonly { readonly sentence: string }[];
      };
      return items.map(({ sentence }) => sentence);
    },
    lists: async (query) => {
      const reply = await desk.get(`/contracts?${query}`, await token());
      const { items } = expectStatus(reply, 200) as { readonly items: readonly { readonly id: string }[] };
      return items.map(({ id }) => id);
    },
    asks: async (path) =>
      expectStatus(await desk.get(path, await token()), 200) as Readonly<Record<string, unknown>>,
    evidence: async () => desk.upload(sampleOf('application/pdf'), '补充协议.pdf', await token()),
  };
}

/** A purchase of a hundred thousand yuan, to be delivered and then paid for. */
export const purchase = (changes: object = {}): object => ({
  name: '市政路灯采购合同',
  ownNumber: 'LD-2026-001',
  categoryCode: '06',
  undertakingId: 'works',
  secrecy: 'none',
  amountYuan: '100000.00',
  signedOn: '2026-01-09',
  startsOn: '2026-01-09',
  endsOn: '2026-12-31',
  terms: '路灯到货验收合格后付款。',
  parties: [
    {
      ...{ side: 'public', organizationId: 'works' },
      contacts: [{ name: '周明远', phone: '13900000001', email: 'zhou@works.yuguan.example' }],
    },
    {
      ...{ side: 'counterparty', name: '远航照明有限公司', scale: 'small' },
      contacts: [{ name: '吴清和', phone: '13900000002', email: 'wu@yuanhang.example' }],
    },
  ],
  milestones: [
    { kind: 'delivery', title: '路灯到货', owedBy: 'counterparty', dueOn: '2026-02-02' },
    { kind: 'payment', title: '付清货款', owedBy: 'public', dueOn: '2026-02-12', amountYuan: '100000.00' },
  ],
  ...changes,
});
