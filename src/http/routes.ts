import type { FilingDeps } from '../intake/receive-complaint';
import { absenceRoutes } from './absence.routes';
import { accountAdministrationRoutes } from './account.routes';
import { auditRoutes } from './audit.routes';
import { bootstrapRoutes } from './bootstrap.routes';
import { calendarFeedRoutes } from './calendar-feed.routes';
import { calendarRoutes } from './calendar.routes';
import type { ChangeFeed } from './change-feed';
import { changeRoutes } from './change.routes';
import { channelRoutes } from './channel.routes';
import { complaintExportRoute } from './complaint-export.routes';
import { commitmentListRoute } from './commitment-list.routes';
import { commitmentDutyRoutes } from './commitment-duty.routes';
import { commitmentRoutes } from './commitment.routes';
import { complaintRoutes } from './complaint.routes';
import { contractClearanceRoutes } from './contract-clearance.routes';
import { contractStatisticsRoute } from './contract-statistics.routes';
import { contractPaymentRoutes } from './contract-payment.routes';
import { contractImportRoutes } from './contract-import.routes';
import { contractSignatureRoutes } from './contract-signature.routes';
import { contractDutyRoutes } from './contract-duty.routes';
import { contractProblemRoutes } from './contract-problem.routes';
import { contractRoutes } from './contract.routes';
import { credentialRoutes } from './credential.routes';
import { determinationRoutes } from './determination.routes';
import { duplicateRoutes } from './duplicate.routes';
import { linkedContractRoutes } from './linked-contract.routes';
import { dutyRoutes } from './duty.routes';
import { evidenceRoutes } from './evidence.routes';
import type { EvidenceDeps } from './evidence.routes';
import { filedCopyRoutes } from './filed-copy.routes';
import { healthRoutes } from './health.routes';
import { identityRoutes } from './identity.routes';
import { incidentRoutes } from './incident.routes';
import { letterRoutes } from './letter.routes';
import type { LetterRouteDeps } from './letter.routes';
import { officerRoutes } from './officer.routes';
import { operationsRoutes } from './operations.routes';
import type { OperationsDeps } from './operations.routes';
import { organizationRoutes } from './organization.routes';
import { regionRoutes } from './region.routes';
import { outboxRoutes } from './outbox.routes';
import { publicDirectoryRoutes } from './public-directory.routes';
import { publicRoutes } from './public.routes';
import { receiptRoutes } from './receipt.routes';
import { receiptStoryRoutes } from './receipt-story.routes';
import { revealRoutes } from './reveal.routes';
import type { RevealDeps } from './reveal.routes';
import { roleRoutes } from './role.routes';
import type { Route } from './route';
import { ruleSetRoutes } from './rule-set.routes';
import { sessionRoutes } from './session.routes';
import { signalRoutes } from './signal.routes';
import { statisticsRoutes } from './statistics.routes';
import { modelTextRoutes } from './model-text.routes';
import { successionOrderRoutes } from './succession-order.routes';
import { supervisionRoutes } from './supervision.routes';
import type { HealthDeps } from './system-health';
import { systemRoutes } from './system.routes';
import { reportingRoutes } from './reporting.routes';
import { upwardReportRoutes } from './upward-report.routes';
import { uploadRoutes } from './upload.routes';
import { webhookRoutes, type WebhookRouteDeps } from './webhook.routes';

/** People, bodies and offices: they need nothing but what every handler has. */
export const accountRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...bootstrapRoutes,
  ...organizationRoutes,
  ...regionRoutes,
  ...officerRoutes,
  ...accountAdministrationRoutes,
  ...absenceRoutes,
  ...roleRoutes,
  ...credentialRoutes,
];

/** What the nouns need beside it. */
export interface RouteParts {
  readonly filing: FilingDeps;
  readonly evidence: EvidenceDeps;
  readonly letters: LetterRouteDeps;
  readonly operations: OperationsDeps;
  readonly reveals: RevealDeps;
  readonly changes: ChangeFeed;
  readonly health: HealthDeps;
  readonly webhooks: WebhookRouteDeps;
}

/** Every operation of the API, one noun a line; the OpenAPI page and the checks are made from this list. */
export function createRoutes(parts: RouteParts): readonly Route[] {
  const watched = [
    ...accountRoutes,
    ...calendarRoutes,
    ...ruleSetRoutes,
    ...complaintRoutes(parts.filing),
    complaintExportRoute(parts.filing),
    ...duplicateRoutes(parts.reveals),
    ...linkedContractRoutes(parts.filing),
    ...contractRoutes(parts.filing),
    ...commitmentRoutes(parts.filing),
    ...commitmentDutyRoutes(parts.filing),
    commitmentListRoute(parts.filing),
    ...contractDutyRoutes(parts.filing),
    ...contractProblemRoutes(parts.filing),
    ...contractImportRoutes(parts.filing),
    ...contractSignatureRoutes(parts.filing),
    ...successionOrderRoutes(parts.filing),
    ...modelTextRoutes(parts.filing, parts.evidence),
    ...contractClearanceRoutes(parts.filing),
    ...contractPaymentRoutes(parts.filing),
    ...filedCopyRoutes(parts.letters),
    ...dutyRoutes(parts.filing),
    ...calendarFeedRoutes(parts.filing),
    ...changeRoutes(parts.changes),
    ...statisticsRoutes(parts.filing),
    contractStatisticsRoute(parts.filing),
    ...upwardReportRoutes(parts.filing),
    ...reportingRoutes(parts.filing),
    ...supervisionRoutes(parts.filing),
    ...channelRoutes(parts.filing),
    ...signalRoutes(parts.filing),
    ...systemRoutes(parts.filing),
    ...publicRoutes(parts.filing),
    ...publicDirectoryRoutes(),
    ...determinationRoutes(parts.filing),
    ...receiptRoutes(parts.filing),
    ...receiptStoryRoutes(parts.filing),
    ...evidenceRoutes(parts.evidence),
    ...uploadRoutes(parts.evidence),
    ...letterRoutes(parts.letters),
    ...operationsRoutes(parts.operations),
    ...incidentRoutes,
    ...outboxRoutes,
    ...webhookRoutes(parts.webhooks),
    ...healthRoutes(parts.health),
    ...revealRoutes(parts.reveals),
    ...identityRoutes(parts.reveals),
  ];
  return [...watched, ...auditRoutes(watched)];
}
