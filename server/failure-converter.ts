import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stack traces of failures travel as payloads, so the codec encrypts them too; bundled into the sandbox. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
