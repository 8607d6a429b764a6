import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultPayloadConverter } from '@temporalio/common';
import type { DataConverter, LoadedDataConverter } from '@temporalio/common';
import { failureConverter } from './failure-converter.ts';
import { EncryptionCodec } from './payload-codec.ts';
import type { PayloadKeys } from './payload-codec.ts';

/** Beside this file, with its own extension: `.ts` from source, `.js` when built. */
export const FAILURE_CONVERTER_PATH = fileURLToPath(new URL(`./failure-converter${extname(import.meta.url)}`, import.meta.url));

/** For clients. Worker and client need the same keys, or neither reads the other. */
export function clientDataConverter(keys: PayloadKeys): LoadedDataConverter {
  return { payloadConverter: defaultPayloadConverter, failureConverter, payloadCodecs: [new EncryptionCodec(keys)] };
}

/** For workers, which hand the failure converter into the sandbox by its path. */
export function workerDataConverter(keys: PayloadKeys): DataConverter {
  return { failureConverterPath: FAILURE_CONVERTER_PATH, payloadCodecs: [new EncryptionCodec(keys)] };
}
