import type { ContractFacts } from '../../src/domain/contract/facts';
import type { DecisionItem } from '../../src/domain/contract/decision-procedure';
import type { CheckFinding } from '../../src/domain/contract/monitoring';
import { toCaseId, toDemandId, toEvidenceId } from '../../src/domain/ids';
import type { Refusal } from '../../src/domain/refusal';
import {
  contractWorld,
  HANDLER,
  INSPECTOR,
  ISSUER,
  MANAGER,
  payment,
  REGULATOR,
  TREASURY,
} from './contract-world';
import { body, SYSTEM } from './complaint-city';
import { nmRules } from './complaint-world';
import { day, nationalCalendar } from './national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const today = day('2026-01-12');
const milestone = { milestoneId: 'm1' } as const;
const filed = { type: 'file', number: 'BA-2026-0001' } as const;
const supervise = { type: 'open-supervision', ...milestone, form: 'special' } as const;
const asked = { type: 'ask-tolerance', ...milestone, days: 5, ground: 'first-time' } as const;
const performed = (milestoneId: string): ContractFacts => ({
  ...({ type: 'record-performance', milestoneId, on: today, amountFen: null } as const),
  ...{ thousandths: null, completes: true, evidenceIds: [] },
});

const told = (changes: object = {}): ContractFacts => ({
  ...({ type: 'report-payment', paymentId: 'f1', number: 'ZF-1', paidOn: today } as const),
  ...({ amountFen: 40_000_00, payer: 'public', payee: 'party' } as const),
  ...{ reverses: null, milestoneId: null, ...changes },
});

const fresh = () => contractWorld();
const late = () => contractWorld().does(REGULATOR, filed).until('2026-02-13 09:00');
const unsigned = (changes: object = {}) => {
  const { parties } = fresh().state;
  return contractWorld({
    ...{ status: 'draft', signedOn: null, ...changes },
    parties: parties.map((party) => ({ ...party, hasSigned: party.partyId === 'a' })),
  });
};
const stepOf = (code: string, label: string, labelEnglish: string) => ({
  ...{ code, label, labelEnglish, isCompulsory: true, categories: null, fromFen: null },
  ...{ onlyKeySupervised: false, basis: { document: '示例文件', article: '文件未规定' } },
});
export const riskStep: DecisionItem = stepOf('risk-assessment', '风险评估', 'Risk assessment');
/** A draft whose rules ask for steps of the decision before it is signed. */
export const deciding = (items: readonly DecisionItem[] = [riskStep], changes: object = {}) =>
  unsigned({ rules: { ...fresh().state.rules, decision: { items } }, ...changes });
export const signs = { type: 'record-signature', partyId: 'b', on: today } as const;
export const decided = (changes: object = {}): ContractFacts => ({
  ...{ type: 'answer-decision-item', code: 'risk-assessment', isApplicable: true, evidenceIds },
  ...changes,
});
const impossible = () =>
  late()
    .does(INSPECTOR, supervise)
    .does(HANDLER, { type: 'conclude-supervision', ...milestone, result: 'impossible', evidenceIds });
const terminated = () =>
  impossible().does(HANDLER, { type: 'terminate', milestoneId: 'm1', on: day('2026-02-13') });
const settled: ContractFacts = {
  ...({ type: 'settle-dispute', on: day('2026-02-13'), breachBy: 'nobody' } as const),
  evidenceIds,
};

const findings = ['quality', 'progress', 'changes', 'after-sales'] as const;
export const checkOf = (
  found: Readonly<Record<string, CheckFinding>>,
  others: readonly string[] = findings,
): ContractFacts => {
  const rest = others.filter((code) => !(code in found)).map((code) => [code, 'satisfactory'] as const);
  const items = [...rest, ...Object.entries(found)].map(([code, finding]) => ({ code, finding }));
  return { type: 'record-check', on: today, items, evidenceIds: [] };
};
export const problem = (changes: object = {}): ContractFacts => ({
  ...({ type: 'report-problem', milestoneId: null, kind: 'progress', severity: 'major' } as const),
  ...({ assignee: 'public', dueOn: null, checkItem: null, evidenceIds: [] } as const),
  ...changes,
});
export const answered = { type: 'answer-problem', problemId: 'q1', evidenceIds } as const;

/** Supervised in vain: 经督查仍不履行. */
export const vain = (changes: object = {}) =>
  contractWorld({ milestones: [{ ...payment('m1', '2026-02-12'), ...changes }] })
    .does(REGULATOR, filed)
    .until('2026-02-13 09:00')
    .does(INSPECTOR, supervise)
    .does(HANDLER, { type: 'conclude-supervision', ...milestone, result: 'not-performed', evidenceIds });

export const opening = (by: Parameters<typeof body>[0] = 'industry'): ContractFacts => ({
  ...({ type: 'open-determination', ...milestone, number: 'TS150100-2026-000009' } as const),
  ...{ determinationId: toCaseId('case-9'), demandId: toDemandId('d1'), determining: body(by) },
  ...{ rules: nmRules, calendar: nationalCalendar },
});

/** 换届: a review of the contract is opened for it. */
export const review = (changes: object = {}): ContractFacts => ({
  ...({ type: 'open-succession-review', cause: 'change-of-government', on: today } as const),
  ...changes,
});
const reviewed = () => fresh().does(INSPECTOR, review());
export const amendedFor = (ground: Extract<ContractFacts, { type: 'amend' }>['ground']): ContractFacts => ({
  ...{ type: 'amend', ground, on: today, evidenceIds },
  changes: [{ ...milestone, dueOn: day('2027-02-12'), amountFen: null, quantity: null, isDropped: false }],
});

