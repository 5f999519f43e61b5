import type { DataOf } from '../domain/complaint/events';
import { draftLetter } from '../domain/complaint/letter-draft';
import { isToldByLetter } from '../domain/complaint/letter-occasions';
import type { CaseId } from '../domain/ids';
import type { ComplaintChange } from './complaint-change';
import { loadDrafting } from './letter-drafting';
import { insertLetter, loadLetters, recordComplainantService, recordLetterService } from './letter.store';
import { letterWordFor } from './letter-word.store';
import type { Transaction } from './transaction';

/** Writes the letters that follow from the events, numbered in their own transaction; a worker sets them as PDF. */
export async function issueLetters(transaction: Transaction, change: ComplaintChange): Promise<void> {
  for (const event of change.events) {
    if (event.data.type === 'document-served')
      await noteService(transaction, change.after.caseId, event.data);
    if (!isToldByLetter(event.data)) continue;
    const draft = draftLetter(await loadDrafting(transaction, change, event));
    if (draft === null) continue;
    await insertLetter(transaction, {
      caseId: change.after.caseId,
      organizationId: draft.issuerId,
      addresseeParty: draft.party,
      approvedSequence: event.sequence,
      numberPattern: `${await letterWordFor(transaction, draft.issuerId)}〔{year}〕{serial}号`,
      content: draft.content,
    });
  }
}

/** 送达 is noted on the letter as it now stands; one that was issued anew is served anew. */
async function noteService(
  transaction: Transaction,
  caseId: CaseId,
  { letterKind, party, method, on, receiptEvidenceId }: DataOf<'document-served'>,
): Promise<void> {
  const letters = await loadLetters(transaction, caseId);
  const service = { method, servedOn: on, receiptEvidenceId };
  const ofKind = letters.filter(({ kind }) => kind === letterKind);
  const latest = ofKind.findLast(({ addresseeParty }) => addresseeParty === party);
  if (latest !== undefined) return recordLetterService(transaction, latest.letterId, service);
  // 认定文书 is one letter for both: written to the respondent, and served on the complainant as it stands.
  const copied =
    letterKind === 'determination-document' && party === 'complainant' ? ofKind.at(-1) : undefined;
  if (copied !== undefined) await recordComplainantService(transaction, copied.letterId, service);
}
