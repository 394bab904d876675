import { serve } from './worker.ts';

// Runs behind the page's own program in a worker: what both need is there once.
serve(self);
