import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { buildObjectStore } from "./build-object-store.ts";

export interface ObjectStore {
  /** `http://127.0.0.1:…` */
  readonly endpoint: string;
  readonly bucket: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** For `openBlobStore`; `endpoint` for one that lies between. */
  address(prefix: string, endpoint?: string): string;
  stop(): Promise<void>;
}

/**
 * A real S3-compatible server with an empty bucket, in memory. `clock`: how far its clock is ahead, as Go writes durations; `fill`: assets of
 * news that are there from the beginning.
 */
export async function startObjectStore({ clock = "0s", fill = 0 } = {}): Promise<ObjectStore> {
  const bucket = "madang";
  const credentials = { accessKeyId: "TESTACCESSKEY", secretAccessKey: "test-secret-that-no-log-may-show" };
  const child = spawn(await buildObjectStore(), ["-bucket", bucket, "-clock", clock, "-fill", String(fill)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
  });
  const [endpoint] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.stdin.end();
    await ended;
  };
  const address = (prefix: string, between = endpoint) => `s3://${bucket}/${prefix}?endpoint=${between}`;
  return { endpoint, bucket, credentials, address, stop };
}
