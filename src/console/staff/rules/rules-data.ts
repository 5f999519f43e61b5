import type { ContractOverlay } from '../../../domain/contract/rule-overlay';
import type { PlainDate } from '../../../domain/ids';
import type { ComplaintOverlay } from '../../../domain/rule-set';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';

interface Reading {
  readonly signal: AbortSignal;
}

export type RuleSetSummary = ReplyOf<'GET /rule-sets'>['items'][number];
export type RuleSetVersionView = ReplyOf<'GET /rule-sets/{id}/versions/{version}'>;
export type RuleSetView = RuleSetVersionView['ruleSet'];
export type Assessment = ReplyOf<'POST /rule-sets/assessments'>;
export type Proposal = BodyOf<'POST /rule-sets'>;
type SaidOverTheWire = RuleSetView['complaint'];

/** The wire's rules are the domain's: the server has judged them by the same schema. */
export const asOverlay = (said: SaidOverTheWire): ComplaintOverlay => said;
export const asContract = (said: RuleSetView['contract']): ContractOverlay => said;
export const asDay = (text: string): PlainDate => text as PlainDate;

const MOST = '200';

/** Everything there is: some dozens of versions. */
export const ruleSetsQuery = {
  queryKey: [...KEYS.ruleSets, 'list'],
  queryFn: async ({ signal }: Reading): Promise<readonly RuleSetSummary[]> => {
    const items: RuleSetSummary[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: MOST, ...(cursor === undefined ? {} : { cursor }) };
      const page = await api.call('GET /rule-sets', { query, signal });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return items;
  },
} as const;

interface Place {
  readonly regionCode: string;
  readonly acceptingOrganizationId: string;
  readonly on: string | undefined;
}

export const inForceQuery = (place: Place | null) => ({
  queryKey: [...KEYS.ruleSets, 'in-force', place],
  queryFn: ({ signal }: Reading) => {
    const { regionCode, acceptingOrganizationId, on } = place ?? NOWHERE;
    const query = { regionCode, acceptingOrganizationId, ...(on === undefined ? {} : { on }) };
    return api.call('GET /rule-sets/in-force', { query, signal });
  },
  enabled: place !== null,
});

const NOWHERE: Place = { regionCode: '', acceptingOrganizationId: '', on: undefined };

/** @param id of the rule set */
export const ruleSetQuery = (id: string) => ({
  queryKey: [...KEYS.ruleSets, 'one', id],
  queryFn: ({ signal }: Reading) => api.call('GET /rule-sets/{id}', { params: { id }, signal }),
});

/** @param version null: nothing is asked yet */
export const ruleSetVersionQuery = (id: string, version: number | null) => ({
  queryKey: [...KEYS.ruleSets, 'one', id, version],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /rule-sets/{id}/versions/{version}', { params: { id, version: String(version) }, signal }),
  enabled: version !== null,
});
