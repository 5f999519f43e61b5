import type { OrganizationId } from '../ids';
import type { OrganizationKind, OrganizationStatus } from '../organization';
import type { ReportingRules } from './reporting-rules';

/** A body of the tree, as far as it matters who reports. */
export interface BodyInTree {
  readonly organizationId: OrganizationId;
  readonly parentId: OrganizationId | null;
  readonly successorId: OrganizationId | null;
  readonly path: readonly OrganizationId[];
  readonly regionCode: string;
  readonly kind: OrganizationKind;
  readonly status: OrganizationStatus;
  /** Whether anybody holds the office of a collection reporter (归集上报员) in it. */
  readonly hasReporter: boolean;
}

type OwingRules = Pick<ReportingRules, 'kinds' | 'kindsWithReporter'>;

export function owesReport(body: BodyInTree, rules: OwingRules | null): boolean {
  if (rules === null || body.status !== 'active') return false;
  if (rules.kinds.includes(body.kind)) return true;
  return body.hasReporter && rules.kindsWithReporter.includes(body.kind);
}

/**
 * Who reports for whom: every body that owes a report, with the bodies whose contracts are in it. A body that owes none
 * is reported by its successor, else by the nearest body above that owes one (各部门负责本部门和下属单位, seed 001).
 */
export function reportersAmong(
  bodies: readonly BodyInTree[],
  rulesOf: (body: BodyInTree) => OwingRules | null,
): ReadonlyMap<OrganizationId, readonly OrganizationId[]> {
  const known = new Map(bodies.map((body) => [body.organizationId, body]));
  const owing = new Set(bodies.filter((body) => owesReport(body, rulesOf(body))).map(idOf));
  const reporterOf = (body: BodyInTree): OrganizationId | null => {
    const passed = new Set<OrganizationId>();
    for (let at: BodyInTree | undefined = body; at !== undefined && !passed.has(at.organizationId);) {
      if (owing.has(at.organizationId)) return at.organizationId;
      passed.add(at.organizationId);
      const next: OrganizationId | null = at.successorId ?? at.parentId;
      at = next === null ? undefined : known.get(next);
    }
    return null;
  };
  const covered = new Map<OrganizationId, OrganizationId[]>([...owing].map((id) => [id, []]));
  for (const body of bodies) {
    const reporter = reporterOf(body);
    if (reporter !== null) covered.get(reporter)?.push(body.organizationId);
  }
  return covered;
}

const idOf = ({ organizationId }: BodyInTree): OrganizationId => organizationId;
