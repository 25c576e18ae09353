import { S3Client } from "@aws-sdk/client-s3";
import type { BlobStoreOptions } from "../open-blob-store.ts";
import type { S3Place } from "./s3-address.ts";

const connecting = 2000;

/**
 * Tries are counted here and not by the SDK, which does not repeat streams. Checksums only where they are asked for: stores that are
 * compatible with S3 know no trailing ones.
 */
export function s3Client({ client }: S3Place, { credentials, deadline }: BlobStoreOptions): S3Client {
  return new S3Client({
    ...client,
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: 1,
    logger: silent,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: connecting, socketTimeout: deadline ?? defaultDeadline },
  });
}

export const defaultDeadline = 10_000;

const nothing = () => {};
/** What goes wrong is thrown; the SDK's own lines would go past the process's log. */
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
