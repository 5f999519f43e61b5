import type { z } from 'zod';
import type { storyQuery } from '../../wire/case.wire';
import type { receiptBody, receiptReply } from '../../wire/complaint.wire';
import type { filedReply, filingBody } from '../../wire/complaint-filing.wire';
import type { challengeQuery, challengeSchema } from '../../wire/challenge.wire';
import type { newUploadSchema, uploadSchema } from '../../wire/upload.wire';
import type { deadlineAnswersSchema, deadlineQuestionsSchema } from '../../wire/calendar.wire';
import type {
  determinationList,
  determinationQuery,
  determinationReply,
} from '../../wire/determination.wire';
import type { directoryQuery, directoryReply } from '../../wire/public-directory.wire';
import type { receiptStory } from '../../wire/receipt-story.wire';
import type { demoAccountList, systemView } from '../../wire/system.wire';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;

/** Those that are open to whoever has no account, or holds a receipt. */
export interface PublicOperations {
  'GET /public/demo-accounts': { reply: Out<typeof demoAccountList> };
  'GET /public/system': { reply: Out<typeof systemView> };
  'GET /public/organizations': { query: In<typeof directoryQuery>; reply: Out<typeof directoryReply> };
  'GET /determinations': {
    query: In<typeof determinationQuery>;
    reply: Out<typeof determinationList>;
  };
  'GET /determinations/{id}': { reply: Out<typeof determinationReply> };
  'POST /calendar/deadlines': {
    body: In<typeof deadlineQuestionsSchema>;
    reply: Out<typeof deadlineAnswersSchema>;
  };
  'POST /public/complaints': { body: In<typeof filingBody>; reply: Out<typeof filedReply> };
  'POST /public/receipts': { body: In<typeof receiptBody>; reply: Out<typeof receiptReply> };
  'DELETE /public/receipts/current': { reply: undefined };
  'GET /public/challenges': { query: In<typeof challengeQuery>; reply: Out<typeof challengeSchema> };
  'POST /evidence/uploads': { body: In<typeof newUploadSchema>; reply: Out<typeof uploadSchema> };
  'DELETE /evidence/uploads/{id}': { reply: undefined };
  'GET /complaints/{id}/story': { query: In<typeof storyQuery>; reply: Out<typeof receiptStory> };
}
