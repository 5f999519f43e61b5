import type { Refused, RefusalType } from './domain-words';

/** What is in the way, and what to do now; beside the server's Chinese sentences in `http/refusal-sentences.ts`. */
const SENTENCES: Readonly<Record<RefusalType, string>> = {
  'report-month-running': 'The month has not ended yet. Confirm its report once the next has begun.',
  'report-sent-already': 'This month has been reported. If something is wrong, correct it and say why.',
  'report-not-sent': 'This month has not been reported yet: confirm it first.',
  'report-not-empty': 'There is something to report for this month. Look at the list, then confirm it.',
  'zero-report-unsaid': 'There is nothing to report for this month. Say so by ticking the zero report.',
  'zero-report-reason-missing': 'Every month before had contracts. Say why this one has none.',
  'report-unchanged': 'The register says exactly what was reported. Put the contracts right first.',
  'identity-unknown': 'No identity was left with this complaint: it is anonymous.',
  'identity-erased': 'The identity has been destroyed as the rules require. It can no longer be seen.',
  'reveal-reason-missing': 'The reason is too short. Say why you must know who complained.',
  'reveal-fields-missing': 'No field is chosen. Choose only those that the work needs.',
  'reveal-unknown': 'There is no such request. Refresh the list.',
  'reveal-own-approval': 'Nobody approves their own request. Another privacy officer has to.',
  'reveal-already-approved': 'This request has been approved already: it stays so.',
  'reveal-own-decline': 'Nobody declines their own request. Withdraw it if it is not needed any more.',
  'reveal-declined': 'This request was declined. Ask again with a fuller reason if you still need it.',
  'reveal-withdrawn': 'Whoever asked has withdrawn this request.',
  'reveal-not-approved': 'This request has not been approved yet. Wait for the privacy officer.',
  'reveal-not-requester': 'Only who asked may open it. Make a request of your own.',
  'reveal-expired': 'The request or its approval has run out. Ask again if you still need it.',
  'reveal-quota-exceeded':
    "Today's quota of reveals is used up, and an alarm was raised. Try again tomorrow.",
  'case-not-in-status':
    'The case does not stand where this may be done. Refresh it and choose from what is open now.',
  'case-handled-elsewhere': "This case is handled in its channel's own system and only followed here.",
  'case-handled-here': 'This case is handled here: reports of progress from a channel do not move it.',
  'actor-not-concerned':
    'Your body does not handle this case. If it should, ask whoever passed it on to reassign it.',
  'seen-as-another':
    'You are looking at the case as a party sees it: nothing can be done here. Return to your own view first.',
  'role-missing': "This is another office's to do, and you do not hold it here.",
  'version-stale': 'The case has changed since you opened it. Look at what changed, then send again.',
  'approval-pending': 'The same matter is being approved. Wait for the result, or for its return.',
  'approval-unknown': 'There is no such approval, or it has been dealt with. Refresh your list.',
  'approval-not-own': 'Only who proposed it can withdraw it. Decline it with a reason if you do not agree.',
  'approval-own-proposal': 'Who proposed it cannot approve it. Another person has to.',
  'approval-not-your-step': "It is another office's turn to approve.",
  'second-person-required': 'This needs a second person to confirm it.',
  'supplement-already-requested':
    'More material can be asked for once, and has been. Decide on what there is.',
  'supplement-limit-passed': 'The limit for passing on is over: no more material can be asked for.',
  'reject-reason-unknown': 'This reason for not accepting is not on the list. Choose one from the list.',
  'verifier-is-respondent': 'It cannot be passed to the respondent, a body below it or its predecessor.',
  'verifier-not-competent':
    "This body is neither the respondent's superior nor its line authority. Choose another.",
  'verifier-appointed': 'The verifier was appointed from above. That is final.',
  'organization-moved':
    'This body was just moved within the organization. Refresh, choose again and send once more.',
  'organization-not-active': 'This body has been merged or abolished. Choose its successor.',
  'respondent-already-named': 'This body is a respondent of the case already.',
  'too-few-respondents': 'Splitting needs at least two respondents.',
  'lead-not-single': 'One body leads; the others assist. Choose one.',
  'target-is-same': 'Nothing would change. Choose another target.',
  'already-returned': 'A case can be returned once, and has been. Ask for a verifier to be appointed.',
  'return-window-closed': 'The time for returning is over. Go on, or ask for a verifier to be appointed.',
  'respondent-not-notified': 'The respondent has not been notified. Notify it first.',
  'respondent-already-notified': 'The respondent has been notified already.',
  'answer-window-open': 'The respondent may still answer. Wait for the answer or the end of its time.',
  'answer-window-closed': 'The time for answering is over. Contact the verifying department directly.',
  'contact-attempts-too-few':
    'There have been too few attempts, on different days, to reach the complainant.',
  'contact-attempt-same-day': 'An attempt of today is recorded already. Attempts are made on different days.',
  'demand-unknown': 'The case has no such demand. Refresh it and choose from those listed.',
  'demand-not-in-state': 'This demand does not stand where this may be done. Refresh the case.',
  'date-in-past': 'This date is past. Give today or a later day.',
  'date-in-future': 'This date is still to come. Give today or an earlier day.',
  'date-too-far': 'This date is further away than the rules allow.',
  'question-unknown': 'There is no such question, or it has been answered. Refresh the case.',
  'naming-not-agreed': 'The complainant has not agreed to be named. Ask first, or verify without naming.',
  'already-agreed': 'This has been agreed to already.',
  'justification-pending': 'A justification waits to be judged. Judge it first.',
  'justification-judged': 'This justification has been judged already. Refresh the case.',
  'justification-unknown': 'There is no justification to judge. Refresh the case.',
  'justification-is-excuse': 'A change of government, bodies or staff is no justification.',
  'evidence-required': 'This step needs evidence. Upload it first.',
  'evidence-unknown': 'A piece of evidence that was named is gone. Upload it again.',
  'evidence-of-other-case': 'A piece of evidence that was named belongs to another case. Upload it here.',
  'evidence-too-many': 'There are more pieces of evidence than one case can hold.',
  'evidence-too-large': 'The evidence of this case is larger, taken together, than one case can hold.',
  'order-not-served':
    'The order was not served in time, so it cannot count as overdue. Order again and serve it.',
  'seal-required': 'This needs a sealed paper of the body. Upload it.',
  'ground-not-given': 'The facts that this determination rests on are not on record yet.',
  'notice-not-served': 'The notice of intended determination has not been served yet.',
  'defence-window-open': 'The time for a defence is still running. Wait for its end or for the defence.',
  'defence-window-closed': 'The time for a defence is over. New evidence can go into a review.',
  'defence-not-heard': 'The defence has not been heard. Record it and what you found.',
  'already-served': 'This document has been served already.',
  'document-not-served': 'The determination has not been served on the respondent yet.',
  'publication-not-provided': 'The rules of this case name no span of publication.',
  'publication-span-over': 'The span of publication, counted from the determination, is over.',
  'already-published': 'This determination is published already.',
  'nothing-published': 'Nothing of this determination is published.',
  'secrecy-review-incoherent':
    'Conclusion, ground and hidden fields do not fit: in full takes neither; in part takes both; withheld takes a ground alone.',
  'document-not-issued': 'This document has not been issued yet.',
  'proposal-missing': 'Nothing has been proposed yet.',
  'proposal-pending': 'A proposal is being approved. Wait for the result.',
  'demands-still-open': 'Some demands are without a conclusion. Conclude on each first.',
  'already-explained': 'The result has been explained already.',
  'nothing-named': 'Nothing is chosen. Choose at least one.',
  'payment-not-whole':
    'Money of this payment is left. Record what was paid without ending the milestone, or leave the amount empty if all of it is paid. What both sides let go is recorded as a waiver, with their papers.',
  'excuse-missing': 'Say which plea was made, and attach it in writing.',
  'service-receipt-missing':
    'The receipt of service is missing. Upload it, or record how and when it was served.',
  'special-authority-required': "Withdrawing or settling needs the complainant's special authority.",
  'agent-unknown': 'There is no such agent, or the mandate has ended.',
  'settlement-not-declared': 'No settlement has been declared by the complainant yet.',
  'settlement-already-declared': 'A settlement has been declared already.',
  'instalment-unknown': 'The settlement has no such instalment. Refresh the case.',
  'already-rated': 'You have rated this complaint. That can be done once.',
  'rating-window-closed': 'It cannot be rated now: the result has not been served, or the time is over.',
  'tip-off-no-party':
    'Who tips off is not a party: no withdrawal, settlement, rating or review. You will hear the result.',
  'no-complainant': 'This determination was opened ex officio: nobody complained.',
  'review-already-asked': 'A review can be asked for once, and has been. Wait for its result.',
  'review-window-closed': 'The time for asking for a review is over. The inspectorate or a court remains.',
  'review-not-asked': 'No review waits to be decided.',
  'reviewer-not-independent': 'A review is decided by another body than the one that determined.',
  'duplicate-already-linked': 'This case follows another leading case. Unlink it first.',
  'duplicate-not-linked': 'This case follows no leading case.',
  'leading-case-follows': 'That case follows another one itself. Link this case to the leading one.',
  'case-leads-others':
    'Other cases follow this one. Unlink them first, or let the other case follow this one.',
  'milestone-unknown': 'The contract has no such milestone. Reload it and choose one from its list.',
  'milestone-settled': 'This milestone has been met or waived. Nothing is left to do on it.',
  'monitoring-not-provided':
    'The rules of this contract name nothing to check and no kinds of problems. Whoever keeps the rules may add them; contracts collected from then on follow them.',
  'check-item-unknown':
    'An item is not among those that this contract is checked for, or stands there twice. Reload the contract and choose from its list.',
  'check-incomplete': 'Every item needs a finding: in order, found wanting or not applicable.',
  'problem-kind-unknown': 'There is no such kind of problem. Reload the contract and choose from its list.',
  'problem-unknown': 'There is no such open problem: it has been solved or withdrawn. Reload the contract.',
  'problem-answered': 'The problem has been answered and waits for whoever assigned it.',
  'problem-not-answered': 'The problem has not been answered yet. It is confirmed or sent back afterwards.',
  'problem-not-yours':
    'The problem was not assigned to your body; the one that it was assigned to answers it.',
  'problem-not-raised-by-you':
    'The problem was not assigned by your body; the one that assigned it confirms it, sends it back or withdraws it.',
  'decision-item-open':
    'Compulsory steps of the decision are open. Attach the evidence of each, or say why it does not apply; the page of the contract lists them.',
  'decision-item-unknown':
    'The contract does not need this step of the decision. Reload it and choose from its list.',
  'decision-not-provided':
    'The rules of this contract ask for no steps of the decision. It can be signed without them.',
  'problem-open':
    'The contract has open problems. Have them answered and confirmed first, or withdrawn by whoever assigned them.',
  'model-text-withdrawn':
    'This model text has been withdrawn. Choose one that is in use, or register another.',
  'model-text-version-confirmed':
    'This version is confirmed already. If its content changes, add a new version.',
  'succession-review-open': 'A succession review of this contract is open. Conclude it first.',
  'succession-no-ground':
    'A change of government, of leaders, of bodies or of their functions is no ground for changing or ending a contract (Regulation on the business environment, art. 31). Perform it; what has to change is agreed with the other side and recorded as an amendment.',
  'negotiation-missing':
    'No negotiation is on record. Record when it was, who took part and what came of it, and then conclude the review.',
  'negotiation-one-sided':
    'The counterparty is not among those who took part. Nothing is negotiated without it: record it again.',
  'milestone-not-overdue': 'This milestone is not overdue. Record its performance instead.',
  'payment-known': 'Somebody has dealt with this payment already. Read the list anew.',
  'payment-unknown': 'The contract has no such payment. Read the list anew and choose again.',
  'payment-not-placeable':
    'A reversal is counted with the payment that it reverses, and a payment only for a milestone that is one.',
  'performance-not-recorded': 'No performance has been recorded on this milestone.',
  'party-unknown': 'The contract has no such party. Reload it and choose one of its parties.',
  'party-has-signed': 'This party has signed already.',
  'legal-review-missing':
    'A contract under key supervision needs the consent of the legal review before anybody signs. Submit it for review first.',
  'tolerance-pending': 'A request for tolerance on this milestone is waiting for a decision.',
  'tolerance-not-asked':
    'No request for tolerance on this milestone is waiting. One person asks, another one decides.',
  'supervision-open': 'This milestone is under supervision. Record the result first.',
  'supervision-missing': 'No supervision has come to a result yet. Supervise first, then act on the result.',
  'dispute-open': 'The dispute over this contract is not settled yet.',
  'dispute-settled': 'The dispute over this contract is settled and recorded.',
  'determination-open': 'A determination about this contract is under way. Wait for its result.',
  'breaching-party-unknown':
    'Say which counterparty owes this milestone: one of the counterparties of this contract.',
  'hearing-not-asked':
    'The company has not asked for a hearing. If it does, record its defence and say that it asks for one.',
  'hearing-not-held':
    'The company asked for a hearing, which was not held yet. Record its minutes before the defence is heard.',
  'party-without-code':
    'No unified social credit code is recorded for this counterparty. Check it and record it first.',
  'respondent-is-company':
    'The respondent is a company without an account here. Serve letters on it and record what it writes.',
  'respondent-speaks-for-itself':
    'The respondent is a body with an account here: it submits its own defence.',
  'sole-trader-withheld':
    'The respondent is a sole trader, whose name may be that of a person: withhold it, and give the ground.',
  'contract-already-linked': 'This case is linked to a contract. If it is the wrong one, unlink it first.',
  'contract-not-linked': 'This case is linked to no contract.',
  'complaint-open':
    'A complaint about this contract is being handled. Close out and archive after its result.',
  'already-listed': 'This case is listed for supervision already.',
  'extension-not-provided': 'The rules in force do not allow this deadline to be extended.',
  'extension-exhausted': 'All extensions are used up.',
  'extension-too-late': 'The deadline is past and can no longer be extended.',
  'duty-not-running': 'This deadline is not running now. Refresh the case.',
  'already-suspended': 'This case is suspended. Resume it first.',
  'not-suspended': 'This case is not suspended.',
  'instruction-unknown': 'There is no such instruction. Refresh the list.',
  'assignee-not-active': 'The chosen handler has left office, or the account is locked. Choose another.',
  'duties-incompatible':
    'Business and the three administrations are kept apart: this account cannot hold both.',
  'grant-to-oneself': 'Nobody grants an office to themselves.',
  'grant-needs-second-person': 'A grant is confirmed by another person than the one who proposed it.',
  'grant-needs-security-administrator': 'This grant is confirmed by a security administrator.',
  'grant-not-proposed': 'This grant does not wait to be confirmed. Refresh the list.',
  'grant-already-held': 'This office is held, or waits to be confirmed, already.',
  'period-backwards': 'The period ends before it begins.',
  'deputy-is-oneself': 'Nobody is their own deputy.',
  'deputy-in-other-body': 'A deputy belongs to the same body.',
  'deputy-of-other-duties': 'A deputy belongs to the same class of offices.',
  'absence-overlaps': 'This period overlaps an absence that is recorded.',
  'officer-not-active': 'This person has left office, or the account is locked.',
  'account-is-ones-own': 'Nobody locks their own account or lets themselves go. Ask another administrator.',
  'account-locked': 'This account is locked. Unlock it first.',
  'account-not-locked': 'This account is not locked.',
  'work-not-handed-over': 'Open cases are still assigned to this person. Choose who takes them over first.',
  'successor-without-office':
    'The successor holds no office in that body that may handle these cases. Choose another, or have the office granted first.',
  'duty-without-holder':
    'Some duties would be left to nobody: no other person holds the office that they need. Have it granted to somebody first.',
  'not-deputy-now': "You are not this person's deputy today.",
  'no-office-there': 'You hold no office in that body today.',
  'role-of-other-bodies': 'This office exists in another kind of body only.',
  'username-taken': 'This user name is taken.',
  'organization-unknown': 'There is no such body. Choose from the list.',
  'officer-unknown': 'There is no such person. Choose from the list.',
  'organization-dissolved': 'This body has been merged or abolished. Change its successor instead.',
  'successor-is-itself': 'A body is not succeeded by itself or by one below it.',
  'successor-dissolved': 'This successor has itself been merged or abolished.',
  'parent-below-itself': 'A body does not stand below itself.',
  'root-stays': 'The highest body cannot be moved, merged or abolished.',
  'tree-version-stale': 'The tree of bodies has changed since you opened it. Refresh it and send again.',
  'password-too-weak':
    'This password is too weak: at least 10 characters, not a common one, without your name.',
  'password-wrong': 'The old password is wrong.',
  'webhook-url-not-allowed':
    'The address must be https, on an allowed port, public, and without a user name or password. Check it.',
  'webhook-credential-unknown':
    'There is no such valid credential of an office system. Register the credential first.',
  'credential-in-use': 'This token is registered already. Generate another.',
  'signing-key-in-use': 'This public key is registered already, or was revoked. Generate a new pair.',
  'signing-keys-enough': 'This credential has two valid keys. Revoke the one that is no longer used first.',
  'rules-of-another-body':
    "A region's rules are proposed and confirmed by its lead department for social credit, a department's also by itself. Ask that department.",
  'bootstrap-closed': 'The first-start token is invalid, used or expired, or there are accounts already.',
};

const isKnown = (type: string): type is RefusalType => Object.hasOwn(SENTENCES, type);

/** A server newer than this page may refuse for a reason that it has no English for: its own sentence is shown then. */
export function explainRefusalInEnglish({ type, sentence }: Refused): string {
  return isKnown(type) ? SENTENCES[type] : sentence;
}
