import { workingDaysLeft } from '../deadline';
import type { OrganizationId, PlainDate } from '../ids';
import type { Addressee, DueBy, Template } from '../notification';
import type { Role } from '../officer';
import type { OrganizationRef } from '../organization';
import { plainDateAt } from '../plain-date';
import type { ComplaintPartyRole, ComplaintState, Duty } from './complaint';
import { findDuty } from './duty';

/** What is said to whom because of one event. */
export type Said = readonly { readonly template: Template; readonly to: Addressee }[];

const LIAISON_ROLES = {
  accepting: 'registrar',
  verifying: 'case-handler',
  respondent: 'respondent-liaison',
} as const;

export type Unnumbered<T> = T extends Template ? Omit<T, 'number'> : never;

export function say(state: ComplaintState, template: Unnumbered<Template>, to: Addressee): Said[number] {
  // Only the case's own number is added to a template that was checked without it.
  return { template: { ...template, number: state.number } as Template, to };
}

export function toBody(
  state: ComplaintState,
  party: Exclude<ComplaintPartyRole, 'complainant'>,
  template: Unnumbered<Template>,
): Said {
  const body = bodyOf(state, party);
  return body === null ? [] : [say(state, template, liaisonOf(body.organizationId, party))];
}

export function toComplainant(
  state: ComplaintState,
  template: (by: DueBy) => Unnumbered<Template>,
  dutyId: string,
): Said {
  return withDuty(state, dutyId, (by) => [say(state, template(by), complainant(state))]);
}

export function withDuty(state: ComplaintState, dutyId: string, said: (by: DueBy) => Said): Said {
  const by = dueBy(state, findDuty(state, dutyId));
  return by === null ? [] : said(by);
}

export function liaisonOf(
  organizationId: OrganizationId,
  party: Exclude<ComplaintPartyRole, 'complainant'>,
): Addressee {
  return { type: 'role', organizationId, role: LIAISON_ROLES[party] };
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

export function bodyOf(state: ComplaintState, party: ComplaintPartyRole): OrganizationRef | null {
  switch (party) {
    case 'accepting':
      return state.accepting;
    case 'verifying':
      return state.verifying;
    case 'respondent':
      return state.respondent;
    case 'complainant':
      return null;
  }
}

/** A ladder names roles; the rule set was refused when it named anything else. */
export function asRole(to: string): Role {
  return to as Role;
}

/** By when; the days left are counted from `from`, by default the day the clock began. */
export function dueBy(state: ComplaintState, duty: Duty | null, from?: PlainDate): DueBy | null {
  if (duty === null || duty.dueOn === null) return null;
  const today = from ?? plainDateAt(duty.startedAt);
  return {
    on: duty.dueOn,
    remainingWorkingDays: workingDaysLeft(today, duty.dueOn, state.calendar),
    basis: duty.deadline.basis.internal === true ? 'internal' : 'document',
    provisional: duty.provisional,
  };
}
