import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { digestOf, openBlobStore, type BlobStore } from "../src/public.ts";
import { allOf } from "./all-of.ts";
import { startObjectStore, type ObjectStore } from "../testing/public.ts";

type Fault = (incoming: IncomingMessage, answer: ServerResponse) => boolean;

let objects: ObjectStore;
let between: Server;
let fault: Fault = () => false;
let seen: string[] = [];
let store: BlobStore;
let address: string;

/** In front of the real store: hands everything on, except what a test does otherwise. */
beforeAll(async () => {
  objects = await startObjectStore();
  between = createServer((incoming, answer) => {
    seen.push(incoming.method ?? "");
    if (!fault(incoming, answer)) handOn(incoming, answer);
  });
  await once(between.listen(0, "127.0.0.1"), "listening");
});
afterAll(async () => {
  between.closeAllConnections();
  between.close();
  await objects.stop();
});
beforeEach(async () => {
  const { port } = between.address() as AddressInfo;
  address = objects.address(randomUUID(), `http://127.0.0.1:${port}`);
  store = await openBlobStore(address, { credentials: objects.credentials, deadline: 20_000 });
  seen = [];
});
afterEach(async () => {
  fault = () => false;
  await store.close();
});

function handOn(incoming: IncomingMessage, answer: ServerResponse): void {
  const { hostname, port } = new URL(objects.endpoint);
  const { method, url, headers } = incoming;
  const onward = request({ hostname, port, method, path: url, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  incoming.pipe(onward);
}

const good = randomBytes(5000);
const facts = { sha256: digestOf(good), bytes: good.length };
const name = `blobs/${facts.sha256}`;

function failing(times: number, status: number, method?: string): Fault {
  let left = times;
  return (incoming, answer) => {
    if (left === 0 || (method !== undefined && incoming.method !== method)) return false;
    left--;
    incoming.resume();
    answer.writeHead(status).end();
    return true;
  };
}

describe("a store that fails", () => {
  test.each([500, 502, 503, 429])("twice with %i is asked a third time", async (status) => {
    fault = failing(2, status, "PUT");
    await store.put(name, Readable.from([good]), facts);
    expect(seen.filter((method) => method === "PUT")).toHaveLength(3);
    fault = failing(2, status);
    expect((await buffer((await store.get(name))!.body)).equals(good)).toBe(true);
    fault = failing(2, status);
    expect((await allOf(store.list("blobs/"))).map((blob) => blob.name)).toEqual([name]);
  });

  test("on and on is left after three tries: RELEASES_STORE_AWAY", async () => {
    fault = failing(100, 500);
    const away = { code: "RELEASES_STORE_AWAY", status: 503 };
    await expect(store.has(name)).rejects.toMatchObject(away);
    expect(seen).toHaveLength(3);
    await expect(store.put(name, good, facts)).rejects.toMatchObject(away);
    await expect(store.get(name)).rejects.toMatchObject(away);
    await expect(store.remove(name)).rejects.toMatchObject(away);
    await expect(allOf(store.list("blobs/"))).rejects.toMatchObject(away);
  });

  test("by dropping connections is asked again", async () => {
    let left = 2;
    fault = (incoming) => left-- > 0 && incoming.socket.destroy() !== undefined;
    await store.put(name, good, facts);
    expect(await store.has(name)).toBe(true);
  });

  test("a large body is sent whole a second time", async () => {
    const large = randomBytes(2 * 1024 * 1024);
    const blob = `blobs/${digestOf(large)}`;
    fault = failing(1, 503, "PUT");
    await store.put(blob, Readable.from([large]), { sha256: digestOf(large), bytes: large.length });
    expect(digestOf(await buffer((await store.get(blob))!.body))).toBe(digestOf(large));
  });

  test("an answer that was lost after the store had taken the bytes: the next try finds them", async () => {
    let first = true;
    fault = (incoming, answer) => {
      if (incoming.method !== "PUT" || !first) return false;
      first = false;
      const { hostname, port } = new URL(objects.endpoint);
      const { method, url, headers } = incoming;
      incoming.pipe(request({ hostname, port, method, path: url, headers }, () => answer.destroy()));
      return true;
    };
    await store.put(name, good, facts);
    expect(seen.filter((method) => method === "PUT")).toHaveLength(2);
  });

  test("that is gone: RELEASES_STORE_AWAY names it, and opening asked nothing", async () => {
    const gone = await openBlobStore(objects.address("x", "http://127.0.0.1:1"), {
      credentials: objects.credentials,
    });
    await expect(gone.has(name)).rejects.toMatchObject({
      code: "RELEASES_STORE_AWAY",
      message: expect.stringMatching(/s3:\/\/madang\/x\/.*ECONNREFUSED/),
    });
  });
});

describe("a store that hangs", () => {
  let hasty: BlobStore;
  beforeEach(async () => {
    hasty = await openBlobStore(address, { credentials: objects.credentials, deadline: 1000 });
    return () => hasty.close();
  });

  test("before its answer: each try ends by its deadline", async () => {
    fault = () => true;
    await expect(hasty.has(name)).rejects.toMatchObject({ code: "RELEASES_STORE_AWAY" });
    expect(seen).toHaveLength(3);
  });

  test("in the middle of a body: the reader gets RELEASES_STORE_AWAY instead of waiting for ever", async () => {
    await store.put(name, good, facts);
    fault = (_incoming, answer) => {
      answer.writeHead(200, { "content-length": good.length });
      answer.write(good.subarray(0, 100));
      return true;
    };
    await expect(buffer((await hasty.get(name))!.body)).rejects.toMatchObject({
      code: "RELEASES_STORE_AWAY",
    });
  });

  test("a body that nobody wants lets its connection go when it is destroyed", async () => {
    await store.put(name, good, facts);
    let closed = false;
    fault = (_incoming, answer) => {
      answer.writeHead(200, { "content-length": good.length });
      answer.write(good.subarray(0, 100));
      answer.once("close", () => (closed = true));
      return true;
    };
    const patient = await openBlobStore(address, { credentials: objects.credentials, deadline: 60_000 });
    (await patient.get(name))!.body.destroy();
    await vi.waitFor(() => expect(closed).toBe(true), 10_000);
    await patient.close();
  });

  test("a slow reader is nobody's fault", async () => {
    await store.put(name, good, facts);
    const { body } = (await hasty.get(name))!;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await buffer(body)).equals(good)).toBe(true);
  });
});

