import type { BodyOf } from '../../api/operations';
import { readAmount } from '../../words/money';

type Filing = BodyOf<'POST /complaints'>;
type Identity = Filing['identity'];

/** What the form holds: the filing's own names, so that what the server says of a field finds its place. */
export interface CounterFields {
  readonly kind: NonNullable<Filing['kind']>;
  readonly respondentOrganizationId?: string;
  readonly field?: Filing['field'];
  readonly title?: string;
  readonly narrative?: string;
  readonly contract?: { readonly name?: string; readonly number?: string };
  readonly demands: readonly {
    readonly kind?: Filing['demands'][number]['kind'];
    readonly amountYuan?: string;
  }[];
  readonly identity: {
    readonly mode: Identity['mode'];
    readonly name?: string;
    readonly uscc?: string;
    readonly contactPerson?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly postalAddress?: string;
    readonly agent?: {
      readonly name?: string;
      readonly organizationName?: string;
      readonly phone?: string;
      readonly mandate: { readonly authority?: 'general' | 'special'; readonly grantedOn?: string };
    };
  };
  readonly hasAgent: boolean;
}

export const EMPTY_FIELDS: CounterFields = {
  kind: 'complaint',
  demands: [{}],
  identity: { mode: 'sealed' },
  hasAgent: false,
};

/** What was left empty is nothing, and not an empty text. */
function filled(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

const needed = (text: string | undefined): string => text?.trim() ?? '';

/** The form has been checked: what it requires is there. */
export function toFiling(
  fields: CounterFields,
  evidenceIds: readonly string[],
  confirmedDoubts: Filing['confirmedDoubts'],
): Filing {
  return {
    kind: fields.kind,
    respondentOrganizationId: needed(fields.respondentOrganizationId),
    field: fields.field ?? 'other',
    title: needed(fields.title),
    narrative: needed(fields.narrative),
    contract: { name: filled(fields.contract?.name), number: filled(fields.contract?.number) },
    demands: fields.demands.map(({ kind, amountYuan }) => ({
      kind: kind ?? 'other',
      amountYuan: readAmount(amountYuan ?? ''),
    })),
    identity: toIdentity(fields),
    evidenceIds: [...evidenceIds],
    confirmedDoubts,
  };
}

function toIdentity({ identity, hasAgent }: CounterFields): Identity {
  if (identity.mode === 'anonymous') return { mode: 'anonymous' };
  return {
    mode: identity.mode,
    name: filled(identity.name),
    uscc: filled(identity.uscc)?.toUpperCase() ?? null,
    contactPerson: filled(identity.contactPerson),
    phone: filled(identity.phone),
    email: filled(identity.email),
    postalAddress: filled(identity.postalAddress),
    agent: hasAgent ? toAgent(identity.agent) : null,
  };
}

function toAgent(agent: CounterFields['identity']['agent']): NonNullable<Identity['agent']> {
  return {
    name: needed(agent?.name),
    organizationName: filled(agent?.organizationName),
    phone: filled(agent?.phone),
    mandate: {
      authority: agent?.mandate.authority ?? 'general',
      grantedOn: needed(agent?.mandate.grantedOn),
    },
  };
}

/** `#/demands/0/amountYuan` → ['demands', 0, 'amountYuan']: the place of a field in the form. */
export function placeOf(pointer: string): (string | number)[] {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
