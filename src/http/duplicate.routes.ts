import type { z } from 'zod';
import { DUPLICATE_REASON_LABELS, STATUS_LABELS } from '../domain/complaint/labels';
import { seesWhole } from '../domain/complaint/access';
import { officeObstacle } from '../domain/complaint/permission';
import { toCaseId, type CaseId } from '../domain/ids';
import type { Database } from '../store/database';
import { findReadableParties, loadParties } from '../store/complaint.store';
import { loadLinks, proposeDuplicates, type Proposal, type RelatedComplaint } from '../store/duplicate.store';
import { organizationNames } from '../store/names';
import { VaultUnavailableError, type VaultClient } from '../vault/client';
import { complaintParams } from '../wire/complaint.wire';
import { duplicateList } from '../wire/duplicate.wire';
import type { BodyNames } from './complaint-view';
import { COMPLAINT_TAGS } from './complaint-page';
import { toPermission } from './permission';
import { notFound, route, type Route } from './route';

interface DuplicateDeps {
  readonly database: Database;
  readonly vault: Pick<VaultClient, 'duplicatesOf'>;
}

type List = z.output<typeof duplicateList>;

const NOT_CONCERNED = { type: 'actor-not-concerned' } as const;

/** 重复投诉: what may be about the same matter. That somebody is the same person is said, and nothing else of them. */
export const duplicateRoutes = ({ database, vault }: DuplicateDeps): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/complaints/{id}/duplicates',
      access: 'any-officer',
      audit: 'complaint:find-duplicates',
      summary: '可能重复的投诉及理由，以及已关联的主件和重复件',
      description:
        '比对被投诉主体（含更名、合并前后）、合同编号、文字和金额；投诉人只比对是否同一，不显示是谁。是否关联由人决定：link-duplicate、unlink-duplicate 都是对重复件下的命令；unlinking 说明本人能否解除那一件的关联。',
      tags: COMPLAINT_TAGS,
      params: complaintParams,
      reply: { 200: duplicateList },
    },
    async ({ actor, params }) => {
      const id = toCaseId(params.id);
      const { prisma } = database;
      const parties = await findReadableParties(prisma, actor, id);
      // The body complained of sees its notice, and nothing of what else was said about it.
      if (parties === null || !seesWhole(parties, actor)) return notFound();
      const samePerson = await casesOfSamePerson(vault, parties.parentId ?? id);
      const [links, proposals] = await Promise.all([
        loadLinks(prisma, actor, id),
        proposeDuplicates(prisma, actor, { id, samePerson: samePerson ?? [] }),
      ]);
      const { leading, followers, isLinked } = links;
      const all = [...proposals, ...followers, ...(leading === null ? [] : [leading])];
      const [names, parts] = await Promise.all([
        organizationNames(
          prisma,
          all.map(({ respondentId }) => respondentId),
        ),
        loadParties(
          prisma,
          followers.map((one) => one.id),
        ),
      ]);
      const unlinking = (follower: CaseId): ReturnType<typeof toPermission> => {
        const its = parts.get(follower);
        return toPermission(
          its === undefined ? NOT_CONCERNED : officeObstacle(its, actor, 'unlink-duplicate'),
        );
      };
      const body: List = {
        isLinked,
        leading: leading === null ? null : toLine(leading, names),
        followers: followers.map((one) => ({ ...toLine(one, names), unlinking: unlinking(one.id) })),
        isPersonCompared: samePerson !== null,
        items: proposals.map((one) => toProposal(one, names)),
      };
      return { status: 200, body };
    },
  ),
];

/** Null when the vault does not answer: the rest can be compared without it. */
async function casesOfSamePerson(
  vault: DuplicateDeps['vault'],
  id: CaseId,
): Promise<readonly CaseId[] | null> {
  try {
    return (await vault.duplicatesOf(id)).map(({ complaintId }) => complaintId);
  } catch (error) {
    if (error instanceof VaultUnavailableError) return null;
    throw error;
  }
}

function toLine(related: RelatedComplaint, names: BodyNames): NonNullable<List['leading']> {
  const { id, number, channel, status, outcome, title, respondentId, receivedAt } = related;
  return {
    ...{ id, number, channel, status, outcome, title, receivedAt },
    statusLabel: STATUS_LABELS[status],
    respondent: { id: respondentId, name: names.get(respondentId) ?? '' },
  };
}

function toProposal(proposal: Proposal, names: BodyNames): List['items'][number] {
  return {
    ...toLine(proposal, names),
    isFollowing: proposal.leadingId !== null,
    score: proposal.score,
    reasons: proposal.reasons.map((type) => ({ type, label: DUPLICATE_REASON_LABELS[type] })),
  };
}
