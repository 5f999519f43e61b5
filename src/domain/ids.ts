declare const brand: unique symbol;

/** A string that has been checked where it entered and cannot be confused with another kind. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CaseId = Branded<'CaseId'>;
export type CommandId = Branded<'CommandId'>;
export type OrganizationId = Branded<'OrganizationId'>;
export type OfficerId = Branded<'OfficerId'>;
export type EvidenceId = Branded<'EvidenceId'>;
export type DemandId = Branded<'DemandId'>;

/** A day in Asia/Shanghai, `YYYY-MM-DD`. Never a UTC midnight. */
export type PlainDate = Branded<'PlainDate'>;

/** A moment, ISO 8601 in UTC with milliseconds (`2026-11-22T04:00:00.000Z`), so that text order is time order. */
export type Instant = Branded<'Instant'>;

export const toCaseId = (text: string): CaseId => text as CaseId;
export const toCommandId = (text: string): CommandId => text as CommandId;
export const toOrganizationId = (text: string): OrganizationId => text as OrganizationId;
export const toOfficerId = (text: string): OfficerId => text as OfficerId;
export const toEvidenceId = (text: string): EvidenceId => text as EvidenceId;
export const toDemandId = (text: string): DemandId => text as DemandId;