describe("a store that lies", () => {
  test.each<[string, (answer: ServerResponse) => void]>([
    [
      "other bytes",
      (answer) => answer.writeHead(200, { "content-length": good.length }).end(Buffer.alloc(good.length)),
    ],
    ["fewer bytes", (answer) => answer.writeHead(200, { "content-length": 5 }).end("12345")],
    [
      "a body that breaks off",
      (answer) => {
        answer.writeHead(200, { "content-length": good.length });
        answer.write("12345", () => answer.destroy());
      },
    ],
  ])("%s under a blob's name end the stream with an error", async (_what, lie) => {
    fault = (_incoming, answer) => {
      lie(answer);
      return true;
    };
    await expect(buffer((await store.get(name))!.body)).rejects.toMatchObject({
      code: expect.stringMatching(/^RELEASES_(BLOB_DAMAGED|STORE_AWAY)$/),
    });
  });

  test("an answer that is no XML is a store that is away", async () => {
    fault = (_incoming, answer) => {
      answer.writeHead(200, { "content-type": "application/xml" }).end("<html>welcome");
      return true;
    };
    await expect(allOf(store.list("blobs/"))).rejects.toMatchObject({ code: /^RELEASES_STORE_/ });
  });

  test("bytes that were changed on their way in are refused by the store itself", async () => {
    fault = (incoming, answer) => {
      if (incoming.method !== "PUT") return false;
      const { hostname, port } = new URL(objects.endpoint);
      const { method, url, headers } = incoming;
      incoming.resume();
      request({ hostname, port, method, path: url, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502);
        got.pipe(answer);
      }).end(Buffer.alloc(good.length, "x"));
      return true;
    };
    await expect(store.put(name, good, facts)).rejects.toMatchObject({ code: /^RELEASES_STORE_/ });
    fault = () => false;
    expect(await store.has(name)).toBe(false);
  });
});

