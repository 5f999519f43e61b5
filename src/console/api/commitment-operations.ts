import type { z } from 'zod';
import type {
  commitmentDutyCountsQuery,
  commitmentDutyList,
  commitmentDutyQuery,
} from '../../wire/commitment-duty.wire';
import type { commitmentListOfDay, listOfDayQuery } from '../../wire/commitment-list.wire';
import type { waitingCounts } from '../../wire/duty.wire';
import type { caseEvents, commandPending, storyQuery } from '../../wire/case.wire';
import type { commitmentCommandBody } from '../../wire/commitment-command.wire';
import type {
  commitmentCommandReply,
  commitmentKinds,
  commitmentKindsQuery,
  commitmentList,
  commitmentQuery,
  commitmentView,
  registeredReply,
  registrationBody,
} from '../../wire/commitment.wire';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;

/** What the pages of commitments ask of the API. */
export interface CommitmentOperations {
  'GET /commitment-kinds': { query: In<typeof commitmentKindsQuery>; reply: Out<typeof commitmentKinds> };
  'GET /commitment-duties': {
    query: In<typeof commitmentDutyQuery>;
    reply: Out<typeof commitmentDutyList>;
  };
  'GET /commitment-duties/counts': {
    query: In<typeof commitmentDutyCountsQuery>;
    reply: Out<typeof waitingCounts>;
  };
  'GET /commitment-lists/{on}': {
    query: In<typeof listOfDayQuery>;
    reply: Out<typeof commitmentListOfDay>;
  };
  'GET /commitments': { query: In<typeof commitmentQuery>; reply: Out<typeof commitmentList> };
  'POST /commitments': { body: In<typeof registrationBody>; reply: Out<typeof registeredReply> };
  'GET /commitments/{id}': { reply: Out<typeof commitmentView> };
  'GET /commitments/{id}/events': { query: In<typeof storyQuery>; reply: Out<typeof caseEvents> };
  'POST /commitments/{id}/commands': {
    body: In<typeof commitmentCommandBody>;
    /** 202: stored, and applied when the engine is back. */
    reply: Out<typeof commitmentCommandReply> | Out<typeof commandPending>;
  };
}
