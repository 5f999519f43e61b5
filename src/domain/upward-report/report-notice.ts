import type { OrganizationId } from '../ids';
import type { Addressee, TemplateOf } from '../notification';
import type { Role } from '../officer';
import { superiorOf } from '../organization';

/** One message about a report that is owed; the same key is never sent twice. */
export interface ReportNotice {
  readonly key: string;
  readonly template: TemplateOf<'upward-report-due'>;
  readonly addressee: Addressee;
}

interface ReportingBody {
  readonly organizationId: OrganizationId;
  readonly path: readonly OrganizationId[];
}

/** Offices of the reporting body itself; every other rung leaves the body. */
const OWN_ROLES: readonly string[] = ['collection-reporter', 'contract-manager'];

/**
 * To whom a rung goes: a reporter in its own body, an inspector in the inspectorate past whoever stands between, any
 * other office in the superior body. Null: there is no such body.
 */
export function addressee(
  { organizationId, path }: ReportingBody,
  to: string,
  inspectorateId: OrganizationId | null,
): Pick<ReportNotice, 'addressee'> | null {
  // Rule sets name roles alone: they are checked when they are proposed.
  const role = to as Role;
  if (OWN_ROLES.includes(to)) return { addressee: { type: 'role', organizationId, role } };
  const above = role === 'inspector' ? inspectorateId : superiorOf({ path });
  return above === null ? null : { addressee: { type: 'role', organizationId: above, role } };
}
