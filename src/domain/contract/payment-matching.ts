import type { PlainDate } from '../ids';
import { daysBetween } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import type { FedPayment, PaidByHand, PaymentIssue, PaymentMatch } from './fed-payment';
import type { Payment } from './overdue-interest';

/** A payment that somebody recorded by hand is looked for among those that were made so many days around it. */
export const CLAIM_WINDOW_DAYS = 31;

/** What is matched: which share of each payment belongs to which milestone, and what people recorded beyond it. */
export interface Matching {
  readonly fed: readonly FedPayment[];
  /** By milestone: what was recorded by hand and told by no payment system. */
  readonly untold: ReadonlyMap<string, readonly Payment[]>;
}

interface Claim extends Payment {
  /** Said without a sum: nothing of it is counted as money. */
  readonly isImplied: boolean;
  leftFen: number;
}

interface Node {
  readonly milestone: Milestone;
  readonly claims: readonly Claim[];
  openFen: number;
}

/** One payment while it is placed. */
interface Pot {
  readonly payment: FedPayment;
  readonly named: string | null;
  leftFen: number;
  readonly shares: Map<string, number>;
  readonly confirmed: Set<Claim>;
}

/**
 * Matches all that was told to the milestones, whatever the order in which it came: the result follows from the set.
 * What names a milestone goes there; what confirms a record by hand, to that record; the rest to what is owed, the
 * oldest first (民法典 560: as the debtor names it, else as it falls due). What is left belongs to nothing.
 */
export function matchPayments(milestones: readonly Milestone[], told: readonly FedPayment[]): Matching {
  const nodes = milestones
    .filter(({ kind }) => kind === 'payment')
    .map(toNode)
    .sort(byDueDay);
  const inOrder = [...told].sort(byDay);
  const undone = reversalsOf(inOrder);
  const pots = inOrder.flatMap((payment) => potOf(payment, undone) ?? []);
  for (const group of [
    pots.filter(({ named }) => named !== null),
    pots.filter(({ named }) => named === null),
  ]) {
    for (const place of PASSES) for (const pot of group) place(pot, nodes.filter(suits(pot)));
  }
  const placed = new Map(pots.map((pot) => [pot.payment.paymentId, matchOf(pot, nodes)]));
  return {
    fed: told.map((payment) => ({
      ...payment,
      ...(placed.get(payment.paymentId) ?? unplaced(payment, undone, inOrder)),
    })),
    untold: new Map(nodes.map(({ milestone, claims }) => [milestone.milestoneId, untoldOf(claims)])),
  };
}

const byDay = (left: FedPayment, right: FedPayment): number =>
  compare(left.paidOn, right.paidOn) ||
  compare(left.number, right.number) ||
  compare(left.paymentId, right.paymentId);

const compare = (left: string, right: string): number => Number(left > right) - Number(left < right);

/** The oldest due day first; what has none yet, last. */
const byDueDay = ({ milestone: left }: Node, { milestone: right }: Node): number =>
  compare(left.dueOn ?? '9999', right.dueOn ?? '9999');

/** What people have recorded of a milestone. */
export function byHandOf({ byHand, payments, performedFen, state, performedOn }: Milestone): PaidByHand {
  return byHand ?? { payments, performedFen, settledOn: state === 'met' ? performedOn : null };
}

function toNode(milestone: Milestone): Node {
  const record = byHandOf(milestone);
  const claims = claimsOf(record, milestone.amountFen);
  // What was let go is owed no more; what has been paid on it stays where it is.
  const owedFen = milestone.state === 'waived' ? milestone.performedFen : milestone.amountFen;
  const claimedFen = sumOf(claims);
  const openFen = record.settledOn === null ? (owedFen ?? Number.MAX_SAFE_INTEGER) - claimedFen : 0;
  return { milestone, claims, openFen: Math.max(0, openFen) };
}

function claimsOf(
  { payments, performedFen, settledOn }: PaidByHand,
  amountFen: number | null,
): readonly Claim[] {
  const claims = payments.map((payment): Claim => ({
    ...{ ...payment, isImplied: false, leftFen: payment.amountFen },
  }));
  if (settledOn === null) return claims;
  const wholeFen = performedFen === 0 ? (amountFen ?? 0) : performedFen;
  const impliedFen = wholeFen - sumOf(payments);
  if (impliedFen <= 0) return claims;
  return [...claims, { on: settledOn, amountFen: impliedFen, isImplied: true, leftFen: impliedFen }];
}

const sumOf = (payments: readonly { readonly amountFen: number }[]): number =>
  payments.reduce((sum, { amountFen }) => sum + amountFen, 0);

const untoldOf = (claims: readonly Claim[]): readonly Payment[] =>
  claims.flatMap(({ on, leftFen, isImplied }) =>
    leftFen === 0 || isImplied ? [] : [{ on, amountFen: leftFen }],
  );

const isOurs = ({ placement }: FedPayment): boolean => placement?.type !== 'not-ours';

/** By payment: what has been taken back of it; fen. */
function reversalsOf(told: readonly FedPayment[]): ReadonlyMap<string, number> {
  const undone = new Map<string, number>();
  for (const { reverses, amountFen } of told.filter(isOurs)) {
    if (reverses !== null) undone.set(reverses, (undone.get(reverses) ?? 0) + amountFen);
  }
  return undone;
}

