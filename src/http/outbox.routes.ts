import type { z } from 'zod';
import { ROLE_LABELS } from '../domain/role-labels';
import { accepted, refused } from '../domain/result';
import { officerNames, organizationNames } from '../store/names';
import { retryNotification } from '../store/notification.store';
import { isInOutbox, listOutbox, namedIn, type OutboxEntry } from '../store/outbox-list.store';
import { outboxList, outboxParams, outboxQuery, outboxReply, type outboxView } from '../wire/outbox.wire';
import { changeOnce } from './change-once';
import { readPage, toPage } from './page';
import { route, type Route } from './route';

const TAGS = ['运维'] as const;
const ACCESS = { roles: ['operations'] } as const;

/** Why a notice did not arrive. Codes of mail servers are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  'NO-OFFICER': '收件人已不在岗',
  'NO-ADDRESS': '收件人没有登记电子邮箱',
  'NOBODY-HOLDS-ROLE': '这个岗位没有人担任',
  'DELIVERY-ERROR': '发送时出错，稍后再试',
};

type OutboxView = z.output<typeof outboxView>;
type Names = ReadonlyMap<string, string>;

const listRoute: Route = route(
  {
    method: 'get',
    path: '/operations/outbox',
    access: ACCESS,
    audit: 'outbox:list',
    summary: '发件箱：等待发送和发送失败的通知，及其原因',
    description: '只显示发给哪个单位、哪个岗位；不显示地址、正文和投诉人的身份。',
    tags: TAGS,
    query: outboxQuery,
    reply: { 200: outboxList },
  },
  async ({ query, deps: { database } }) => {
    const page = readPage(query);
    const state = query.state ?? null;
    const found = await listOutbox(database.prisma, { state, after: uuidOf(page.after), limit: page.limit });
    const { items, nextCursor } = toPage(found, page, ({ notificationId }) => notificationId);
    const { organizations, officers } = namedIn(items);
    const [bodies, people] = await Promise.all([
      organizationNames(database.prisma, organizations),
      officerNames(database.prisma, officers),
    ]);
    return { status: 200, body: { items: items.map((entry) => toView(entry, bodies, people)), nextCursor } };
  },
);

const retryRoute: Route = route(
  {
    method: 'post',
    path: '/operations/outbox/{id}/retry',
    access: ACCESS,
    audit: 'outbox:retry',
    summary: '再发一次：地址改正之后，从头再试',
    tags: TAGS,
    params: outboxParams,
    reply: { 200: outboxReply },
  },
  (context) =>
    changeOnce(context, 'outbox:retry', async (transaction) => {
      const { id } = context.params;
      if (!(await isInOutbox(transaction, id))) return null;
      const isRetried = await retryNotification(transaction, id);
      return isRetried
        ? accepted({ status: 200, body: { id, state: 'waiting' } })
        : refused({ type: 'notice-not-failed' });
    }),
);

/** What has not been said yet, for those who see that it is. */
export const outboxRoutes: readonly Route[] = [listRoute, retryRoute];

/** A cursor of another list holds no id of ours: nothing lies behind it. */
const NOTHING_BEHIND = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const uuidOf = (after: string | undefined): string | undefined =>
  after === undefined || UUID.test(after) ? after : NOTHING_BEHIND;

function toView(entry: OutboxEntry, bodies: Names, people: Names): OutboxView {
  const { notificationId: id, nextAttemptAt, createdAt, errorCode: code, state } = entry;
  const { template, channel, caseId, caseNumber, attempts } = entry;
  return {
    ...{ id, state, template, channel, caseId, caseNumber, attempts },
    addressee: addresseeOf(entry, bodies, people),
    nextAttemptAt: state === 'failed' ? null : nextAttemptAt.toISOString(),
    reason: code === null ? null : { code, sentence: REASONS[code] ?? `邮件服务器答复 ${code}` },
    createdAt: createdAt.toISOString(),
  };
}

function addresseeOf(entry: OutboxEntry, bodies: Names, people: Names): OutboxView['addressee'] {
  const { addressee, organizationId } = entry;
  const bodyNamed = (id: string) => ({ id, name: bodies.get(id) ?? '' });
  const own = organizationId === null ? null : bodyNamed(organizationId);
  switch (addressee.type) {
    case 'complainant':
      return { type: 'complainant', label: '投诉人（身份不显示）', organization: null, officer: null };
    case 'contract-contact':
      return { type: 'contract-contact', label: '合同当事人的联系人', organization: null, officer: null };
    case 'role': {
      const organization = bodyNamed(addressee.organizationId);
      return { type: 'role', label: ROLE_LABELS[addressee.role], organization, officer: null };
    }
    case 'officer': {
      const officer = { id: addressee.officerId, name: people.get(addressee.officerId) ?? '' };
      return { type: 'officer', label: '工作人员', organization: own, officer };
    }
  }
}
