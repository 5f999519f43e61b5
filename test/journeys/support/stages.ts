import type { BodyId } from './journey-city';
import { acceptingAt, accusedAt, complains, isApproved, verifyingAt, type Complaint } from './parties';
import type { Said } from './people';
import type { World } from './world';

/** Journeys that differ in their ends have these stages in common. */

/** Received, accepted, transferred and signed in on one day. */
export async function aComplaintWithItsVerifier(
  world: World,
  { respondent, verifier, ...changes }: { respondent: BodyId; verifier: BodyId } & Said,
): Promise<Complaint> {
  const complaint = await complains(world, respondent, changes);
  const credit = acceptingAt(world, 'credit');
  await credit.accepts(complaint);
  await credit.transfers(complaint, verifier);
  await verifyingAt(world, verifier).signsIn(complaint);
  return complaint;
}

/** The respondent was notified and has answered: the verifier may conclude. */
export async function anAnsweredComplaint(
  world: World,
  parties: { respondent: BodyId; verifier: BodyId } & Said,
): Promise<Complaint> {
  const complaint = await aComplaintWithItsVerifier(world, parties);
  await verifyingAt(world, parties.verifier).notifies(complaint);
  await accusedAt(world, parties.respondent).answers(complaint);
  return complaint;
}

/** Every demand is substantiated; the order to rectify them has been approved and served. */
export async function anOrderedComplaint(
  world: World,
  parties: { respondent: BodyId; verifier: BodyId } & Said,
  dueOn: string,
): Promise<Complaint> {
  const complaint = await anAnsweredComplaint(world, parties);
  const verifier = verifyingAt(world, parties.verifier);
  await verifier.concludes(complaint, complaint.demandIds, 'substantiated');
  await verifier.orders(complaint, complaint.demandIds, dueOn);
  await isApproved(world, complaint);
  await verifier.serves(complaint, 'rectification-order', 'respondent');
  return complaint;
}
