import { config } from 'zod/v4';

// Compiled schemas need `eval`, which the pages' policy forbids. The build puts this in the place of `zod`, so that it
// has run before any schema is made, whichever file the schema lies in.
config({ jitless: true });

export { z } from 'zod/v4';