describe("credentials", () => {
  const wrong = [
    { accessKeyId: "NOBODY", secretAccessKey: "a-secret-nobody-may-see" },
    { accessKeyId: "TESTACCESSKEY", secretAccessKey: "a-secret-nobody-may-see" },
  ];
  test.each(wrong)("wrong ones are refused at once, and stand in no message (%#)", async (credentials) => {
    const other = await openBlobStore(address, { credentials });
    seen = [];
    const error = await other.put(name, good, facts).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: "RELEASES_STORE_REFUSED" });
    expect(seen).toHaveLength(1);
    expect(inspect(error, { depth: 6 })).not.toContain(credentials.secretAccessKey);
  });

  describe("from the environment", () => {
    afterEach(() => vi.unstubAllEnvs());

    test("are taken", async () => {
      vi.stubEnv("AWS_ACCESS_KEY_ID", objects.credentials.accessKeyId);
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", objects.credentials.secretAccessKey);
      const other = await openBlobStore(address);
      await other.put(name, good, facts);
      expect(await other.has(name)).toBe(true);
    });

    test("are missing: the store is never asked", async () => {
      const nowhere = {
        AWS_ACCESS_KEY_ID: undefined,
        AWS_SECRET_ACCESS_KEY: undefined,
        AWS_PROFILE: undefined,
      };
      for (const [variable, value] of Object.entries(nowhere)) vi.stubEnv(variable, value);
      vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
      vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
      vi.stubEnv("AWS_CONFIG_FILE", "/nonexistent");
      const other = await openBlobStore(address);
      seen = [];
      await expect(other.has(name)).rejects.toMatchObject({
        code: "RELEASES_STORE_REFUSED",
        message: expect.stringContaining("CredentialsProviderError"),
      });
      expect(seen).toEqual([]);
    });
  });
});

test("a bucket that is not there is named", async () => {
  const { port } = between.address() as AddressInfo;
  const other = await openBlobStore(`s3://nothere/x?endpoint=http://127.0.0.1:${port}`, {
    credentials: objects.credentials,
  });
  await expect(other.put(name, good, facts)).rejects.toMatchObject({
    code: "RELEASES_STORE_REFUSED",
    message: expect.stringMatching(/s3:\/\/nothere\/x\/.*NoSuchBucket/),
  });
});

test("more than a page of names is listed to its end", async () => {
  const filled = await startObjectStore({ fill: 1203 });
  try {
    const other = await openBlobStore(filled.address(""), { credentials: filled.credentials });
    const found = await allOf(other.list("assets/news/"));
    expect(new Set(found.map((blob) => blob.name)).size).toBe(1203);
  } finally {
    await filled.stop();
  }
});

test("a store whose clock is an hour ahead is served all the same", async () => {
  const ahead = await startObjectStore({ clock: "1h" });
  try {
    const other = await openBlobStore(ahead.address("x"), { credentials: ahead.credentials });
    await other.put(name, good, facts);
    expect(await other.has(name)).toBe(true);
  } finally {
    await ahead.stop();
  }
});

describe("addresses", () => {
  test.each([
    ["", /no URL/],
    ["store", /no URL/],
    ["http://host/bucket", /neither file: nor s3:/],
    ["s3://", /bucket/],
    ["s3://Bucket_/x", /bucket/],
    ["s3://bucket/../x y", /prefix/],
    ["s3://bucket/x?endpoint=ftp://host", /endpoint/],
    ["s3://bucket/x?endpont=http://host", /no option "endpont"; valid are endpoint, region, style/],
    ["s3://bucket/x?style=odd", /style/],
    ["file://host/share", /three slashes/],
  ])("%j is refused with the reason", async (text, reason) => {
    await expect(openBlobStore(text)).rejects.toMatchObject({
      code: "RELEASES_STORE_ADDRESS_INVALID",
      message: expect.stringMatching(reason),
    });
  });

  test.each(["s3://me:hidden-secret@bucket/x", "s3://bucket/x?endpoint=http://me:hidden-secret@host"])(
    "a password in one is refused and not repeated",
    async (text) => {
      const error = await openBlobStore(text).catch((error: unknown) => error);
      expect(error).toMatchObject({ code: "RELEASES_STORE_ADDRESS_INVALID" });
      expect(inspect(error)).not.toContain("hidden-secret");
    },
  );
});
