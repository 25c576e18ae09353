import { PassThrough, Readable, Transform } from "node:stream";
import { finished } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { kitErrors } from "../../errors.ts";
import { fieldName, fieldValue } from "./field-text.ts";
import { formFields, type FormEntry } from "./form-fields.ts";
import type { SentFile, SentForm } from "./sent-form.ts";

export interface MultipartForm extends SentForm {
  /** Reads on to the end of the body: an answer is sent when nothing is on its way any more. */
  finish(): Promise<void>;
}

const most = { fields: 500, files: 100, fieldSize: 1024 * 1024 };

/**
 * multipart/form-data (RFC 7578) as it comes in. Resolves as soon as the first file begins, or at the end: fields that stand
 * before the files are there at once, others, such as the button that was pressed, when the files have been read. Throws KIT_FORM_ENCODING or KIT_BODY_TOO_LARGE, here or while files are read.
 */
export function readMultipart(
  body: Readable,
  { contentType, limit }: { contentType: string; limit: number },
): Promise<MultipartForm> {
  const parser = createParser(contentType);
  const ready = Promise.withResolvers<MultipartForm>();
  const entries: FormEntry[] = [];
  const files = new Readable({ objectMode: true, read: () => {} });
  // Whoever reads the files hears of it; if nobody does, the form's own promise tells.
  files.on("error", () => {});
  let current: BusboyFileStream | undefined;
  const unread = new Set<Readable>();
  let abandoned = false;

  const settle = (): void => {
    ready.resolve({ form: formFields(entries), files, finish });
  };
  /** Nobody reads on: what still comes is thrown away, so that it does not hold up the end. */
  const abandon = (): void => {
    abandoned = true;
    for (const file of unread) file.destroy();
  };
  const finish = async (): Promise<void> => {
    abandon();
    body.resume();
    await finished(body, { writable: false }).catch(() => {
      // A client that has gone sends nothing more, which is what was waited for.
    });
  };
  files.on("close", () => {
    if (!files.readableEnded) abandon();
  });
  const fail = (cause: unknown): void => {
    const error = asFormError(cause);
    current?.destroy(error);
    files.destroy(error);
    body.unpipe();
    body.resume();
    ready.reject(error);
  };

  parser.on("field", (name, value, _nameCut, valueCut) => {
    try {
      if (valueCut) throw unreadable(`the field ${name} has more than ${most.fieldSize} bytes`);
      entries.push([fieldName(name), fieldValue(value)]);
    } catch (error) {
      fail(error);
    }
  });
  parser.on("file", (field, content, name) => {
    // A control in which nobody chose anything is sent as a file without a name.
    if (abandoned || name === undefined || name === "") return ignored(content);
    current = content;
    settle();
    const file = guarded(content);
    unread.add(file.once("close", () => unread.delete(file)));
    files.push({ field, name: nameOf(name), content: file } satisfies SentFile);
    return undefined;
  });
  parser.on("fieldsLimit", () => fail(unreadable(`it has more than ${most.fields} fields`)));
  parser.on("filesLimit", () => fail(unreadable(`it has more than ${most.files} files`)));
  parser.on("finish", () => {
    settle();
    files.push(null);
  });
  parser.on("error", fail);
  // Not a pipeline: that would destroy a request that is still to be answered.
  body.on("error", fail).pipe(counted(limit).on("error", fail)).pipe(parser);
  return ready.promise;
}

function createParser(contentType: string) {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: { ...most, fieldNameSize: 200, headerPairs: 20, headerSize: 16 * 1024 },
    });
  } catch (cause) {
    throw unreadable((cause as Error).message);
  }
}

function counted(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(kitErrors.create("BODY_TOO_LARGE", { limit }));
      else done(null, chunk);
    },
    // The parser would wait for a first boundary for ever.
    flush: (done) => done(bytes === 0 ? unreadable("it is empty") : null),
  });
}

/** Fails in our words; whoever stops reading does not hold up the rest of the form. */
function guarded(content: Readable): Readable {
  const file = new PassThrough();
  file.on("error", () => {});
  file.once("close", () => ignored(content));
  content.on("error", (cause) => file.destroy(asFormError(cause)));
  return content.pipe(file);
}

function ignored(content: Readable): void {
  content.on("error", () => {});
  content.unpipe();
  content.resume();
}

/** The parser has taken away any path. */
function nameOf(sent: string): string {
  return sent.normalize("NFC").replace(/\p{Cc}/gu, "");
}

/** What the parser says of a body that breaks off or has no parts is about the form, not about us. */
function asFormError(cause: unknown): Error {
  const ours = kitErrors.is(cause, "BODY_TOO_LARGE") || kitErrors.is(cause, "FORM_ENCODING");
  return ours ? cause : unreadable(cause instanceof Error ? cause.message : String(cause));
}

function unreadable(problem: string): Error {
  return kitErrors.create("FORM_ENCODING", { problem });
}
