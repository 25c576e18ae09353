import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { digestOfStream } from "../../digest.ts";
import { releasesErrors } from "../../errors.ts";
import { checkBlobName, checkBlobPrefix } from "../blob-name.ts";
import type { BlobStore, StoredBlob } from "../blob-store.ts";
import { checkedOnTheWay, checkExpectation } from "../checked-bytes.ts";
import type { BlobStoreOptions } from "../open-blob-store.ts";
import { parseS3Address, type S3Place } from "./s3-address.ts";
import { defaultDeadline, s3Client } from "./s3-client.ts";
import { answerOf, isMissing, isTaken, isWorthAnotherTry, s3Error } from "./s3-errors.ts";
import { spool, type SpooledBody } from "./spooled-body.ts";
import { stallGuard } from "./stall-guard.ts";
import { severalTries } from "./tries.ts";

export function openS3Store(url: URL, options: BlobStoreOptions): BlobStore {
  const place = parseS3Address(url);
  return new S3Store(place, s3Client(place, options), options.deadline ?? defaultDeadline);
}

/** A large body may take a second for each megabyte beyond the deadline. */
const slowestBytesPerMillisecond = 1024;

/** One PUT is one object, whole or not at all; `If-None-Match: *` keeps a second writer from replacing what the first has put. */
class S3Store implements BlobStore {
  readonly #place: S3Place;
  readonly #client: S3Client;
  readonly #deadline: number;
  readonly #label: string;

  constructor(place: S3Place, client: S3Client, deadline: number) {
    this.#place = place;
    this.#client = client;
    this.#deadline = deadline;
    this.#label = `s3://${place.bucket}/${place.prefix}`;
  }

  async put(
    name: string,
    body: Readable | Buffer,
    options: { sha256: string; bytes: number },
  ): Promise<void> {
    checkBlobName(name);
    const expected = { name, ...options };
    checkExpectation(expected);
    const spooled = await this.#named(name, () => spool(body, expected));
    try {
      const found = await this.#head(name);
      if (found !== undefined || !(await this.#create(name, spooled, options)))
        await this.#refuseOther(name, options.sha256, found);
    } finally {
      await spooled.remove();
    }
  }

  async get(name: string): Promise<StoredBlob | undefined> {
    checkBlobName(name);
    const answer = await this.#unlessMissing(name, (abortSignal) =>
      this.#client.send(new GetObjectCommand(this.#key(name)), { abortSignal }),
    );
    if (answer === undefined) return undefined;
    const bytes = answer.ContentLength ?? 0;
    const away = (cause: unknown) => s3Error(cause, this.#label, name);
    const body = stallGuard(answer.Body as Readable, this.#deadline, away);
    return { bytes, body: checkedOnTheWay(body, name, bytes) };
  }

  async has(name: string): Promise<boolean> {
    checkBlobName(name);
    return (await this.#head(name)) !== undefined;
  }

  async *list(prefix: string): AsyncGenerator<{ name: string; bytes: number; storedAt: Date }> {
    checkBlobPrefix(prefix);
    const { bucket, prefix: above } = this.#place;
    let from: string | undefined;
    do {
      const page = await this.#several(prefix, (abortSignal) =>
        this.#client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: `${above}${prefix}`, ContinuationToken: from }),
          { abortSignal },
        ),
      );
      for (const { Key = "", Size = 0, LastModified = new Date(0) } of page.Contents ?? [])
        yield { name: Key.slice(above.length), bytes: Size, storedAt: LastModified };
      from = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (from !== undefined);
  }

  async remove(name: string): Promise<void> {
    checkBlobName(name);
    await this.#unlessMissing(name, (abortSignal) =>
      this.#client.send(new DeleteObjectCommand(this.#key(name)), { abortSignal }),
    );
  }

  async close(): Promise<void> {
    this.#client.destroy();
    await Promise.resolve();
  }

  #key(name: string) {
    return { Bucket: this.#place.bucket, Key: `${this.#place.prefix}${name}` };
  }

  async #head(name: string): Promise<HeadObjectCommandOutput | undefined> {
    return this.#unlessMissing(name, (abortSignal) =>
      this.#client.send(new HeadObjectCommand(this.#key(name)), { abortSignal }),
    );
  }

  /** False where the name is taken. The digest is part of what is signed, so the store itself refuses other bytes (Signature Version 4). */
  async #create(
    name: string,
    body: SpooledBody,
    { sha256, bytes }: { sha256: string; bytes: number },
  ): Promise<boolean> {
    const deadline = this.#deadline + bytes / slowestBytesPerMillisecond;
    try {
      await severalTries({ deadline, isWorthAnotherTry }, (abortSignal) => {
        const command = new PutObjectCommand({
          ...this.#key(name),
          Body: body.open(),
          ContentLength: bytes,
          ContentType: "application/octet-stream",
          IfNoneMatch: "*",
          ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
          Metadata: { sha256 },
        });
        return this.#client.send(command, { abortSignal });
      });
      return true;
    } catch (error) {
      if (isTaken(answerOf(error))) return false;
      throw s3Error(error, this.#label, name);
    }
  }

  async #refuseOther(name: string, sent: string, head: HeadObjectCommandOutput | undefined): Promise<void> {
    const found = (head ?? (await this.#head(name)))?.Metadata?.["sha256"] ?? (await this.#digestOf(name));
    if (found !== undefined && found !== sent)
      throw releasesErrors.create("BLOB_EXISTS", { name, found, sent });
  }

  /** Of an object that was not put by us and says nothing of itself. */
  async #digestOf(name: string): Promise<string | undefined> {
    const found = await this.#unlessMissing(name, (abortSignal) =>
      this.#client.send(new GetObjectCommand(this.#key(name)), { abortSignal }),
    );
    return found === undefined ? undefined : (await digestOfStream(found.Body as Readable)).sha256;
  }

  async #unlessMissing<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    try {
      return await severalTries({ deadline: this.#deadline, isWorthAnotherTry }, work);
    } catch (error) {
      if (isMissing(answerOf(error))) return undefined;
      throw s3Error(error, this.#label, name);
    }
  }

  async #several<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#named(name, () => severalTries({ deadline: this.#deadline, isWorthAnotherTry }, work));
  }

  async #named<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw s3Error(error, this.#label, name);
    }
  }
}
