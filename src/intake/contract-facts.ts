import { randomUUID } from 'node:crypto';
import type { ContractFacts, MilestoneChange } from '../domain/contract/facts';
import { toCaseId, toDemandId, type Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { plainDateAt, yearOf } from '../domain/plain-date';
import type { Refusal } from '../domain/refusal';
import { accepted, refused, type Result } from '../domain/result';
import type { ContractBodyFacts } from '../wire/contract-command.wire';
import type { FactSources } from './complaint-facts';
import { fenOf, toThousandths } from './collect-contracts';

/** What a command says to the decision: amounts in fen, numbers of things in thousandths. */
export async function toContractFacts(
  body: ContractBodyFacts,
  about: ContractOrder,
): Promise<Result<ContractFacts, Refusal>> {
  if (body.type === 'open-determination') return openingOf(body, about);
  return accepted(plainFacts(body));
}

/** Who sent a command to a contract, when, and where to ask for what it has to be completed with. */
export interface ContractOrder {
  readonly actor: Actor;
  readonly receivedAt: Instant;
  readonly sources: FactSources;
}

/** 认定 is opened by the body of whoever opens it, under the rules that bind that body. */
async function openingOf(
  body: Extract<ContractBodyFacts, { type: 'open-determination' }>,
  { actor, receivedAt, sources }: ContractOrder,
): Promise<Result<ContractFacts, Refusal>> {
  const determining = actor.type === 'officer' ? await sources.organization(actor.organizationId) : null;
  if (determining === null) return refused({ type: 'actor-not-concerned' });
  const [rules, calendar, number] = await Promise.all([
    sources.rulesFor(determining, receivedAt),
    sources.calendarFor(determining.regionCode, receivedAt),
    sources.complaintNumber(yearOf(plainDateAt(receivedAt))),
  ]);
  const opened = { determinationId: toCaseId(randomUUID()), demandId: toDemandId(randomUUID()) };
  const { companyId: partyId, ...said } = body;
  return accepted({ ...said, partyId, ...opened, number, determining, rules, calendar });
}

type PlainBody = Exclude<ContractBodyFacts, { type: 'open-determination' }>;

function plainFacts(body: PlainBody): ContractFacts {
  switch (body.type) {
    case 'record-performance': {
      const { amountYuan, quantity, ...facts } = body;
      return { ...facts, amountFen: fenOf(amountYuan), thousandths: thousandthsOf(quantity) };
    }
    case 'confirm-amount': {
      const { amountYuan, ...facts } = body;
      return { ...facts, amountFen: fenOf(amountYuan) };
    }
    case 'amend':
      return { ...body, changes: body.changes.map(toChange) };
    default:
      return body;
  }
}

type ChangeBody = Extract<ContractBodyFacts, { type: 'amend' }>['changes'][number];

function toChange({ amountYuan, quantity, ...change }: ChangeBody): MilestoneChange {
  return {
    ...change,
    amountFen: fenOf(amountYuan),
    quantity:
      quantity === null ? null : { thousandths: toThousandths(quantity.value), unitCode: quantity.unit },
  };
}

const thousandthsOf = (quantity: string | null): number | null =>
  quantity === null ? null : toThousandths(quantity);
