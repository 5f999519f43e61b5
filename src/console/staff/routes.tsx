import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readCalendarSearch } from './calendar/calendar-search';
import { readCaseSearch } from './case/case-search';
import { readBoardSearch } from './contracts/board-search';
import { readContractDutySearch } from './contracts/duty-search';
import { readReportSearch, readReportsSearch } from './contracts/reports/report-search';
import { readProblemSearch } from './contracts/problems/problem-search';
import { readToldSearch } from './contracts/told/told-search';
import { readArrearsSearch, readDisclosureSearch } from './contracts/arrears-search';
import { readImportSearch } from './contracts/import/import-search';
import {
  readCommitmentDutySearch,
  readCommitmentsSearch,
  readListOfDaySearch,
} from './commitments/commitment-search';
import { readContractSearch, readContractsSearch } from './contracts/contract-search';
import { HomePage } from './home.page';
import {
  fromAddress,
  readInboxSearch,
  readRegisterSearch,
  readStatisticsSearch,
  readSupervisionSearch,
  toAddress,
} from './lists/list-search';
import { readAuditSearch } from './audit/audit-search';
import { readOperationsSearch } from './operations/operations-search';
import { readRevealSearch } from './reveals/reveal-search';
import { readRulesSearch, readVersionSearch } from './rules/rules-search';
import { readOfficerSearch } from './officers/officer-search';
import { Shell } from './shell';
import { useWords } from './words/staff-words';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('./inbox/inbox.page'), 'InboxPage'),
});
const complaints = createRoute({
  getParentRoute: () => root,
  path: '/complaints',
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import('./complaints/register.page'), 'RegisterPage'),
});
const counter = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  component: lazyRouteComponent(() => import('./counter/counter.page'), 'CounterPage'),
});
const contracts = createRoute({
  getParentRoute: () => root,
  path: '/contracts',
  validateSearch: readContractsSearch,
  component: lazyRouteComponent(() => import('./contracts/contracts.page'), 'ContractsPage'),
});
const arrears = createRoute({
  getParentRoute: () => root,
  path: '/contracts/arrears',
  validateSearch: readArrearsSearch,
  component: lazyRouteComponent(() => import('./contracts/arrears.page'), 'ArrearsPage'),
});
const contractBoard = createRoute({
  getParentRoute: () => root,
  path: '/contracts/board',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./contracts/board.page'), 'BoardPage'),
});
const contractDuties = createRoute({
  getParentRoute: () => root,
  path: '/contracts/duties',
  validateSearch: readContractDutySearch,
  component: lazyRouteComponent(() => import('./contracts/duties.page'), 'ContractDutiesPage'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/contracts/reports',
  validateSearch: readReportsSearch,
  component: lazyRouteComponent(() => import('./contracts/reports/reports.page'), 'ReportsPage'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/contracts/reports/$body/$month',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./contracts/reports/report.page'), 'ReportPage'),
});
const toldPayments = createRoute({
  getParentRoute: () => root,
  path: '/contracts/payments',
  validateSearch: readToldSearch,
  component: lazyRouteComponent(() => import('./contracts/told/told.page'), 'ToldPage'),
});
const problems = createRoute({
  getParentRoute: () => root,
  path: '/contracts/problems',
  validateSearch: readProblemSearch,
  component: lazyRouteComponent(() => import('./contracts/problems/problems.page'), 'ProblemsPage'),
});
const disclosure = createRoute({
  getParentRoute: () => root,
  path: '/contracts/arrears/disclosure',
  validateSearch: readDisclosureSearch,
  component: lazyRouteComponent(() => import('./contracts/disclosure.page'), 'DisclosurePage'),
});
const successions = createRoute({
  getParentRoute: () => root,
  path: '/contracts/successions',
  component: lazyRouteComponent(() => import('./contracts/successions/successions.page'), 'SuccessionsPage'),
});
const modelTexts = createRoute({
  getParentRoute: () => root,
  path: '/contracts/model-texts',
  component: lazyRouteComponent(() => import('./contracts/model-texts/model-texts.page'), 'ModelTextsPage'),
});
const newContract = createRoute({
  getParentRoute: () => root,
  path: '/contracts/new',
  component: lazyRouteComponent(() => import('./contracts/collect/collect.page'), 'CollectPage'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/contracts/import',
  component: lazyRouteComponent(() => import('./contracts/import/imports.page'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/contracts/import/$id',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./contracts/import/import.page'), 'ImportPage'),
});
const contract = createRoute({
  getParentRoute: () => root,
  path: '/contracts/$id',
  validateSearch: readContractSearch,
  component: lazyRouteComponent(() => import('./contracts/contract.page'), 'ContractPage'),
});
const commitments = createRoute({
  getParentRoute: () => root,
  path: '/commitments',
  validateSearch: readCommitmentsSearch,
  component: lazyRouteComponent(() => import('./commitments/commitments.page'), 'CommitmentsPage'),
});
const commitmentDuties = createRoute({
  getParentRoute: () => root,
  path: '/commitments/duties',
  validateSearch: readCommitmentDutySearch,
  component: lazyRouteComponent(() => import('./commitments/duties.page'), 'CommitmentDutiesPage'),
});
const commitmentList = createRoute({
  getParentRoute: () => root,
  path: '/commitments/list',
  validateSearch: readListOfDaySearch,
  component: lazyRouteComponent(() => import('./commitments/list-of-day.page'), 'ListOfDayPage'),
});
const commitment = createRoute({
  getParentRoute: () => root,
  path: '/commitments/$id',
  validateSearch: readContractSearch,
  component: lazyRouteComponent(() => import('./commitments/commitment.page'), 'CommitmentPage'),
});
const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  validateSearch: readSupervisionSearch,
  component: lazyRouteComponent(() => import('./supervision/supervision.page'), 'SupervisionPage'),
});
const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistics',
  validateSearch: readStatisticsSearch,
  component: lazyRouteComponent(() => import('./statistics/statistics.page'), 'StatisticsPage'),
});
const bodies = createRoute({
  getParentRoute: () => root,
  path: '/bodies',
  validateSearch: ({ id }: Readonly<Record<string, unknown>>): { readonly id?: string } =>
    typeof id === 'string' ? { id } : {},
  component: lazyRouteComponent(() => import('./bodies/bodies.page'), 'BodiesPage'),
});
const officers = createRoute({
  getParentRoute: () => root,
  path: '/officers',
  validateSearch: readOfficerSearch,
  component: lazyRouteComponent(() => import('./officers/officers.page'), 'OfficersPage'),
});
const officer = createRoute({
  getParentRoute: () => root,
  path: '/officers/$id',
  component: lazyRouteComponent(() => import('./officers/officer.page'), 'OfficerPage'),
});

