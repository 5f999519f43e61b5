import type { caseEvents, commandPending, storyQuery } from '../../wire/case.wire';
import type { z } from 'zod';
import type { Intent } from './intent';
import type { ContractOperations } from './contract-operations';
import type { FeedOperations } from './feed-operations';
import type { MachineOperations } from './machine-operations';
import type { PublicOperations } from './public-operations';
import type {
  commandReply,
  complaintList,
  complaintQuery,
  complaintView,
  seenAsQuery,
} from '../../wire/complaint.wire';
import type { CommandBodyInput } from '../../wire/complaint-command-body.wire';
import type { filedReply, filingBody } from '../../wire/complaint-filing.wire';
import type { dutyCounts, dutyCountsQuery, dutyList, dutyQuery } from '../../wire/duty.wire';
import type { duplicateList } from '../../wire/duplicate.wire';
import type { evidenceSchema } from '../../wire/evidence.wire';
import type { letterSchema } from '../../wire/letter.wire';
import type { letterPreviewsSchema } from '../../wire/letter-preview.wire';
import type { accountSchema } from '../../wire/account.wire';
import type {
  absenceListSchema,
  absenceSchema,
  newAbsenceSchema,
  newOfficerSchema,
  newRoleGrantSchema,
  officerCommandSchema,
  officerPageSchema,
  officerQuerySchema,
  officerSchema,
  roleGrantCommandSchema,
  roleGrantPageSchema,
  roleGrantQuerySchema,
  roleGrantSchema,
} from '../../wire/officer.wire';
import type {
  newOrganizationSchema,
  organizationCommandSchema,
  organizationEffectsQuery,
  organizationEffectsSchema,
  organizationHistorySchema,
  organizationPageSchema,
  organizationQuerySchema,
  organizationSchema,
} from '../../wire/organization.wire';
import type { regionListSchema, regionQuerySchema } from '../../wire/region.wire';
import type {
  currentSessionSchema,
  passwordChangeSchema,
  positionSchema,
  sessionListSchema,
  signedInSchema,
  signInSchema,
} from '../../wire/session.wire';
import type {
  calendarAssessmentSchema,
  calendarConfirmationReplySchema,
  calendarImportReplySchema,
  calendarImportSchema,
  calendarPageSchema,
  calendarProposalSchema,
  calendarQuerySchema,
  calendarYearQuerySchema,
  calendarYearSchema,
} from '../../wire/calendar.wire';
import type { declineSchema } from '../../wire/common.wire';
import type { evidenceList } from '../../wire/evidence.wire';
import type {
  dwellQuery,
  dwellView,
  holdersView,
  statisticsQuery,
  statisticsView,
} from '../../wire/statistics.wire';
import type { boardQuery, boardView } from '../../wire/supervision.wire';
import type { accessPage, accessQuery } from '../../wire/audit.wire';
import type { findingsView, healthView } from '../../wire/health.wire';
import type { incidentCommand, incidentList, incidentReply } from '../../wire/incident.wire';
import type {
  historyView,
  rehydrationBody,
  rehydrationReply,
  retryReply,
  workflowList,
  workflowQuery,
} from '../../wire/operations.wire';
import type { outboxList, outboxQuery, outboxReply } from '../../wire/outbox.wire';
import type {
  contactView,
  identityViews,
  ownReveals,
  revealBody,
  revealedView,
  revealList,
  revealLogPage,
  revealLogQuery,
  revealView,
} from '../../wire/reveal.wire';
import type {
  ruleSetAssessmentSchema,
  ruleSetConfirmationSchema,
  ruleSetPageSchema,
  ruleSetProposalSchema,
  ruleSetProposedSchema,
  ruleSetQuerySchema,
  ruleSetSchema,
  ruleSetVersionSchema,
  ruleSetVersionsSchema,
  rulesInForceSchema,
  rulesQuerySchema,
} from '../../wire/rule-set.wire';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;

/**
 * Every operation of the API that a page uses, with the very shapes that the server judges by; a line is added here
 * when a page needs one more. Types only: no schema travels to the browser for it. A test compares the names with the
 * server's list.
 */
export interface Operations extends PublicOperations, ContractOperations, FeedOperations, MachineOperations {
  'GET /complaints/{id}/duplicates': { reply: Out<typeof duplicateList> };
  'GET /complaints/{id}/evidence': { query: In<typeof seenAsQuery>; reply: Out<typeof evidenceList> };
  'GET /evidence/{id}': { reply: Out<typeof evidenceSchema> };

