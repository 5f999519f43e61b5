import type { Said, Unnumbered } from '../announcing';
import type { Template } from '../notification';
import type { ComplaintState } from './complaint';
import type { Announcement, Announcer } from './notice-clock';
import { complainant, inspectorOf, say, toBody } from './notice-parts';
import { bodyOf } from './party';
import { publicUntil, type TakedownCause } from './publication';

type Publishing =
  | 'publication-decided'
  | 'publication-withdrawn'
  | 'publication-ended'
  | 'determination-corrected'
  | 'determination-revoked';

/** Who learns that the public reads of a determination, and that it reads it no longer. */
export const publicationAnnouncers: { readonly [Type in Publishing]: Announcer<Type> } = {
  // Whatever was withheld is shown to nobody, and there is nothing to tell.
  'publication-decided': ({ after }) => {
    const until = publicUntil(after.publication);
    const respondentId = after.respondent.organizationId;
    return until === null ? [] : told(after, { type: 'determination-published', respondentId, until });
  },
  // One pen has hidden what several had shown: somebody outside the line hears of it.
  'publication-withdrawn': (announcement) => {
    const { after, data } = announcement;
    const beside = data.confirmed ? [] : [say(after, endedBy(after, 'withdrawn'), inspectorOf(after))];
    return [...noLongerShown(announcement, 'withdrawn'), ...beside];
  },
  'publication-ended': (announcement) => noLongerShown(announcement, 'ended'),
  'determination-corrected': (announcement) => noLongerShown(announcement, 'corrected'),
  'determination-revoked': (announcement) => noLongerShown(announcement, 'revoked'),
};

function noLongerShown(
  { before, after }: Pick<Announcement, 'before' | 'after'>,
  cause: TakedownCause,
): Said {
  return before?.publication?.state === 'published' ? told(after, endedBy(after, cause)) : [];
}

const endedBy = ({ respondent }: ComplaintState, cause: TakedownCause): Unnumbered<Template> => ({
  type: 'publication-ended',
  respondentId: respondent.organizationId,
  cause,
});

/** The body that is named, through its liaison and its head; who accepted the complaint; and whoever complained. */
function told(state: ComplaintState, template: Unnumbered<Template>): Said {
  const named = bodyOf(state, 'respondent');
  const whoComplained = state.identity === 'anonymous' ? [] : [say(state, template, complainant(state))];
  return [
    ...toBody(state, 'respondent', template),
    ...(named === null
      ? []
      : [
          say(state, template, {
            type: 'role',
            organizationId: named.organizationId,
            role: 'respondent-leader',
          }),
        ]),
    ...toBody(state, 'accepting', template),
    ...whoComplained,
  ];
}
