import type { problemCounts, problemList, problemQuery } from '../../wire/contract-problem.wire';
import type { z } from 'zod';
import type { caseEvents, commandPending, storyQuery } from '../../wire/case.wire';
import type {
  contractDutyCountsQuery,
  contractDutyList,
  contractDutyQuery,
} from '../../wire/contract-duty.wire';
import type { waitingCounts } from '../../wire/duty.wire';
import type {
  arrearsList,
  arrearsQuery,
  disclosureQuery,
  disclosureReply,
} from '../../wire/contract-arrears.wire';
import type { collectedReply, collectionBody } from '../../wire/contract-collection.wire';
import type {
  contractPaymentList,
  contractPaymentQuery,
  contractPaymentReply,
  paymentDisownBody,
  paymentMatchBody,
} from '../../wire/contract-payment.wire';
import type { complaintsOfContract, contractOfComplaint } from '../../wire/linked-contract.wire';
import type { contractCommandBody } from '../../wire/contract-command.wire';
import type { contractStatisticsQuery, contractStatisticsView } from '../../wire/contract-statistics.wire';
import type {
  contractCategories,
  contractCategoriesQuery,
  contractCommandReply,
  contractList,
  contractQuery,
  contractView,
} from '../../wire/contract.wire';
import type {
  importedContracts,
  importList,
  importReading,
  importRowsQuery,
  importStepBody,
  importView,
} from '../../wire/contract-import.wire';
import type {
  reportConfirmBody,
  reportCorrectBody,
  reporterStatisticsQuery,
  reporterStatisticsView,
  reportingDutyList,
  reportingDutyQuery,
  reportItems,
  reportItemsQuery,
  reportView,
} from '../../wire/upward-report.wire';
import type { evidenceList } from '../../wire/evidence.wire';
import type { CommitmentOperations } from './commitment-operations';
import type { newSuccessionOrder, successionOrderList } from '../../wire/succession-order.wire';
import type {
  modelTextList,
  modelTextQuery,
  modelTextView,
  modelTextWithdrawal,
  newModelText,
  newModelTextVersion,
} from '../../wire/model-text.wire';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;

/** What the pages of contracts ask of the API, and those of what a government has promised beside them. */
export interface ContractOperations extends CommitmentOperations {
  'GET /contracts': { query: In<typeof contractQuery>; reply: Out<typeof contractList> };
  'POST /contracts': { body: In<typeof collectionBody>; reply: Out<typeof collectedReply> };
  'GET /contracts/{id}': { reply: Out<typeof contractView> };
  'GET /contracts/{id}/events': { query: In<typeof storyQuery>; reply: Out<typeof caseEvents> };
  'GET /complaints/{id}/contract': { reply: Out<typeof contractOfComplaint> };
  'GET /contracts/{id}/complaints': { reply: Out<typeof complaintsOfContract> };
  'GET /contracts/{id}/evidence': { reply: Out<typeof evidenceList> };
  'POST /contracts/{id}/commands': {
    body: In<typeof contractCommandBody>;
    /** 202: stored, and applied when the engine is back. */
    reply: Out<typeof contractCommandReply> | Out<typeof commandPending>;
  };
  'GET /contracts/arrears': { query: In<typeof arrearsQuery>; reply: Out<typeof arrearsList> };
  'GET /contract-duties': {
    query: In<typeof contractDutyQuery>;
    reply: Out<typeof contractDutyList>;
  };
  'GET /contract-duties/counts': {
    query: In<typeof contractDutyCountsQuery>;
    reply: Out<typeof waitingCounts>;
  };
  'GET /statistics/contracts': {
    query: In<typeof contractStatisticsQuery>;
    reply: Out<typeof contractStatisticsView>;
  };
  'GET /reporting-duties': { query: In<typeof reportingDutyQuery>; reply: Out<typeof reportingDutyList> };
  'GET /statistics/reporters': {
    query: In<typeof reporterStatisticsQuery>;
    reply: Out<typeof reporterStatisticsView>;
  };
  'GET /reports/{organizationId}/{month}': { reply: Out<typeof reportView> };
  'GET /reports/{organizationId}/{month}/contracts': {
    query: In<typeof reportItemsQuery>;
    reply: Out<typeof reportItems>;
  };
  'POST /reports/{organizationId}/{month}/confirm': {
    body: In<typeof reportConfirmBody>;
    reply: Out<typeof reportView>;
  };
  'POST /reports/{organizationId}/{month}/correct': {
    body: In<typeof reportCorrectBody>;
    reply: Out<typeof reportView>;
  };
  'GET /contract-problems': { query: In<typeof problemQuery>; reply: Out<typeof problemList> };
  'GET /contract-problems/counts': { reply: Out<typeof problemCounts> };
  'GET /succession-orders': { reply: Out<typeof successionOrderList> };
  'POST /succession-orders': {
    body: In<typeof newSuccessionOrder>;
    reply: Out<typeof successionOrderList>;
  };
  'GET /model-texts': { query: In<typeof modelTextQuery>; reply: Out<typeof modelTextList> };
  'POST /model-texts': { body: In<typeof newModelText>; reply: Out<typeof modelTextView> };
  'POST /model-texts/{id}/versions': {
    body: In<typeof newModelTextVersion>;
    reply: Out<typeof modelTextView>;
  };
  'POST /model-texts/{id}/versions/{number}/confirm': { reply: Out<typeof modelTextView> };
  'POST /model-texts/{id}/withdraw': {
    body: In<typeof modelTextWithdrawal>;
    reply: Out<typeof modelTextView>;
  };
  'GET /contract-payments': {
    query: In<typeof contractPaymentQuery>;
    reply: Out<typeof contractPaymentList>;
  };
  'POST /contract-payments/{id}/match': {
    body: In<typeof paymentMatchBody>;
    reply: Out<typeof contractPaymentReply> | Out<typeof commandPending>;
  };
  'POST /contract-payments/{id}/disown': {
    body: In<typeof paymentDisownBody>;
    reply: Out<typeof contractPaymentReply> | Out<typeof commandPending>;
  };
  'GET /contracts/arrears/disclosure': {
    query: In<typeof disclosureQuery>;
    reply: Out<typeof disclosureReply>;
  };
  /** These two take a form with the table: see `submit`. */
  'POST /contract-imports/readings': { reply: Out<typeof importReading> };
  'POST /contract-imports': { reply: Out<typeof importView> };
  'GET /contract-imports': { reply: Out<typeof importList> };
  'GET /contract-imports/{id}': { reply: Out<typeof importView> };
  'GET /contract-imports/{id}/contracts': {
    query: In<typeof importRowsQuery>;
    reply: Out<typeof importedContracts>;
  };
  'POST /contract-imports/{id}/steps': { body: In<typeof importStepBody>; reply: Out<typeof importView> };
  'GET /contract-categories': {
    query: In<typeof contractCategoriesQuery>;
    reply: Out<typeof contractCategories>;
  };
}