const complaint = createRoute({
  getParentRoute: () => root,
  path: '/complaints/$id',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('./case/case.page'), 'CasePage'),
});

const reveals = createRoute({
  getParentRoute: () => root,
  path: '/reveals',
  validateSearch: readRevealSearch,
  component: lazyRouteComponent(() => import('./reveals/reveals.page'), 'RevealsPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit.page'), 'AuditPage'),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  validateSearch: readOperationsSearch,
  component: lazyRouteComponent(() => import('./operations/operations.page'), 'OperationsPage'),
});
const workflow = createRoute({
  getParentRoute: () => root,
  path: '/operations/workflows/$id',
  component: lazyRouteComponent(() => import('./operations/workflow.page'), 'WorkflowPage'),
});
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/webhooks.page'), 'WebhooksPage'),
});
const credentials = createRoute({
  getParentRoute: () => root,
  path: '/credentials',
  component: lazyRouteComponent(() => import('./credentials/credentials.page'), 'CredentialsPage'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  validateSearch: readRulesSearch,
  component: lazyRouteComponent(() => import('./rules/rules.page'), 'RulesPage'),
});
const newRuleSet = createRoute({
  getParentRoute: () => root,
  path: '/rules/new',
  component: lazyRouteComponent(() => import('./rules/editor/editor.page'), 'NewRuleSetPage'),
});
const ruleSet = createRoute({
  getParentRoute: () => root,
  path: '/rules/$id',
  validateSearch: readVersionSearch,
  component: lazyRouteComponent(() => import('./rules/rule-set.page'), 'RuleSetPage'),
});
const ruleEditor = createRoute({
  getParentRoute: () => root,
  path: '/rules/$id/edit',
  component: lazyRouteComponent(() => import('./rules/editor/editor.page'), 'EditorPage'),
});
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./calendar/calendar.page'), 'CalendarPage'),
});

/** Every page of the console, one line a page; what is not needed at first is fetched with its page. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...[home, complaint, inbox, complaints, counter],
    ...[contracts, contractBoard, contractDuties, problems, arrears, disclosure, toldPayments],
    ...[successions, modelTexts],
    ...[reports, report],
    ...[newContract, imports, oneImport, contract],
    ...[commitments, commitmentDuties, commitmentList, commitment],
    ...[supervision, statistics],
    ...[reveals, audit, operations, workflow, credentials, webhooks],
    ...[rules, newRuleSet, ruleSet, ruleEditor, calendar],
    ...[bodies, officers, officer],
  ]),
  basepath: '/console',
  // What no page reads is taken out of the address: a filter that is none of ours would reach the page as it was typed.
  search: { strict: true },
  defaultPreload: 'intent',
  // Plain texts, so that an address is what a person would write, and what the API's own links are made of.
  parseSearch: fromAddress,
  stringifySearch: (search) => {
    const address = toAddress(search);
    return address === '' ? '' : `?${address}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound(): ReactNode {
  const { shell } = useWords();
  return <h1>{shell.notFound}</h1>;
}
