import { createApiClient } from '../api/client';

/** The staff's line to the API: by cookie, with the token that only this page was told. */
export const api = createApiClient({ type: 'officer', csrfToken: null });