  'POST /sessions': { body: In<typeof signInSchema>; reply: Out<typeof signedInSchema> };
  'GET /sessions/current': { reply: Out<typeof currentSessionSchema> };
  'DELETE /sessions/current': { reply: undefined };
  'PUT /sessions/current/position': { body: In<typeof positionSchema>; reply: undefined };
  'PUT /sessions/current/password': { body: In<typeof passwordChangeSchema>; reply: undefined };
  'GET /sessions': { reply: Out<typeof sessionListSchema> };
  'DELETE /sessions/{id}': { reply: undefined };

  'GET /organizations': {
    query: In<typeof organizationQuerySchema>;
    reply: Out<typeof organizationPageSchema>;
  };
  'GET /regions': { query: In<typeof regionQuerySchema>; reply: Out<typeof regionListSchema> };
  'GET /organizations/{id}': { reply: Out<typeof organizationSchema> };
  'GET /officers': { query: In<typeof officerQuerySchema>; reply: Out<typeof officerPageSchema> };
  'GET /officers/{id}': { reply: Out<typeof officerSchema> };
  'POST /organizations': { body: In<typeof newOrganizationSchema>; reply: Out<typeof organizationSchema> };
  'POST /organizations/{id}/commands': {
    body: In<typeof organizationCommandSchema>;
    reply: Out<typeof organizationSchema>;
  };
  'GET /organizations/{id}/history': { reply: Out<typeof organizationHistorySchema> };
  'GET /organizations/{id}/effects': {
    query: In<typeof organizationEffectsQuery>;
    reply: Out<typeof organizationEffectsSchema>;
  };
  'POST /officers': { body: In<typeof newOfficerSchema>; reply: Out<typeof officerSchema> };
  'GET /officers/{id}/account': { reply: Out<typeof accountSchema> };
  'POST /officers/{id}/commands': {
    body: In<typeof officerCommandSchema>;
    reply: Out<typeof officerSchema>;
  };
  'GET /officers/{id}/absences': { reply: Out<typeof absenceListSchema> };
  'POST /officers/{id}/absences': { body: In<typeof newAbsenceSchema>; reply: Out<typeof absenceSchema> };
  'DELETE /officers/{id}/absences/{absenceId}': { reply: undefined };
  'POST /roles/grants': { body: In<typeof newRoleGrantSchema>; reply: Out<typeof roleGrantSchema> };
  'POST /roles/grants/{id}/commands': {
    body: In<typeof roleGrantCommandSchema>;
    reply: Out<typeof roleGrantSchema>;
  };
  'GET /roles/grants': { query: In<typeof roleGrantQuerySchema>; reply: Out<typeof roleGrantPageSchema> };

  'GET /rule-sets': { query: In<typeof ruleSetQuerySchema>; reply: Out<typeof ruleSetPageSchema> };
  'GET /rule-sets/in-force': { query: In<typeof rulesQuerySchema>; reply: Out<typeof rulesInForceSchema> };
  'GET /rule-sets/{id}': { reply: Out<typeof ruleSetVersionsSchema> };
  'GET /rule-sets/{id}/versions/{version}': { reply: Out<typeof ruleSetVersionSchema> };
  'POST /rule-sets/assessments': {
    body: In<typeof ruleSetProposalSchema>;
    reply: Out<typeof ruleSetAssessmentSchema>;
  };
  'POST /rule-sets': { body: In<typeof ruleSetProposalSchema>; reply: Out<typeof ruleSetProposedSchema> };
  'POST /rule-sets/{id}/confirmation': {
    body: In<typeof ruleSetConfirmationSchema>;
    reply: Out<typeof ruleSetSchema>;
  };

  'GET /calendars': { query: In<typeof calendarQuerySchema>; reply: Out<typeof calendarPageSchema> };
  'GET /calendars/years/{year}': {
    query: In<typeof calendarYearQuerySchema>;
    reply: Out<typeof calendarYearSchema>;
  };
  'GET /calendars/imports/{id}': { reply: Out<typeof calendarProposalSchema> };
  'POST /calendars/imports/assessments': {
    body: In<typeof calendarImportSchema>;
    reply: Out<typeof calendarAssessmentSchema>;
  };
  'POST /calendars/imports': {
    body: In<typeof calendarImportSchema>;
    reply: Out<typeof calendarImportReplySchema>;
  };
  'POST /calendars/imports/{id}/confirmation': {
    body: Record<string, never>;
    reply: Out<typeof calendarConfirmationReplySchema>;
  };
  'POST /calendars/imports/{id}/decline': {
    body: In<typeof declineSchema>;
    reply: Out<typeof calendarConfirmationReplySchema>;
  };
  'POST /calendars/imports/{id}/withdrawal': { reply: Out<typeof calendarConfirmationReplySchema> };

