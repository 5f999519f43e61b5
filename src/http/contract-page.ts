import { mayRead } from '../domain/complaint/access';
import { toCaseId, type CaseId, type OrganizationId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { CollectionDeps } from '../intake/prepare-collection';
import { loadParties } from '../store/complaint.store';
import { contractTerms, findReadableContract } from '../store/contract.store';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import { findModelTextUse } from '../store/model-text.store';
import { onOneConnection } from '../store/transaction';
import { storedMonitoring } from './contract-monitoring-view';
import { toContractView, type ContractView } from './contract-view';

export const CONTRACT_TAGS = ['合同'] as const;

/** The contract as `actor` may see it, or null. */
export async function contractViewOf(
  deps: CollectionDeps,
  actor: Actor,
  id: CaseId,
): Promise<ContractView | null> {
  const now = await caseTimeOf(deps);
  const body = actor.type === 'officer' ? await deps.sources.organization(actor.organizationId) : null;
  return onOneConnection(deps.database, async (reader) => {
    const stored = await findReadableContract(reader, actor, toCaseId(id));
    if (stored === null) return null;
    const { undertaking, reporter, regulator, manager } = stored.state;
    const bodies: readonly OrganizationId[] = [undertaking, reporter, regulator].map(
      ({ organizationId }) => organizationId,
    );
    const [names, officers, terms, monitoring, modelText] = await Promise.all([
      organizationNames(reader, bodies),
      officerNames(reader, manager === null ? [] : [manager]),
      contractTerms(reader, id),
      storedMonitoring(reader, id, now),
      stored.state.modelText === undefined ? null : findModelTextUse(reader, id),
    ]);
    const cases = stored.state.determinations.map(({ caseId }) => caseId);
    const parties = cases.length === 0 ? new Map<CaseId, never>() : await loadParties(reader, cases);
    const readable = new Set(
      cases.filter((caseId) => {
        const found = parties.get(caseId);
        return found !== undefined && mayRead(found, actor);
      }),
    );
    return toContractView(stored, {
      ...{ actor, body, names, officers, terms, now, readable, monitoring, modelText },
    });
  });
}
