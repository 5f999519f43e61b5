import type { Role } from '../officer';
import type { ComplaintDuty } from '../policy';
import type { Relation } from './access';
import type { ApprovableActType } from './approval';
import { ruleFor } from './command-table';
import type { ComplaintPartyRole } from './complaint';
import type { ComplaintCommandType } from './facts';

/** The acts by which each duty is done. A window that somebody may use, but need not, is nobody's work: it has none. */
export const DUTY_ACTS = {
  accept: ['accept', 'reject', 'request-supplement'],
  transfer: ['transfer'],
  supplement: ['supply-supplement'],
  'sign-in': ['sign-in'],
  return: [],
  verify: ['conclude'],
  'transfer-again': ['transfer'],
  answer: ['answer'],
  question: ['answer', 'reply'],
  order: ['order-rectification'],
  rectify: ['report-progress'],
  confirm: ['confirm-rectification', 'refuse-completion'],
  justify: ['judge-justification'],
  defend: ['defend'],
  determine: ['propose-determination', 'determine'],
  explain: ['explain', 'serve'],
  'report-to-acceptors': ['serve'],
  'ask-review': [],
  'decide-review': ['decide-review'],
  'answer-instruction': ['answer-instruction'],
  'settle-instalment': ['record-instalment'],
  'check-suspension': ['resume', 'discontinue'],
  'follow-up': ['record-follow-up'],
  rate: [],
} as const satisfies Record<ComplaintDuty, readonly ComplaintCommandType[]>;

/** The duty that an act does; while it waits for a signature, the duty is the signatory's and no longer the drafter's. */
const DUTY_OF_ACT = {
  reject: ['accept', 'transfer'],
  conclude: ['verify'],
  'order-rectification': ['order'],
  determine: ['determine'],
  'revoke-determination': [],
  'publish-determination': [],
  'withdraw-publication': [],
  discontinue: [],
  'decide-review': ['decide-review'],
} as const satisfies Record<ApprovableActType, readonly ComplaintDuty[]>;

const RELATION_OF = {
  accepting: 'accepting',
  verifying: 'verifying',
  reviewing: 'reviewer',
  respondent: 'respondent',
} as const satisfies Record<Exclude<ComplaintPartyRole, 'complainant'>, Relation>;

type Owner = keyof typeof RELATION_OF;
const OWNERS = Object.keys(RELATION_OF) as readonly Owner[];

/** A duty and the part whose body owes it. */
export interface OwedDuty {
  readonly owner: Owner;
  readonly duty: ComplaintDuty;
}

/** What a body owes that somebody with these offices may do: `verify` of the verifying body for its case handler. */
export function dutiesActedBy(roles: readonly Role[]): readonly OwedDuty[] {
  const duties = Object.keys(DUTY_ACTS) as readonly ComplaintDuty[];
  return OWNERS.flatMap((owner) =>
    duties
      .filter((duty) => rolesFor({ owner, duty }).some((role) => roles.includes(role)))
      .map((duty) => ({ owner, duty })),
  );
}

/** The offices of the owing body whose holders may do the duty. */
export function rolesFor({ owner, duty }: OwedDuty): readonly Role[] {
  const acts: readonly ComplaintCommandType[] = DUTY_ACTS[duty];
  const may = acts.flatMap((act) =>
    ruleFor(act).by.filter(({ relation }) => relation === RELATION_OF[owner]),
  );
  return [...new Set(may.flatMap(({ roles }) => roles))];
}

/** Each act with each duty that waits while the act waits for a signature. */
export function dutiesOnTheirWay(): readonly {
  readonly act: ApprovableActType;
  readonly duty: ComplaintDuty;
}[] {
  const acts = Object.keys(DUTY_OF_ACT) as readonly ApprovableActType[];
  return acts.flatMap((act) => DUTY_OF_ACT[act].map((duty) => ({ act, duty })));
}
