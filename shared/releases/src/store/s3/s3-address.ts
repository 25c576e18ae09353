import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { releasesErrors } from "../../errors.ts";

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface S3Place {
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly client: Pick<S3ClientConfig, "endpoint" | "region" | "forcePathStyle">;
}

const options = ["endpoint", "region", "style"];
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefixOf = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*$/;

/** `s3://bucket/prefix?endpoint=…&region=…&style=path|host`. Throws RELEASES_STORE_ADDRESS_INVALID. */
export function parseS3Address(url: URL): S3Place {
  const address = `s3://${url.host}${url.pathname}`;
  const fail = (reason: string) => releasesErrors.create("STORE_ADDRESS_INVALID", { address, reason });
  const unknown = [...url.searchParams.keys()].find((name) => !options.includes(name));
  if (unknown !== undefined) throw fail(`it has no option "${unknown}"; valid are ${options.join(", ")}`);
  if (!bucketName.test(url.host)) throw fail("the bucket's name is not valid");
  const prefix = `${url.pathname.replace(/^\/|\/$/g, "")}/`.replace(/^\/$/, "");
  if (!prefixOf.test(prefix)) throw fail("the prefix has other characters than letters, digits, . _ - and /");
  const endpoint = endpointOf(url.searchParams.get("endpoint"), fail);
  const style = url.searchParams.get("style") ?? (endpoint === undefined ? "host" : "path");
  if (style !== "path" && style !== "host") throw fail('"style" is neither path nor host');
  const region = url.searchParams.get("region") ?? "us-east-1";
  const client = {
    region,
    forcePathStyle: style === "path",
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  return { bucket: url.host, prefix, client };
}

function endpointOf(text: string | null, fail: (reason: string) => Error): string | undefined {
  if (text === null) return undefined;
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol))
    throw fail('"endpoint" is no http(s) address');
  if (url.username !== "" || url.password !== "") throw fail('"endpoint" has a user or a password in it');
  return url.origin;
}