/** Each refusal that only contracts know, and how it comes about. */
export const CONTRACT_REFUSALS: Readonly<Record<string, () => Refusal>> = {
  'milestone-unknown': () => fresh().refusalOf(MANAGER, performed('m9')),
  'payment-not-whole': () =>
    fresh().refusalOf(MANAGER, { ...performed('m1'), amountFen: 40_000_00 } as ContractFacts),
  'milestone-settled': () =>
    contractWorld({ milestones: [payment('m1', '2026-02-12'), payment('m2', '2026-03-12')] })
      .does(MANAGER, performed('m1'))
      .refusalOf(MANAGER, performed('m1')),
  'milestone-not-overdue': () => fresh().refusalOf(INSPECTOR, supervise),
  'performance-not-recorded': () => fresh().refusalOf(MANAGER, { type: 'correct-performance', ...milestone }),
  'payment-known': () => fresh().does(TREASURY, told()).refusalOf(TREASURY, told()),
  'payment-unknown': () => fresh().refusalOf(MANAGER, { type: 'disown-payment', paymentId: 'f9' }),
  'payment-not-placeable': () =>
    fresh()
      .does(TREASURY, told({ reverses: 'f0' }))
      .refusalOf(MANAGER, { type: 'place-payment', paymentId: 'f1', ...milestone }),
  'party-unknown': () => unsigned().refusalOf(MANAGER, { type: 'record-signature', partyId: 'z', on: today }),
  'party-has-signed': () =>
    unsigned().refusalOf(MANAGER, { type: 'record-signature', partyId: 'a', on: today }),
  'legal-review-missing': () =>
    unsigned({ categoryCode: '02' }).refusalOf(MANAGER, {
      ...{ type: 'record-signature', partyId: 'b', on: today },
    }),
  'decision-item-open': () => deciding().refusalOf(MANAGER, signs),
  'decision-item-unknown': () => deciding().refusalOf(MANAGER, decided({ code: 'weather' })),
  'decision-not-provided': () => {
    const { decision: _none, ...rules } = fresh().state.rules;
    return unsigned({ rules }).refusalOf(MANAGER, decided());
  },
  'tolerance-pending': () => late().does(MANAGER, asked).refusalOf(MANAGER, asked),
  'tolerance-not-asked': () => late().refusalOf(ISSUER, { type: 'grant-tolerance', ...milestone }),
  'supervision-open': () => late().does(INSPECTOR, supervise).refusalOf(HANDLER, supervise),
  'supervision-missing': () =>
    late().refusalOf(HANDLER, { type: 'terminate', milestoneId: 'm1', on: day('2026-02-13') }),
  'dispute-open': () => terminated().refusalOf(MANAGER, { type: 'close-out' }),
  'determination-open': () => vain().does(REGULATOR, opening()).refusalOf(REGULATOR, opening()),
  'breaching-party-unknown': () =>
    vain({ owedBy: 'counterparty' }).refusalOf(REGULATOR, { ...opening(), partyId: 'p9' } as ContractFacts),
  'complaint-open': () =>
    fresh()
      .does(REGULATOR, filed)
      .does(MANAGER, performed('m1'))
      .does(SYSTEM, { type: 'complaint-told', complaintId: toCaseId('c8'), number: 'TS1', outcome: null })
      .refusalOf(MANAGER, { type: 'close-out' }),
  'monitoring-not-provided': () => {
    const { monitoring: _none, ...rules } = fresh().state.rules;
    return contractWorld({ rules }).refusalOf(MANAGER, problem());
  },
  'check-item-unknown': () => fresh().refusalOf(MANAGER, checkOf({ secrecy: 'satisfactory' })),
  'check-incomplete': () => fresh().refusalOf(MANAGER, checkOf({ quality: 'satisfactory' }, [])),
  'problem-kind-unknown': () => fresh().refusalOf(MANAGER, problem({ kind: 'weather' })),
  'problem-unknown': () => fresh().refusalOf(MANAGER, { type: 'withdraw-problem', problemId: 'q1' }),
  'problem-answered': () =>
    fresh().does(HANDLER, problem()).does(MANAGER, answered).refusalOf(MANAGER, answered),
  'problem-not-answered': () =>
    fresh().does(HANDLER, problem()).refusalOf(HANDLER, { type: 'confirm-problem', problemId: 'q1' }),
  'problem-not-yours': () => fresh().does(INSPECTOR, problem()).refusalOf(HANDLER, answered),
  'problem-not-raised-by-you': () =>
    fresh().does(INSPECTOR, problem()).refusalOf(HANDLER, { type: 'withdraw-problem', problemId: 'q1' }),
  'succession-review-open': () => reviewed().refusalOf(INSPECTOR, review()),
  'succession-no-ground': () => fresh().refusalOf(MANAGER, amendedFor('change-of-government')),
  'negotiation-missing': () =>
    reviewed().refusalOf(MANAGER, { type: 'review-succession', finding: 'negotiated' }),
  'negotiation-one-sided': () =>
    reviewed().refusalOf(MANAGER, {
      ...{ type: 'record-negotiation', on: today, posts: ['contract-manager'], result: 'goes-on' },
      evidenceIds,
    }),
  'problem-open': () =>
    fresh()
      .does(HANDLER, problem())
      .does(REGULATOR, filed)
      .does(MANAGER, performed('m1'))
      .refusalOf(MANAGER, { type: 'close-out' }),
  'dispute-settled': () => terminated().does(MANAGER, settled).refusalOf(MANAGER, settled),
};
