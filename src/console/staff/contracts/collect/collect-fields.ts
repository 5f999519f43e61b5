import { readAmount } from '../../../words/money';
import type { Collection } from '../contract-data';

type Party = Collection['parties'][number];
type Milestone = Collection['milestones'][number];

/** What the form holds: the collection's own names, so that what the server says of a field finds its place. */
export interface CollectFields {
  readonly secrecy?: boolean;
  readonly name?: string;
  readonly ownNumber?: string;
  readonly externalNumber?: string;
  readonly undertakingId?: string;
  readonly regulatorId?: string;
  readonly categoryCode?: string;
  readonly modelTextVersionId?: string | null;
  readonly modelTextDeparts?: boolean;
  readonly modelTextDeparture?: string;
  readonly isStock?: boolean;
  readonly amountYuan?: string;
  readonly priceType: NonNullable<Collection['priceType']>;
  readonly signedOn?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly terms?: string;
  readonly interest?: {
    readonly basis?: NonNullable<Collection['interest']>['basis'] | null;
    readonly agreedPercentAYear?: string;
  };
  readonly parties: readonly PartyFields[];
  readonly milestones: readonly MilestoneFields[];
}

export interface PartyFields {
  readonly side: Party['side'];
  readonly organizationId?: string;
  readonly name?: string;
  readonly uscc?: string;
  readonly scale: NonNullable<Party['scale']>;
  readonly contacts?: readonly (ContactFields | undefined)[];
}

