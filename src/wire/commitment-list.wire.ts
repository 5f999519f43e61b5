import { z } from 'zod';
import { COMMITMENT_STATUSES } from '../domain/commitment/commitment';
import { MILESTONE_STATES } from '../domain/contract/contract';
import {
  cursorSchema,
  limitSchema,
  nextCursorSchema,
  organizationIdSchema,
  plainDateSchema,
} from './common.wire';
import { COMMITMENT_OUTCOMES } from './commitment.wire';

const date = z.iso.date();
const body = z.strictObject({ id: z.string(), name: z.string() });

export const listOfDayParams = z.strictObject({ on: plainDateSchema });

export const listOfDayQuery = z.strictObject({
  promisorId: organizationIdSchema.optional().describe('承诺单位'),
  cursor: cursorSchema,
  limit: limitSchema,
});

const listedNode = z.strictObject({
  nodeId: z.string(),
  title: z.string(),
  dueOn: date,
  state: z.enum([...MILESTONE_STATES, 'not-honoured']),
  stateLabel: z.string(),
  performedOn: date.nullable(),
});

const listedCommitment = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  kindCode: z.string(),
  kindLabel: z.string().describe('登记时适用的规则对这个种类的叫法'),
  promisor: body,
  regulator: body,
  madeOn: date,
  status: z.enum(COMMITMENT_STATUSES),
  statusLabel: z.string(),
  outcome: z.enum(COMMITMENT_OUTCOMES).nullable(),
  outcomeLabel: z.string().nullable(),
  nodes: z.array(listedNode),
});

export const commitmentListOfDay = z.strictObject({
  on: date.describe('清单所在之日：当日终了时的情况'),
  items: z.array(listedCommitment),
  nextCursor: nextCursorSchema,
});
