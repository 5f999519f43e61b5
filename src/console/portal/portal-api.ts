import { createApiClient } from '../api/client';

/** The public's own line to the API: without cookies, so that an officer's sign-in has no part in a complaint. */
export const api = createApiClient({ type: 'anonymous' });
