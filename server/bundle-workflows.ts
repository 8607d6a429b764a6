// Builds the workflows' bundle for an image: `node server/bundle-workflows.js <file>`, then WORKFLOW_BUNDLE=<file> for the worker.
import { buildWorkflowBundle } from './workflow-bundle.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('name the file to write');
await buildWorkflowBundle(file);
