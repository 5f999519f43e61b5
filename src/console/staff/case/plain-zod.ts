import { config } from 'zod';

// Compiled schemas need `eval`, which this page's policy forbids. Must run before the first schema is made.
config({ jitless: true });
