import type { z } from 'zod';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { receiveFact } from '../intake/receive-command';
import { evidenceOf, type Filed } from '../intake/filing';
import type { Submission } from '../intake/prepare-filing';
import {
  EvidenceRefusedError,
  originOf,
  receiveComplaint,
  receiveComplaints,
  type FilingDeps,
  type FilingSource,
} from '../intake/receive-complaint';
import { complaintIdByExternalNumber } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import {
  channelBatchBody,
  channelBatchReply,
  channelItem,
  channelParams,
  channelProgressBody,
  channelProgressParams,
  channelProgressReply,
  type ChannelItem,
} from '../wire/complaint-filing.wire';
import type { MachineActor } from './authenticate';
import { CHANNEL_EXAMPLE } from './complaint-examples';
import { notFound, route, type Route } from './route';
import { fieldErrorsOf } from './validate';

const TAGS = ['渠道'] as const;
type ChannelActor = Extract<MachineActor, { type: 'channel' }>;
type RowResult = z.output<typeof channelBatchReply>['results'][number];

/** What the channels (12345、信访、企业平台、企业热线) deliver in batches, and how they tell of cases of their own. */
export function channelRoutes(intake: FilingDeps): readonly Route[] {
  return [batchRoute(intake), progressRoute(intake)];
}

const BATCH_BYTES = 8 * 1024 * 1024;

const batchRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/channels/{channel}/complaints',
      access: 'channel',
      audit: 'channel:deliver',
      summary: '渠道批量报送投诉：逐件返回结果，同一编号重复报送只受理一次',
      tags: TAGS,
      params: channelParams,
      body: channelBatchBody,
      bodyLimitBytes: BATCH_BYTES,
      reply: { 200: channelBatchReply },
      examples: { body: CHANNEL_EXAMPLE },
    },
    async ({ actor, params, body }) => {
      if (actor.type !== 'channel' || actor.channel !== params.channel) return notFound();
      const results = await receiveRows(intake, actor, body.items);
      return { status: 200, body: { results } };
    },
  );

/** Rows without evidence are stored together; one whose evidence is refused must not take others along. */
async function receiveRows(
  intake: FilingDeps,
  actor: ChannelActor,
  rows: readonly unknown[],
): Promise<RowResult[]> {
  const parsed = rows.map((row) => channelItem.safeParse(row));
  const plain = parsed.flatMap(({ data }) =>
    data === undefined || evidenceOf(data).length > 0 ? [] : [data],
  );
  const filed = await receiveComplaints(
    intake,
    plain.map((item) => submissionOf(actor, item)),
  );
  const together = new Map(plain.map((item, index) => [item, filed[index]]));
  const resultOf = async (item: ChannelItem): Promise<RowResult> => {
    const answer = together.get(item);
    return answer === undefined ? receiveWithEvidence(intake, actor, item) : toRowResult(item, answer);
  };
  const results: RowResult[] = [];
  for (const [index, { data, error }] of parsed.entries()) {
    if (data === undefined)
      results.push(refusedRow(externalNumberOf(rows[index]), fieldErrorsOf(error, '#')));
    else results.push(await resultOf(data));
  }
  return results;
}

function submissionOf(actor: ChannelActor, item: ChannelItem): Submission {
  const { externalNumber, occurredAt, handling, isMonitoringPoint, ...filing } = item;
  const source: FilingSource = {
    channel: actor.channel,
    actor,
    acceptingId: actor.organizationId,
    handling,
    isListed: isMonitoringPoint,
    externalNumber,
    occurredAt,
    // The channel's own number is what makes a delivery the same, whatever it says the second time.
    origin: originOf(`channel/${actor.channel}`, externalNumber, externalNumber),
  };
  return { filing, source };
}

async function receiveWithEvidence(
  intake: FilingDeps,
  actor: ChannelActor,
  item: ChannelItem,
): Promise<RowResult> {
  const { filing, source } = submissionOf(actor, item);
  try {
    return toRowResult(item, await receiveComplaint(intake, filing, source));
  } catch (error) {
    if (!(error instanceof EvidenceRefusedError)) throw error;
    const fix = '先上传证据（POST /api/v1/evidence），再报送';
    return refusedRow(item.externalNumber, [
      { pointer: '#/evidenceIds', message: '证据不存在或不可用', fix },
    ]);
  }
}

function toRowResult({ externalNumber }: ChannelItem, filed: Filed): RowResult {
  if (filed.type === 'invalid') return refusedRow(externalNumber, filed.errors);
  if (filed.type === 'key-reused') return refusedRow(externalNumber, []);
  const { number, receipt, agentReceipt } = filed;
  return { externalNumber, outcome: filed.type, number, receipt, agentReceipt, errors: [] };
}

function refusedRow(
  externalNumber: string | null,
  errors: readonly RowResult['errors'][number][],
): RowResult {
  const nothing = { number: null, receipt: null, agentReceipt: null };
  return { externalNumber, outcome: 'refused', ...nothing, errors: [...errors] };
}

function externalNumberOf(row: unknown): string | null {
  const hasNumber = typeof row === 'object' && row !== null && 'externalNumber' in row;
  return hasNumber && typeof row.externalNumber === 'string' ? row.externalNumber.slice(0, 100) : null;
}

const progressRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/channels/{channel}/complaints/{externalNumber}/progress',
      access: 'channel',
      audit: 'channel:report-progress',
      summary: '归集件的进展：渠道在自己的系统里办到了哪一步',
      tags: TAGS,
      params: channelProgressParams,
      body: channelProgressBody,
      reply: { 202: channelProgressReply },
      examples: { body: { stage: 'closed', closedAs: 'rectified', occurredAt: '2026-02-06T16:40:00+08:00' } },
      problems: [404, 422],
    },
    async ({ actor, params, body, idempotency, signature }) => {
      if (actor.type !== 'channel' || actor.channel !== params.channel) return notFound();
      const { database } = intake;
      const caseId = await complaintIdByExternalNumber(
        database.prisma,
        params.channel,
        params.externalNumber,
      );
      if (caseId === null) return notFound();
      const { stage, closedAs, occurredAt } = body;
      const facts: ComplaintFacts = { type: 'channel-progressed', stage, closedAs };
      const received = {
        caseKind: 'complaint',
        caseId,
        actor,
        type: 'channel-progressed',
        facts,
        texts: {},
        idempotencyKey: idempotency.key,
        receivedAt: occurredAt ?? (await caseTimeOf(intake)),
      } as const;
      const receipt = await receiveFact(intake, received, signature);
      if (receipt.type === 'key-reused') return { obstacle: { type: 'idempotency-key-reused' } };
      return { status: 202, body: { commandId: receipt.commandId } };
    },
  );
