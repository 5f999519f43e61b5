import { dueBy, withDuty, type Said, type Unnumbered } from '../announcing';
import { isOwed } from '../duty';
import type { Addressee, DueBy, Template } from '../notification';
import type { Role } from '../officer';
import type { OrganizationRef } from '../organization';
import { openStep } from './approval';
import { isRespondentOrBelow } from './access';
import { isAgainstCompany } from './company';
import type { ComplaintPartyRole, ComplaintState } from './complaint';
import { bodyOf } from './party';
import { reviewingRole } from './review';

const LIAISON_ROLES = {
  accepting: 'registrar',
  verifying: 'case-handler',
  reviewing: 'registrar',
  respondent: 'respondent-liaison',
} as const;

export function say(state: ComplaintState, template: Unnumbered<Template>, to: Addressee): Said[number] {
  // Only the case's own number is added to a template that was checked without it.
  return { template: { ...template, number: state.number }, to };
}

export function toBody(
  state: ComplaintState,
  party: Exclude<ComplaintPartyRole, 'complainant'>,
  template: Unnumbered<Template>,
): Said {
  const body = bodyOf(state, party);
  return body === null ? [] : [say(state, template, liaisonOf(state, party, body))];
}

export function toComplainant(
  state: ComplaintState,
  template: (by: DueBy) => Unnumbered<Template>,
  dutyId: string,
): Said {
  return withDuty(state, dutyId, (by) => [say(state, template(by), complainant(state))]);
}

export function liaisonOf(
  state: ComplaintState,
  party: Exclude<ComplaintPartyRole, 'complainant'>,
  { organizationId, kind }: Pick<OrganizationRef, 'organizationId' | 'kind'>,
): Addressee {
  if (isAccusedOffice(state, party)) return inspectorOf(state);
  const role = LIAISON_ROLES[party];
  return { type: 'role', organizationId, role: party === 'reviewing' ? reviewingRole({ kind }, role) : role };
}

/** 回避: an office that is itself accused is told nothing in its office; the inspectorate is, so that somebody takes over. */
function isAccusedOffice(state: ComplaintState, party: ComplaintPartyRole): boolean {
  if (party === 'respondent' || party === 'complainant') return false;
  const office = bodyOf(state, party);
  return office !== null && isRespondentOrBelow(office, state.respondent);
}

/** The store finds the inspectorate that is nearest to the accepting department. */
export function inspectorOf({ accepting }: ComplaintState): Addressee {
  return { type: 'role', organizationId: accepting.organizationId, role: 'inspector' };
}

/** A ladder names the roles of the verifying line; the accepting department has the same steps under other names. */
const IN_ACCEPTING: Readonly<Partial<Record<Role, Role>>> = {
  'receiving-clerk': 'registrar',
  'case-handler': 'registrar',
  'section-head': 'acceptance-reviewer',
  'legal-reviewer': 'acceptance-reviewer',
  issuer: 'leader',
};

/** Whom a rung reaches: the role it names, in the body that owes the duty. */
export function rungAddressee(state: ComplaintState, owner: ComplaintPartyRole, to: string): Addressee {
  if (owner === 'complainant' && to === 'complainant') return complainant(state);
  // Nobody of a company is reached here: whoever serves its letters hears that its days run out.
  if (owner === 'respondent' && isAgainstCompany(state))
    return rungAddressee(state, 'verifying', 'case-handler');
  return officeAddressee(state, owner, to);
}

function officeAddressee(state: ComplaintState, owner: ComplaintPartyRole, to: string): Addressee {
  const body = bodyOf(state, owner);
  if (body === null || owner === 'accepting') {
    const role = IN_ACCEPTING[asRole(to)] ?? asRole(to);
    if (isAccusedOffice(state, 'accepting')) return inspectorOf(state);
    return { type: 'role', organizationId: state.accepting.organizationId, role };
  }
  if (owner === 'reviewing') return reviewerAddressee(state, body, asRole(to));
  if (isAccusedOffice(state, owner)) return inspectorOf(state);
  return { type: 'role', organizationId: body.organizationId, role: asRole(to) };
}

/** The ladder of a review speaks of a credit office's people; `inspector` stands beside every line. */
function reviewerAddressee(state: ComplaintState, body: OrganizationRef, role: Role): Addressee {
  if (role === 'inspector') return inspectorOf(state);
  const there = reviewingRole(body, IN_ACCEPTING[role] ?? role);
  return { type: 'role', organizationId: body.organizationId, role: there };
}

export function complainant(state: ComplaintState): Addressee {
  return {
    type: 'complainant',
    complaintId: state.parentId ?? state.caseId,
    party: state.agentActive ? 'agent' : 'complainant',
  };
}

export function handlerOf(state: ComplaintState): 'accepting' | 'verifying' {
  return state.verifying === null ? 'accepting' : 'verifying';
}

/** A ladder names roles; the rule set was refused when it named anything else. */
export function asRole(to: string): Role {
  return to as Role;
}

/** Whoever signs next is told. */
export function approvalWaiting(state: ComplaintState): Said {
  const step = state.approval === null ? null : openStep(state.approval);
  if (state.approval === null || step === null) return [];
  const body = bodyOf(state, step.party);
  if (body === null) return [];
  const role = step.party === 'reviewing' ? reviewingRole(body, step.role) : step.role;
  const to: Addressee = { type: 'role', organizationId: body.organizationId, role };
  const by = dueBy(state, state.duties.find((duty) => duty.owner === step.party && isOwed(duty)) ?? null);
  return [say(state, { type: 'approval-waiting', act: state.approval.act.type, by }, to)];
}
