import { z } from 'zod';
import { storyQuery } from './case.wire';

/** 256 random bits in a name that says what it is. */
export const FEED_TOKEN = /^pcf_[\w-]{43}$/;

export const calendarFeedParams = z.strictObject({
  token: z
    .string()
    .regex(FEED_TOKEN, '应为日历订阅地址中的编号')
    .meta({ example: `pcf_${'A'.repeat(43)}` }),
});

export const calendarFeedQuery = storyQuery;

const instant = z.iso.datetime();

export const calendarFeedView = z
  .strictObject({
    feed: z
      .strictObject({ createdAt: instant, readAt: instant.nullable().describe('日历软件最近一次读取') })
      .nullable()
      .describe('没有开通的为空'),
  })
  .meta({ id: 'CalendarFeed' });

export const calendarFeedMade = z.strictObject({
  path: z.string().describe('订阅地址（接在本系统网址之后），只显示这一次'),
});
