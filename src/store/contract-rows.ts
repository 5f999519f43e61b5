import type { CaseChange } from './projection';
import { interestRateOf } from '../domain/contract/arrears';
import type { ContractState, Milestone } from '../domain/contract/contract';
import { partnersOf } from '../domain/contract/payment-due';
import type { ContractData } from '../domain/contract/events';
import type { Texts } from '../audit/chain';
import type { Transaction } from './transaction';

type Change = CaseChange<ContractState, ContractData>;

/** Where a contract's first texts say what a party or a milestone is called: `party/p1/name`. */
export function textKey(of: 'party' | 'milestone', id: string, what: 'name' | 'uscc' | 'title'): string {
  return `${of}/${id}/${what}`;
}

function textAt(texts: Texts, key: string): string | null {
  const text = texts[key];
  return typeof text === 'string' ? text : null;
}

/** The parties as they are called on the paper; afterwards only whether they have signed. */
export async function writeParties(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const rows = changes
    .filter(({ before, after }) => before?.parties !== after.parties)
    .flatMap(({ after, texts }) =>
      after.parties.map((party, position) => ({
        contract_id: after.caseId,
        party_id: party.partyId,
        position,
        side: party.side,
        organization_id: party.organization?.organizationId ?? null,
        name: textAt(texts, textKey('party', party.partyId, 'name')) ?? '',
        uscc: textAt(texts, textKey('party', party.partyId, 'uscc')),
        scale: party.scale,
        has_signed: party.hasSigned,
      })),
    );
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.contract_party (contract_id, party_id, position, side, organization_id, name, uscc, scale, has_signed)
    SELECT contract_id, party_id, position, side, organization_id, name, uscc, scale, has_signed
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(contract_id uuid, party_id text, position integer,
      side text, organization_id text, name text, uscc text, scale text, has_signed boolean)
    ON CONFLICT (contract_id, party_id) DO UPDATE SET has_signed = EXCLUDED.has_signed`;
}

/** At what rate and to whom a payment is owed was settled when the contract was signed. */
function paymentPart(state: ContractState, milestone: Milestone) {
  const isPayment = milestone.kind === 'payment';
  return {
    payments: milestone.payments,
    interest_rate: isPayment ? interestRateOf(state, milestone) : null,
    is_to_small: isPayment && partnersOf(state, milestone).isToSmallEnterprise,
  };
}

/** Only the milestones that a step has changed are written; their titles stand as they came in. */
export async function writeMilestones(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ before, after, texts }) => {
    // The rate of a late payment may be that of the day of signing.
    const isSigned = before?.signedOn === after.signedOn;
    const known = new Map(before?.milestones.map((milestone) => [milestone.milestoneId, milestone]));
    return after.milestones.flatMap((milestone, position) =>
      isSigned && known.get(milestone.milestoneId) === milestone
        ? []
        : [
            {
              contract_id: after.caseId,
              milestone_id: milestone.milestoneId,
              position,
              kind: milestone.kind,
              title: textAt(texts, textKey('milestone', milestone.milestoneId, 'title')) ?? '',
              owed_by: milestone.owedBy,
              due_on: milestone.dueOn,
              amount_fen: milestone.amountFen,
              thousandths: milestone.quantity?.thousandths ?? null,
              unit: milestone.quantity?.unitCode ?? null,
              performed_fen: milestone.performedFen,
              performed_thousandths: milestone.performedThousandths,
              state: milestone.state,
              performed_on: milestone.performedOn,
              supervision: milestone.supervision,
              tolerance_asked: milestone.toleranceAsked !== null,
              tolerance_asked_by: milestone.toleranceAsked?.askedBy ?? null,
              ...paymentPart(after, milestone),
            },
          ],
    );
  });
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.contract_milestone (contract_id, milestone_id, position, kind, title, owed_by, due_on, amount_fen,
      thousandths, unit, performed_fen, performed_thousandths, state, performed_on, supervision,
      payments, interest_rate, is_to_small, tolerance_asked, tolerance_asked_by)
    SELECT contract_id, milestone_id, position, kind, title, owed_by, due_on, amount_fen,
      thousandths, unit, performed_fen, performed_thousandths, state, performed_on, supervision,
      payments, nullif(interest_rate, 'null'::jsonb), is_to_small, tolerance_asked, tolerance_asked_by
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(contract_id uuid, milestone_id text,
      position integer, kind text, title text, owed_by text, due_on date, amount_fen bigint, thousandths bigint,
      unit text, performed_fen bigint, performed_thousandths bigint, state text, performed_on date, supervision text,
      payments jsonb, interest_rate jsonb, is_to_small boolean, tolerance_asked boolean, tolerance_asked_by text)
    ON CONFLICT (contract_id, milestone_id) DO UPDATE SET due_on = EXCLUDED.due_on, amount_fen = EXCLUDED.amount_fen,
      thousandths = EXCLUDED.thousandths, unit = EXCLUDED.unit, performed_fen = EXCLUDED.performed_fen,
      performed_thousandths = EXCLUDED.performed_thousandths, state = EXCLUDED.state,
      performed_on = EXCLUDED.performed_on, supervision = EXCLUDED.supervision,
      payments = EXCLUDED.payments, interest_rate = EXCLUDED.interest_rate,
      tolerance_asked = EXCLUDED.tolerance_asked, tolerance_asked_by = EXCLUDED.tolerance_asked_by`;
}