const netOf = ({ paymentId, amountFen }: FedPayment, undone: ReadonlyMap<string, number>): number =>
  Math.max(0, amountFen - (undone.get(paymentId) ?? 0));

/** Null: nothing of it is to be placed. */
function potOf(payment: FedPayment, undone: ReadonlyMap<string, number>): Pot | null {
  const { placement, payee, reverses } = payment;
  if (reverses !== null || !isOurs(payment)) return null;
  if (payee === 'other' && placement === null) return null;
  const named = placement?.type === 'milestone' ? placement.milestoneId : payment.milestoneId;
  return { payment, named, leftFen: netOf(payment, undone), shares: new Map(), confirmed: new Set() };
}

const suits =
  ({ named, payment }: Pot) =>
  ({ milestone }: Node): boolean =>
    named === null ? milestone.owedBy === payment.payer : milestone.milestoneId === named;

function share(pot: Pot, { milestone }: Node, amountFen: number): void {
  pot.leftFen -= amountFen;
  pot.shares.set(milestone.milestoneId, (pot.shares.get(milestone.milestoneId) ?? 0) + amountFen);
}

function confirm(pot: Pot, node: Node, claim: Claim): void {
  const amountFen = Math.min(pot.leftFen, claim.leftFen);
  if (amountFen === 0) return;
  claim.leftFen -= amountFen;
  pot.confirmed.add(claim);
  share(pot, node, amountFen);
}

const apart = (left: PlainDate, right: PlainDate): number => Math.abs(daysBetween(left, right));

/** In this order, each for all payments: the surest first. */
const PASSES: readonly ((pot: Pot, nodes: readonly Node[]) => void)[] = [
  // The very sum that somebody has recorded, the nearest day first.
  (pot, nodes) => {
    const days = (claim: Claim): number => apart(claim.on, pot.payment.paidOn);
    const [nearest] = nodes
      .flatMap((node) => node.claims.map((claim) => ({ node, claim })))
      .filter(({ claim }) => claim.leftFen === pot.leftFen && claim.leftFen === claim.amountFen)
      .filter(({ claim }) => days(claim) <= CLAIM_WINDOW_DAYS)
      .sort((left, right) => days(left.claim) - days(right.claim));
    if (nearest !== undefined) confirm(pot, nearest.node, nearest.claim);
  },
  // Another sum of the very day.
  (pot, nodes) => {
    for (const node of nodes) {
      for (const claim of node.claims) if (claim.on === pot.payment.paidOn) confirm(pot, node, claim);
    }
  },
  (pot, nodes) => {
    for (const node of nodes) {
      const amountFen = Math.min(pot.leftFen, node.openFen);
      if (amountFen === 0) continue;
      node.openFen -= amountFen;
      share(pot, node, amountFen);
    }
  },
  (pot, nodes) => {
    for (const node of nodes) {
      for (const claim of node.claims) {
        if (pot.named !== null || apart(claim.on, pot.payment.paidOn) <= CLAIM_WINDOW_DAYS)
          confirm(pot, node, claim);
      }
    }
  },
];

function matchOf(pot: Pot, nodes: readonly Node[]): PaymentMatch {
  const { shares, leftFen: unplacedFen } = pot;
  return {
    shares: [...shares].map(([milestoneId, amountFen]) => ({ milestoneId, amountFen })),
    ...{ unplacedFen, issue: issueOf(pot, nodes) },
  };
}

function issueOf(pot: Pot, nodes: readonly Node[]): PaymentIssue | null {
  if (pot.leftFen > 0)
    return nodes.some(suits(pot)) || pot.named === null ? 'nothing-owed' : 'milestone-not-payable';
  // Less has been paid than somebody has recorded.
  return [...pot.confirmed].some(({ leftFen }) => leftFen > 0) ? 'recorded-otherwise' : null;
}

/** Of what is not to be placed: reversals, what was paid to somebody else, and what is none of ours. */
function unplaced(
  payment: FedPayment,
  undone: ReadonlyMap<string, number>,
  inOrder: readonly FedPayment[],
): PaymentMatch {
  if (!isOurs(payment)) return NOTHING;
  if (payment.reverses !== null) return reversal(payment, inOrder);
  const unplacedFen = netOf(payment, undone);
  return { shares: [], unplacedFen, issue: unplacedFen === 0 ? null : 'payee-differs' };
}

const NOTHING: PaymentMatch = { shares: [], unplacedFen: 0, issue: null };

function reversal(payment: FedPayment, inOrder: readonly FedPayment[]): PaymentMatch {
  const { amountFen, reverses } = payment;
  const original = inOrder.find(({ paymentId }) => paymentId === reverses);
  if (original?.reverses !== null || !isOurs(original)) {
    return { shares: [], unplacedFen: amountFen, issue: 'reversal-alone' };
  }
  const earlier = inOrder.slice(0, inOrder.indexOf(payment)).filter((other) => other.reverses === reverses);
  const leftFen = Math.max(0, original.amountFen - sumOf(earlier.filter(isOurs)));
  const unplacedFen = Math.max(0, amountFen - leftFen);
  return { shares: [], unplacedFen, issue: unplacedFen === 0 ? null : 'reversal-too-large' };
}

/** Contracts in force: payments are matched to them as they come, and anew with everything that happens. */
export function isMatching({ status }: Pick<ContractState, 'status'>): boolean {
  return status === 'signed' || status === 'filed' || status === 'performing' || status === 'performed';
}
