import type { CallOf } from '../../api/operations';
import { readAmount } from '../../words/money';
import type { Draft, DraftAgent, DraftIdentity } from './draft';

type Filing = CallOf<'POST /public/complaints'>['body'];

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function toIdentity({ mode, agent, ...own }: DraftIdentity): Filing['identity'] {
  if (mode === 'anonymous') return { mode };
  return {
    mode,
    name: filled(own.name),
    uscc: filled(own.uscc.toUpperCase()),
    contactPerson: filled(own.contactPerson),
    phone: filled(own.phone),
    email: filled(own.email),
    agent: agent === null ? null : toAgent(agent),
  };
}

const toAgent = ({ name, organizationName, phone, authority, grantedOn }: DraftAgent) => ({
  name: name.trim(),
  organizationName: filled(organizationName),
  phone: filled(phone),
  mandate: { authority, grantedOn },
});

/** The draft as the API takes it; null while something it cannot do without is missing. */
export function toFiling(draft: Draft): Filing | null {
  const { kind, respondent, field, title, narrative, demands, files, identity } = draft;
  if (respondent === null || field === null || filled(title) === null || filled(narrative) === null)
    return null;
  const wanted = demands.flatMap(({ kind: demand, amount }) =>
    demand === null ? [] : [{ kind: demand, amountYuan: readAmount(amount) }],
  );
  if (kind === 'complaint' && wanted.length === 0) return null;
  return {
    kind,
    respondentOrganizationId: respondent.organizationId,
    field,
    title: title.trim(),
    narrative: narrative.trim(),
    contract: { name: filled(draft.contractName), number: filled(draft.contractNumber) },
    demands: wanted.length === 0 ? [{ kind: 'other' }] : wanted,
    identity: toIdentity(identity),
    evidenceIds: files.map(({ id }) => id),
    confirmedDoubts: identity.isUsccConfirmed ? ['uscc-check-digit'] : [],
  };
}
