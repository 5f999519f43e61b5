import type { z } from 'zod';
import type {
  credentialListSchema,
  credentialSchema,
  newCredentialSchema,
  newSigningKeySchema,
  signingKeySchema,
} from '../../wire/credential.wire';
import type {
  newWebhookSchema,
  webhookCommandSchema,
  webhookDeliveryListSchema,
  webhookListSchema,
  webhookReplayReply,
  webhookReplaySchema,
  webhookSchema,
  webhookSecretSchema,
} from '../../wire/webhook.wire';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;

/** What the pages of other systems ask of the API: those that report to us, and those that we tell. */
export interface MachineOperations {
  'GET /credentials': { reply: Out<typeof credentialListSchema> };
  'POST /credentials': { body: In<typeof newCredentialSchema>; reply: Out<typeof credentialSchema> };
  'DELETE /credentials/{id}': { reply: undefined };
  'POST /credentials/{id}/keys': {
    body: In<typeof newSigningKeySchema>;
    reply: Out<typeof signingKeySchema>;
  };
  'DELETE /credentials/{id}/keys/{keyId}': { reply: undefined };

  'GET /webhooks': { reply: Out<typeof webhookListSchema> };
  'POST /webhooks': { body: In<typeof newWebhookSchema>; reply: Out<typeof webhookSchema> };
  'POST /webhooks/{id}/secrets': { body: In<typeof webhookSecretSchema>; reply: Out<typeof webhookSchema> };
  'POST /webhooks/{id}/commands': { body: In<typeof webhookCommandSchema>; reply: Out<typeof webhookSchema> };
  'POST /webhooks/{id}/replay': {
    body: In<typeof webhookReplaySchema>;
    reply: Out<typeof webhookReplayReply>;
  };
  'GET /webhooks/{id}/deliveries': { reply: Out<typeof webhookDeliveryListSchema> };
}
