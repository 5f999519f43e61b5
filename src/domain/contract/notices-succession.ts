import type { Said } from '../announcing';
import { plainDateAt } from '../plain-date';
import type { Announcement } from './notice-clock';
import { byOf, say, toBoth, toManager, toRegulator, workerOf } from './notice-parts';

type SuccessionEvent =
  'succession-review-opened' | 'succession-reviewed' | 'undertaking-succeeded' | 'body-succeeded';

const reviewedBy = ({ after, event }: Pick<Announcement, 'after' | 'event'>) =>
  byOf(after, 'review-succession', { today: plainDateAt(event.occurredAt) });

/** Who is told of a succession: who takes the contract over, and who looks after it. */
export const SUCCESSION_ANNOUNCERS: {
  readonly [Type in SuccessionEvent]: (announcement: Announcement<Type>) => Said;
} = {
  'succession-review-opened': (announcement) => {
    const { after, data } = announcement;
    const undertakingId = after.undertaking.organizationId;
    return toManager(after, {
      ...{ type: 'succession-review-opened', undertakingId, cause: data.cause, by: reviewedBy(announcement) },
    });
  },
  // Of what goes on nobody has to be told.
  'succession-reviewed': ({ after, data }) =>
    data.finding === 'disputed'
      ? toRegulator(after, {
          ...{ type: 'succession-disputed', undertakingId: after.undertaking.organizationId },
        })
      : [],
  'undertaking-succeeded': (announcement) => {
    const { after, before, data, event } = announcement;
    const toId = data.undertaking.organizationId;
    const fromId = before?.undertaking.organizationId ?? toId;
    const by = reviewedBy(announcement);
    return toBoth(after, event.actor, { type: 'undertaking-succeeded', fromId, toId, by });
  },
  'body-succeeded': ({ after, data: { party, body } }) => [
    say(after, { type: 'contract-body-succeeded', party, toId: body.organizationId }, workerOf(after, party)),
  ],
};
