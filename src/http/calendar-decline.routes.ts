import { z } from 'zod';
import type { Refusal } from '../domain/refusal';
import { accepted, type Result } from '../domain/result';
import { declineCalendar, withdrawCalendar } from '../store/calendar-decline';
import type { CalendarVersion } from '../store/calendar.store';
import { insertNotifications } from '../store/notification.store';
import type { Transaction } from '../store/transaction';
import { calendarConfirmationReplySchema } from '../wire/calendar.wire';
import { declineSchema, idSchema } from '../wire/common.wire';
import { CALENDAR_IMPORTERS, CALENDAR_TAGS as tags, toCalendarVersion } from './calendar-view';
import { changeOnce } from './change-once';
import { ObstacleError } from './problem';
import { route, type Route } from './route';

const params = z.strictObject({ id: idSchema });

const decline = route(
  {
    method: 'post',
    path: '/calendars/imports/{id}/decline',
    access: CALENDAR_IMPORTERS,
    audit: 'calendar:decline',
    summary: '第二人不同意节假日安排：写明理由，不生效，并告知提出人',
    tags,
    params,
    body: declineSchema,
    reply: { 200: calendarConfirmationReplySchema },
    examples: { body: { reason: '与国务院办公厅通知原文不符：2 月 9 日不放假。' } },
  },
  (context) =>
    changeOnce(context, 'calendar:decline', async (transaction) => {
      const { params: asked, actor, body } = context;
      const said = { versionId: asked.id, officerId: actor.officerId, reason: body.reason };
      const version = orRefused(await declineCalendar(transaction, said));
      await tellProposer(transaction, version);
      return accepted({ status: 200, body: { version: toCalendarVersion(version) } });
    }),
);

const withdraw = route(
  {
    method: 'post',
    path: '/calendars/imports/{id}/withdrawal',
    access: CALENDAR_IMPORTERS,
    audit: 'calendar:withdraw',
    summary: '提出人撤回还没有确认的节假日安排',
    tags,
    params,
    reply: { 200: calendarConfirmationReplySchema },
  },
  (context) =>
    changeOnce(context, 'calendar:withdraw', async (transaction) => {
      const asked = { versionId: context.params.id, officerId: context.actor.officerId };
      const version = orRefused(await withdrawCalendar(transaction, asked));
      return accepted({ status: 200, body: { version: toCalendarVersion(version) } });
    }),
);

function orRefused(ended: Result<CalendarVersion, Refusal>): CalendarVersion {
  if (!ended.ok) throw new ObstacleError({ type: 'refused', refusal: ended.refusal });
  return ended.value;
}

async function tellProposer(
  transaction: Transaction,
  { versionId, layer, year, proposedBy }: CalendarVersion,
): Promise<void> {
  if (proposedBy === null) return;
  await insertNotifications(transaction, [
    {
      key: `calendar/${versionId}/declined`,
      about: null,
      template: { type: 'calendar-declined', number: null, versionId, layer, year },
      addressee: { type: 'officer', officerId: proposedBy },
    },
  ]);
}

/** How a notice that waits for its second person ends without coming into force. */
export const calendarDeclineRoutes: readonly Route[] = [decline, withdraw];
