import type { z } from 'zod';
import type { calendarFeedMade, calendarFeedView } from '../../wire/calendar-feed.wire';

/** What a person's own calendar feed asks of the API. */
export interface FeedOperations {
  'GET /calendar-feed': { reply: z.output<typeof calendarFeedView> };
  'PUT /calendar-feed': { reply: z.output<typeof calendarFeedMade> };
  'DELETE /calendar-feed': { reply: undefined };
}