export interface ContactFields {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface MilestoneFields {
  readonly kind: Milestone['kind'];
  readonly title?: string;
  readonly owedBy: Milestone['owedBy'];
  readonly dueOn?: string;
  readonly amountYuan?: string;
  readonly quantity?: { readonly value?: string; readonly unit?: Quantity['unit'] | null };
  /** Of a payment: without a start nothing is said of its term. */
  readonly payment?: {
    readonly start?: NonNullable<Milestone['payment']>['start'] | null;
    /** The place of a milestone, counted from one. */
    readonly after?: number | null;
    readonly agreedDays?: number | null;
    readonly inspectionDays?: number | null;
  };
  /** Of an older contract: what was done before it was collected. */
  readonly performed?: { readonly on?: string; readonly amountYuan?: string; readonly quantity?: string };
}

type Quantity = NonNullable<Milestone['quantity']>;

export const NO_CONTACT: ContactFields = {};
export const EMPTY_PARTY: PartyFields = {
  ...{ side: 'counterparty', scale: 'not-declared' },
  contacts: [NO_CONTACT],
};
export const EMPTY_MILESTONE: MilestoneFields = { kind: 'payment', owedBy: 'public' };

export const EMPTY_FIELDS: CollectFields = {
  priceType: 'fixed-total',
  parties: [{ ...EMPTY_PARTY, side: 'public' }, EMPTY_PARTY],
  milestones: [EMPTY_MILESTONE],
};

/** What was left empty is nothing, and not an empty text. */
function filled(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

const needed = (text: string | undefined): string => text?.trim() ?? '';
const amount = (text: string | undefined): string | null => readAmount(text ?? '');

/** The form has been checked: what it requires is there. */
export function toCollection(fields: CollectFields): Collection {
  return {
    ...{ secrecy: 'none', route: 'form', isStock: fields.isStock === true, priceType: fields.priceType },
    name: needed(fields.name),
    ownNumber: filled(fields.ownNumber),
    externalNumber: filled(fields.externalNumber),
    undertakingId: needed(fields.undertakingId),
    regulatorId: filled(fields.regulatorId),
    categoryCode: needed(fields.categoryCode),
    ...toModelText(fields),
    amountYuan: amount(fields.amountYuan),
    signedOn: filled(fields.signedOn),
    startsOn: filled(fields.startsOn),
    endsOn: filled(fields.endsOn),
    terms: filled(fields.terms),
    interest: toInterest(fields.interest),
    parties: fields.parties.map((party) => toParty(party, fields)),
    milestones: fields.milestones.map((milestone) => {
      const { kind, title, owedBy, dueOn, amountYuan } = milestone;
      return {
        ...{ kind, owedBy, title: needed(title), dueOn: filled(dueOn), amountYuan: amount(amountYuan) },
        quantity: toQuantity(milestone),
        payment: toPaymentTerm(milestone),
        performed: fields.isStock === true ? toPerformed(milestone) : null,
      };
    }),
  };
}

function toModelText({
  modelTextVersionId: version,
  modelTextDeparts: departs,
  modelTextDeparture: departure,
}: CollectFields): Pick<Collection, 'modelTextVersionId' | 'modelTextDeparts' | 'modelTextDeparture'> {
  if (version == null) return {};
  const modelTextDeparts = departs === true;
  const modelTextDeparture = modelTextDeparts ? filled(departure) : null;
  return { modelTextVersionId: version, modelTextDeparts, modelTextDeparture };
}

function toInterest(told: CollectFields['interest']): Collection['interest'] {
  const agreedPercentAYear = filled(told?.agreedPercentAYear);
  if (told?.basis == null && agreedPercentAYear === null) return null;
  return { basis: told?.basis ?? 'regulation', agreedPercentAYear };
}

function toQuantity({ kind, quantity }: MilestoneFields): Milestone['quantity'] {
  const value = filled(quantity?.value);
  const unit = quantity?.unit ?? null;
  return kind === 'payment' || value === null || unit === null ? null : { value, unit };
}

function toPaymentTerm({ kind, payment }: MilestoneFields): Milestone['payment'] {
  if (kind !== 'payment' || payment?.start == null) return null;
  const { start, after = null, agreedDays = null, inspectionDays = null } = payment;
  return { start, after, agreedDays, inspectionDays };
}

function toPerformed({ performed }: MilestoneFields): Milestone['performed'] {
  const told = {
    on: filled(performed?.on),
    amountYuan: amount(performed?.amountYuan),
    quantity: filled(performed?.quantity),
  };
  return Object.values(told).every((one) => one === null) ? null : told;
}

/** What the others say they come after, once the milestone of a place is gone. */
export function renumbered(
  milestones: readonly MilestoneFields[],
  removed: number,
): readonly MilestoneFields[] {
  const gone = removed + 1;
  const moved = (after: number): number | null => (after === gone ? null : after - Number(after > gone));
  return milestones.map((milestone) => {
    const after = milestone.payment?.after ?? null;
    return after === null
      ? milestone
      : { ...milestone, payment: { ...milestone.payment, after: moved(after) } };
  });
}

function toParty(party: PartyFields, { signedOn }: CollectFields): Party {
  const { side, organizationId, name, uscc, scale, contacts } = party;
  return {
    ...{ side, scale, organizationId: filled(organizationId), name: filled(name) },
    uscc: filled(uscc)?.toUpperCase() ?? null,
    hasSigned: filled(signedOn) !== null,
    contacts: (contacts ?? [])
      .map((contact) => ({
        name: filled(contact?.name),
        phone: filled(contact?.phone),
        email: filled(contact?.email),
      }))
      .filter((contact) => Object.values(contact).some((told) => told !== null)),
  };
}

const placeOf = (officerId: string): string => `draft:contract:${officerId}`;

/** What this person had begun to write, in this browser: contacts are never kept. */
export function readKept(officerId: string): CollectFields {
  try {
    const kept = localStorage.getItem(placeOf(officerId));
    // Written by `keep` of the same page.
    if (kept === null) return EMPTY_FIELDS;
    const fields = { ...EMPTY_FIELDS, ...(JSON.parse(kept) as CollectFields) };
    return { ...fields, parties: fields.parties.map((party) => ({ ...party, contacts: [NO_CONTACT] })) };
  } catch {
    return EMPTY_FIELDS;
  }
}

export function keep(officerId: string, fields: CollectFields): void {
  const parties = fields.parties.map(({ contacts: _contacts, ...party }) => party);
  try {
    localStorage.setItem(placeOf(officerId), JSON.stringify({ ...fields, parties, secrecy: false }));
  } catch {
    // A browser that keeps nothing still sends what stands in the form.
  }
}

export function forget(officerId: string): void {
  try {
    localStorage.removeItem(placeOf(officerId));
  } catch {
    // Nothing was kept.
  }
}

/** The step of the form in which a field of the collection stands. */
export function stepOf(pointer: string): number {
  const [first = ''] = pointer.replace(/^#?\//, '').split('/');
  if (first === 'secrecy') return 0;
  if (first === 'parties') return 2;
  if (first === 'milestones') return 4;
  return ['amountYuan', 'priceType', 'signedOn', 'startsOn', 'endsOn', 'terms', 'interest'].includes(first)
    ? 3
    : 1;
}