  'GET /duties': { query: In<typeof dutyQuery>; reply: Out<typeof dutyList> };
  'GET /duties/counts': { query: In<typeof dutyCountsQuery>; reply: Out<typeof dutyCounts> };

  'GET /supervision/board': { query: In<typeof boardQuery>; reply: Out<typeof boardView> };
  'GET /statistics/complaints': { query: In<typeof statisticsQuery>; reply: Out<typeof statisticsView> };
  'GET /statistics/complaints/dwell': { query: In<typeof dwellQuery>; reply: Out<typeof dwellView> };
  'GET /statistics/complaints/holders': { query: In<typeof dwellQuery>; reply: Out<typeof holdersView> };

  'GET /complaints': { query: In<typeof complaintQuery>; reply: Out<typeof complaintList> };
  'POST /complaints': { body: In<typeof filingBody>; reply: Out<typeof filedReply> };
  'GET /complaints/{id}': { query: In<typeof seenAsQuery>; reply: Out<typeof complaintView> };
  'GET /complaints/{id}/events': { query: In<typeof storyQuery>; reply: Out<typeof caseEvents> };
  'GET /commands/{id}': { reply: Out<typeof commandPending> };
  'GET /letters/{id}': { reply: Out<typeof letterSchema> };
  'POST /complaints/{id}/commands': {
    body: CommandBodyInput;
    /** 202: stored, and applied when the engine is back. */
    reply: Out<typeof commandReply> | Out<typeof commandPending>;
  };
  'POST /complaints/{id}/letter-previews': {
    body: CommandBodyInput;
    reply: Out<typeof letterPreviewsSchema>;
  };

  'GET /complaints/{id}/identity-views': { reply: Out<typeof identityViews> };
  'GET /complaints/{id}/contact': { reply: Out<typeof contactView> };
  'POST /reveals': { body: In<typeof revealBody>; reply: Out<typeof revealView> };
  'GET /reveals': { reply: Out<typeof revealList> };
  'GET /reveals/mine': { reply: Out<typeof ownReveals> };
  'GET /reveals/log': { query: In<typeof revealLogQuery>; reply: Out<typeof revealLogPage> };
  'POST /reveals/{id}/approval': { reply: Out<typeof revealView> };
  'POST /reveals/{id}/decline': { body: In<typeof declineSchema>; reply: Out<typeof revealView> };
  'POST /reveals/{id}/withdrawal': { reply: Out<typeof revealView> };
  'POST /reveals/{id}/opening': { reply: Out<typeof revealedView> };
  'GET /audit/accesses': { query: In<typeof accessQuery>; reply: Out<typeof accessPage> };

  'GET /operations/health': { reply: Out<typeof healthView> };
  'GET /operations/findings': { reply: Out<typeof findingsView> };
  'GET /operations/incidents': { reply: Out<typeof incidentList> };
  'POST /operations/incidents/{id}/commands': {
    body: In<typeof incidentCommand>;
    reply: Out<typeof incidentReply>;
  };
  'GET /operations/outbox': { query: In<typeof outboxQuery>; reply: Out<typeof outboxList> };
  'POST /operations/outbox/{id}/retry': { reply: Out<typeof outboxReply> };
  'GET /operations/workflows': {
    query: { [Name in keyof In<typeof workflowQuery>]?: string };
    reply: Out<typeof workflowList>;
  };
  'GET /operations/workflows/{id}/history': { reply: Out<typeof historyView> };
  'POST /operations/workflows/{id}/retry': { reply: Out<typeof retryReply> };
  'POST /operations/workflows/{id}/rehydration': {
    body: In<typeof rehydrationBody>;
    reply: Out<typeof rehydrationReply>;
  };
}

export type Operation = keyof Operations;

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

type ParamsPart<Op extends Operation> = [ParamNames<Op>] extends [never]
  ? { readonly params?: never }
  : { readonly params: Readonly<Record<ParamNames<Op>, string>> };
type QueryPart<Op extends Operation> = Operations[Op] extends { query: infer Query }
  ? { readonly query?: Query }
  : { readonly query?: never };
type BodyPart<Op extends Operation> = Operations[Op] extends { body: infer Body }
  ? { readonly body: Body }
  : { readonly body?: never };

export type CallOf<Op extends Operation> = ParamsPart<Op> &
  QueryPart<Op> &
  BodyPart<Op> & {
    readonly signal?: AbortSignal;
    /** What a person means to do once; see `Intent`. Left out, a POST is an intent of its own. */
    readonly intent?: Intent;
    /** Of work, where nobody is signed in. */
    readonly proof?: string;
  };
export type ReplyOf<Op extends Operation> = Operations[Op]['reply'];
export type BodyOf<Op extends Operation> = Operations[Op] extends { body: infer Body } ? Body : never;
