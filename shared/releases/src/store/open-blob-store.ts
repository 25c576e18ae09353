import { releasesErrors } from "../errors.ts";
import type { BlobStore } from "./blob-store.ts";
import { openFolderStore } from "./folder/folder-store.ts";
import type { S3Credentials } from "./s3/s3-address.ts";

export interface BlobStoreOptions {
  /** For s3://; the usual places (environment, web identity, instance) when absent. */
  readonly credentials?: S3Credentials;
  /** Milliseconds for one try of one request, and for a pause in a stream: 10,000 when absent. */
  readonly deadline?: number;
}

/**
 * `file:///folder` or `s3://bucket/prefix?endpoint=https://host:9000&region=name`. Opening asks nothing of an object store: a gateway
 * starts while it is down. Throws RELEASES_STORE_ADDRESS_INVALID, and for a folder that cannot be used RELEASES_STORE_REFUSED.
 */
export async function openBlobStore(address: string, options: BlobStoreOptions = {}): Promise<BlobStore> {
  const url = parse(address);
  if (url.protocol === "file:") return openFolderStore(url);
  if (url.protocol === "s3:") {
    const { openS3Store } = await import("./s3/s3-store.ts");
    return openS3Store(url, options);
  }
  throw invalid(`${url.protocol}//…`, "it begins with neither file: nor s3:");
}

function parse(address: string): URL {
  const url = URL.parse(address);
  if (url === null) throw invalid("(not quoted)", "it is no URL");
  if (url.username !== "" || url.password !== "")
    throw invalid(`${url.protocol}//…@${url.host}`, "it has a user or a password in it");
  return url;
}

function invalid(address: string, reason: string) {
  return releasesErrors.create("STORE_ADDRESS_INVALID", { address, reason });
}
