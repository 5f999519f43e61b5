import type { EvidenceRefusal } from './evidence';
import type { Role } from './officer';

/**
 * Every lawful "no". A refusal names the fact in the way; `http/problem.ts` gives each a status and a Chinese
 * sentence, and does not compile when one is missing.
 */
export type Refusal =
  // any case
  | { readonly type: 'case-not-in-status'; readonly status: string; readonly allowed: readonly string[] }
  | { readonly type: 'case-handled-elsewhere' } // 归集件: followed, not driven
  | { readonly type: 'case-handled-here' } // driven: a channel's reports of progress move nothing
  | { readonly type: 'actor-not-concerned' } // no relation to the case
  | { readonly type: 'seen-as-another' } // who looks through a party's eyes acts for nobody
  | { readonly type: 'role-missing'; readonly needed: readonly Role[] }
  | { readonly type: 'version-stale'; readonly expected: number; readonly actual: number }
  | { readonly type: 'approval-pending'; readonly act: string }
  | { readonly type: 'approval-unknown' }
  | { readonly type: 'approval-not-own' } // only who proposed it withdraws it
  | { readonly type: 'approval-own-proposal' } // proposer ≠ approver
  | { readonly type: 'approval-not-your-step'; readonly needed: Role }
  | { readonly type: 'second-person-required' }
  | EvidenceRefusal // of a command that names evidence
  // complaint: acceptance
  | { readonly type: 'supplement-already-requested' }
  | { readonly type: 'supplement-limit-passed' } // a supplement is asked for inside the transfer limit
  | { readonly type: 'reject-reason-unknown'; readonly known: readonly string[] }
  | { readonly type: 'verifier-is-respondent' } // never the respondent, its subtree or its predecessor
  | { readonly type: 'verifier-not-competent' } // neither superior nor line authority
  | { readonly type: 'verifier-appointed' } // 指定办理 is final
  | { readonly type: 'organization-not-active' }
  | { readonly type: 'organization-moved' } // between the receipt of the command and its recording
  | { readonly type: 'respondent-already-named' }
  | { readonly type: 'too-few-respondents' }
  | { readonly type: 'lead-not-single' } // 主办 is one body
  | { readonly type: 'target-is-same' }
  | { readonly type: 'assignee-not-active' } // left, locked, or nobody
  // complaint: verification
  | { readonly type: 'already-returned' } // 退回一次为限
  | { readonly type: 'return-window-closed' }
  | { readonly type: 'respondent-not-notified' }
  | { readonly type: 'respondent-already-notified' }
  | { readonly type: 'answer-window-open'; readonly until: string }
  | { readonly type: 'answer-window-closed' }
  | { readonly type: 'contact-attempts-too-few'; readonly made: number; readonly needed: number }
  | { readonly type: 'contact-attempt-same-day' }
  | { readonly type: 'demand-unknown' }
  | { readonly type: 'demand-not-in-state'; readonly state: string; readonly allowed: readonly string[] }
  | { readonly type: 'date-in-past' }
  | { readonly type: 'date-in-future' }
  | { readonly type: 'date-too-far'; readonly maximumDays: number }
  | { readonly type: 'question-unknown' }
  | { readonly type: 'naming-not-agreed' }
  | { readonly type: 'already-agreed' }
  // complaint: rectification and determination
  | { readonly type: 'justification-pending' }
  | { readonly type: 'justification-judged' }
  | { readonly type: 'justification-unknown' }
  | { readonly type: 'justification-is-excuse' } // 换届、机构调整、人员变动 is never a justification
  | { readonly type: 'evidence-required' } // a justification is a claim with evidence
  | { readonly type: 'order-not-served' } // no date has passed for a body that was not served the order
  | { readonly type: 'seal-required' }
  | { readonly type: 'ground-not-given'; readonly ground: string }
  | { readonly type: 'notice-not-served' }
  | { readonly type: 'defence-window-open'; readonly until: string }
  | { readonly type: 'defence-window-closed' }
  | { readonly type: 'defence-not-heard' }
  | { readonly type: 'hearing-not-asked' }
  | { readonly type: 'hearing-not-held' } // 听证 that was asked for comes before the determination
  | { readonly type: 'respondent-is-company' } // it has no account: it is asked and told by letter
  | { readonly type: 'respondent-speaks-for-itself' }
  | { readonly type: 'party-without-code' } // whose name is not known to be a company's is not published
  | { readonly type: 'sole-trader-withheld' }
  | { readonly type: 'already-served' }
  | { readonly type: 'document-not-issued' }
  | { readonly type: 'document-not-served' } // nothing is published that its body has not received
  | { readonly type: 'publication-not-provided' } // the rules of the case name no span
  | { readonly type: 'publication-span-over' }
  | { readonly type: 'already-published' }
  | { readonly type: 'nothing-published' } // there is nothing to take down
  | { readonly type: 'secrecy-review-incoherent' } // conclusion, ground and redactions do not fit
  | { readonly type: 'proposal-missing' }
  | { readonly type: 'proposal-pending' }
  | { readonly type: 'demands-still-open' }
  | { readonly type: 'already-explained' }
  | { readonly type: 'nothing-named' }
  /** 付款节点: said to be over while money is left. */
  | { readonly type: 'payment-not-whole' }
  | { readonly type: 'excuse-missing' }
  | { readonly type: 'service-receipt-missing' }
  // complaint: complainant
  | { readonly type: 'special-authority-required' }
  | { readonly type: 'agent-unknown' }
  | { readonly type: 'settlement-not-declared' }
  | { readonly type: 'settlement-already-declared' }
  | { readonly type: 'instalment-unknown' }
  | { readonly type: 'already-rated' }
  | { readonly type: 'rating-window-closed' }
  | { readonly type: 'no-complainant' } // 依职权认定: nobody complained
  | { readonly type: 'tip-off-no-party' } // 举报: who reports is no party
  | { readonly type: 'review-already-asked' }
  | { readonly type: 'review-window-closed' }
  | { readonly type: 'review-not-asked' }
  | { readonly type: 'reviewer-not-independent' }
  // contract
  | { readonly type: 'milestone-unknown' }
  | { readonly type: 'milestone-settled'; readonly state: string }
  | { readonly type: 'milestone-not-overdue' }
  | { readonly type: 'performance-not-recorded' }
  | { readonly type: 'payment-known' }
  | { readonly type: 'payment-unknown' }
  | { readonly type: 'payment-not-placeable' } // a reversal, or a milestone that is no payment
  | { readonly type: 'party-unknown' }
  | { readonly type: 'party-has-signed' }
  | { readonly type: 'legal-review-missing' } // 重点监管合同: the legal office agrees before anybody signs
  | { readonly type: 'tolerance-pending' }
  | { readonly type: 'tolerance-not-asked' }
  | { readonly type: 'supervision-open' }
  | { readonly type: 'supervision-missing' } // no exit opens before a supervision with its result
  | { readonly type: 'dispute-open' } // 终止库: closed out only when the dispute is settled
  | { readonly type: 'dispute-settled' }
  | { readonly type: 'determination-open' } // one at a time, and no closing before its result
  | { readonly type: 'breaching-party-unknown' } // of several companies, or of none, which one
  | { readonly type: 'monitoring-not-provided' } // the rules of the contract name nothing to look at
  | { readonly type: 'check-item-unknown'; readonly known: readonly string[] }
  | { readonly type: 'check-incomplete'; readonly missing: readonly string[] }
  | { readonly type: 'problem-kind-unknown'; readonly known: readonly string[] }
  | { readonly type: 'problem-unknown' }
  | { readonly type: 'problem-answered' }
  | { readonly type: 'problem-not-answered' }
  | { readonly type: 'problem-not-yours' } // another body has to see to it
  | { readonly type: 'problem-not-raised-by-you' } // whoever raised it says whether it is solved
  | { readonly type: 'succession-review-open' } // one at a time
  | { readonly type: 'succession-no-ground' } // 换届、责任人更替、机构或者职能调整 ends and changes no contract
  | { readonly type: 'negotiation-missing' } // 协商 is recorded before it is said to have been
  | { readonly type: 'negotiation-one-sided' } // without the counterparty nobody has negotiated
  | {
      readonly type: 'decision-item-open';
      readonly items: readonly { readonly label: string; readonly labelEnglish: string }[];
    }
  | { readonly type: 'decision-item-unknown' }
  | { readonly type: 'decision-not-provided' }
  | { readonly type: 'problem-open'; readonly numbers: readonly number[] } // 销号
  // model texts of contracts
  | { readonly type: 'model-text-withdrawn' }
  | { readonly type: 'model-text-version-confirmed' }
  // duplicates
  | { readonly type: 'duplicate-already-linked' } // one leading case at a time
  | { readonly type: 'duplicate-not-linked' }
  | { readonly type: 'leading-case-follows' } // what follows another cannot lead
  | { readonly type: 'case-leads-others' } // and what leads cannot follow
  // the contract that a complaint is about
  | { readonly type: 'contract-already-linked' } // one contract at a time
  | { readonly type: 'contract-not-linked' }
  | { readonly type: 'complaint-open' } // no closing while a complaint that the department knows of runs
  // supervision
  | { readonly type: 'already-listed' }
  | { readonly type: 'extension-not-provided' } // the rule set names none
  | { readonly type: 'extension-exhausted' }
  | { readonly type: 'extension-too-late' }
  | { readonly type: 'duty-not-running'; readonly duty: string }
  | { readonly type: 'already-suspended' }
  | { readonly type: 'not-suspended' }
  | { readonly type: 'instruction-unknown' };
