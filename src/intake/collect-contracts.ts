import { randomUUID } from 'node:crypto';
import type { ContractParty } from '../domain/contract/contract';
import type { InterestAgreement } from '../domain/contract/payment-term';
import type { CollectedMilestone, ContractCollected, ContractData } from '../domain/contract/events';
import { toCaseId, type CaseId } from '../domain/ids';
import { toFen } from '../domain/money';
import type { OfficerActor } from '../domain/officer';
import { plainDateAt, yearOf } from '../domain/plain-date';
import { openCases, type CaseOpening } from '../store/case-opening';
import { textKey } from '../store/contract-rows';
import {
  drawContractCodes,
  lockExternalNumbers,
  registeredUnder,
  type ContractCodeParts,
  type ContractNumbers,
  type NumberedContract,
} from '../store/contract-number.store';
import type { StepTransaction } from '../store/transaction';
import { insertSealedContacts, sealContacts, type NewContact, type SealedContact } from '../vault/client';
import type { Collection } from '../wire/contract-collection.wire';
import type { CollectionDeps, PreparedCollection } from './prepare-collection';

export interface Collected {
  readonly id: CaseId;
  readonly code: string;
  /** False: the reporter has told of it before, under the same number. */
  readonly isNew: boolean;
}

/** While the receiver starts the workflow himself, the relay leaves it alone. */
const startGraceMs = 5_000;

/** What is to be stored as one contract, under an id that it has already. */
export interface CollectionItem {
  readonly id: CaseId;
  readonly prepared: PreparedCollection;
  readonly actor: OfficerActor;
  readonly contacts: readonly SealedContact[];
  /** How long the caller tries to start the workflow himself before the relay does. */
  readonly startGraceMs: number;
}

/** Stores one contract, as `collectContracts` does. */
export async function collectContract(
  deps: CollectionDeps,
  transaction: StepTransaction,
  { prepared, actor }: { readonly prepared: PreparedCollection; readonly actor: OfficerActor },
): Promise<Collected> {
  const id = toCaseId(randomUUID());
  const contacts = sealContacts(deps.sealingKeys, contactsOf(id, prepared.collection.parties));
  const [collected] = await collectContracts(deps, transaction, [
    { id, prepared, actor, contacts, startGraceMs },
  ]);
  if (collected === undefined) throw new Error('a contract was not collected');
  return collected;
}

/**
 * Stores contracts (row, event, sealed contacts, order to start) in the caller's transaction. What a reporter tells of
 * twice under one number is one contract, also when both come at once.
 */
export async function collectContracts(
  { projections }: Pick<CollectionDeps, 'projections'>,
  transaction: StepTransaction,
  items: readonly CollectionItem[],
): Promise<readonly Collected[]> {
  const numbers = items.map(numbersOf);
  await lockExternalNumbers(transaction, numbers);
  const there = await registeredUnder(transaction, numbers);
  const fresh = freshOf(items, there);
  const codes = await drawContractCodes(
    transaction,
    fresh.map(({ prepared }) => codePartsOf(prepared)),
  );
  const codeOf = new Map(fresh.map((item, place) => [item.id, codes[place] ?? '']));
  await openCases(
    transaction,
    projections,
    fresh.map((item) => openingFor(item, codeOf.get(item.id) ?? '')),
  );
  await insertSealedContacts(
    { query: (sql, values) => transaction.$executeRawUnsafe(sql, ...values) },
    fresh.flatMap((item) => item.contacts),
  );
  const told = new Map(fresh.map((item) => [keyOf(item), { id: item.id, code: codeOf.get(item.id) ?? '' }]));
  return items.map((item, place): Collected => {
    const known = there[place] ?? told.get(keyOf(item));
    if (known === undefined) throw new Error('a contract was not collected');
    return { ...known, isNew: there[place] === null && known.id === item.id };
  });
}

const numbersOf = ({ prepared: { collection, reporter, undertaking } }: CollectionItem): ContractNumbers => ({
  reporterId: reporter.organizationId,
  externalNumber: collection.externalNumber,
  undertakingId: undertaking.organizationId,
  ownNumber: null,
});

/** By what a contract is the same when its reporter tells of it again; its own id when it has no such number. */
const keyOf = ({ id, prepared: { collection, reporter } }: CollectionItem): string =>
  collection.externalNumber === null
    ? id
    : JSON.stringify([reporter.organizationId, collection.externalNumber]);

/** What nobody has told of yet, of several under one number the first. */
function freshOf(
  items: readonly CollectionItem[],
  there: readonly (NumberedContract | null)[],
): readonly CollectionItem[] {
  const first = new Map<string, CollectionItem>();
  for (const [place, item] of items.entries()) {
    if (there[place] === null && !first.has(keyOf(item))) first.set(keyOf(item), item);
  }
  return [...first.values()];
}

const codePartsOf = ({ collection, undertaking, collectedAt }: PreparedCollection): ContractCodeParts => ({
  regionCode: undertaking.regionCode,
  organizationId: undertaking.organizationId,
  categoryCode: collection.categoryCode,
  year: yearOf(collection.signedOn ?? plainDateAt(collectedAt)),
});

const partyIdAt = (place: number): string => `p${place + 1}`;
const milestoneIdAt = (place: number): string => `m${place + 1}`;
const contactIdAt = (place: number): string => `c${place + 1}`;

function openingFor({ id, prepared, actor, startGraceMs }: CollectionItem, code: string): CaseOpening {
  const { collectedAt } = prepared;
  const data: ContractData = { ...collectedData(prepared, { id, code }), type: 'contract-collected' };
  return {
    ...{ kind: 'contract', caseId: id, number: code, actor },
    ...{ occurredAt: collectedAt, recordedAt: collectedAt },
    ...{ data: [data], texts: textsOf(prepared), startGraceMs },
  };
}

function collectedData(
  prepared: PreparedCollection,
  { id, code }: { readonly id: CaseId; readonly code: string },
): ContractCollected {
  const { collection, route, undertaking, reporter, regulator, bodies, rules, calendar, collectedAt } =
    prepared;
  const { isStock, categoryCode, priceType, signedOn, startsOn, endsOn } = collection;
  return {
    ...{ caseId: id, code, route, isStock, collectedAt, categoryCode, priceType, signedOn, startsOn, endsOn },
    ...{ undertaking, reporter, regulator, rules, calendar, regionCode: undertaking.regionCode },
    status: signedOn === null ? 'draft' : 'signed',
    amountFen: fenOf(collection.amountYuan),
    ...(collection.interest === null ? {} : { interest: toInterest(collection.interest) }),
    ...(collection.modelTextVersionId === null
      ? {}
      : { modelText: { versionId: collection.modelTextVersionId, departs: collection.modelTextDeparts } }),
    parties: collection.parties.map((party, place): ContractParty => ({
      partyId: partyIdAt(place),
      side: party.side,
      organization: bodies.get(place) ?? null,
      scale: party.scale,
      hasSigned: party.hasSigned ?? signedOn !== null,
      contacts: (prepared.contacts[place] ?? []).map(({ hasAddress }, number) => ({
        contactId: contactIdAt(number),
        hasAddress,
      })),
    })),
    milestones: collection.milestones.map(toMilestone),
  };
}

export const fenOf = (amountYuan: string | null): number | null =>
  amountYuan === null ? null : toFen(amountYuan);

/** Three places at most, as it was written. */
export function toThousandths(quantity: string): number {
  const [whole = '0', places = ''] = quantity.split('.');
  return Number(whole) * 1_000 + Number(places.padEnd(3, '0'));
}

function toMilestone(milestone: Collection['milestones'][number], place: number): CollectedMilestone {
  const { kind, owedBy, dueOn, amountYuan, quantity, performed } = milestone;
  return {
    ...{ milestoneId: milestoneIdAt(place), kind, owedBy, dueOn, amountFen: fenOf(amountYuan) },
    quantity:
      quantity === null ? null : { thousandths: toThousandths(quantity.value), unitCode: quantity.unit },
    performedFen: fenOf(performed?.amountYuan ?? null) ?? 0,
    performedThousandths: performed?.quantity == null ? 0 : toThousandths(performed.quantity),
    performedOn: performed?.on ?? null,
    ...(milestone.payment === null ? {} : { term: toPaymentTerm(milestone.payment) }),
  };
}

function toPaymentTerm({
  after,
  ...term
}: NonNullable<Collection['milestones'][number]['payment']>): NonNullable<CollectedMilestone['term']> {
  return { ...term, sourceId: after === null ? null : milestoneIdAt(after - 1) };
}

/** Percent with two places are parts of ten thousand. */
function toInterest({ agreedPercentAYear, basis }: NonNullable<Collection['interest']>): InterestAgreement {
  return { agreedPerMyriad: agreedPercentAYear === null ? null : toFen(agreedPercentAYear), basis };
}

/** What people wrote stays in the store; the law knows the contract by codes. */
function textsOf({ collection, bodies, names }: PreparedCollection): Readonly<Record<string, string>> {
  const nameOf = (place: number): string | null => {
    const body = bodies.get(place);
    return body === undefined ? null : (names.get(body.organizationId) ?? null);
  };
  const { name, ownNumber, externalNumber, terms, parties, milestones, modelTextDeparture } = collection;
  const written: readonly (readonly [string, string | null])[] = [
    ...([
      ['name', name],
      ['ownNumber', ownNumber],
      ['externalNumber', externalNumber],
      ['terms', terms],
      ['modelTextDeparture', modelTextDeparture],
    ] as const),
    ...parties.flatMap((party, place) => [
      [textKey('party', partyIdAt(place), 'name'), nameOf(place) ?? party.name] as const,
      [textKey('party', partyIdAt(place), 'uscc'), party.uscc] as const,
    ]),
    ...milestones.map(
      ({ title }, place) => [textKey('milestone', milestoneIdAt(place), 'title'), title] as const,
    ),
  ];
  return Object.fromEntries(written.flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
}

/** The contacts of a contract, each under the places of its party and of itself. */
export const contactsOf = (
  contractId: CaseId,
  parties: readonly { readonly contacts: readonly NewContact['contact'][] }[],
): readonly NewContact[] =>
  parties.flatMap((party, place) =>
    party.contacts.map((contact, number) => ({
      ...{ contractId, partyId: partyIdAt(place), contactId: contactIdAt(number), contact },
    })),
  );
