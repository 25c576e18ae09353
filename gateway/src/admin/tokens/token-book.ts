import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describeProblems } from "@madang/manifest";
import { adminTokensFileSchema, type AdminToken } from "@madang/releases";
import type { Logger } from "@madang/service";
import { adminErrors } from "../errors.ts";

/** Milliseconds between looks at the file: longer would let a token that was taken away work on for that time. */
const lookEvery = 1000;

interface KnownToken extends AdminToken {
  readonly digest: Buffer;
}

/** The tokens that are in force. What is written into the file counts a second later; a file that cannot be used changes nothing. */
export class TokenBook {
  readonly #file: string;
  readonly #log: Logger;
  #text = "";
  #tokens: readonly KnownToken[] = [];
  #timer: NodeJS.Timeout | undefined;
  #told = "";

  private constructor(file: string, log: Logger) {
    this.#file = file;
    this.#log = log;
  }

  /** Throws ADMIN_TOKENS_FILE. */
  static async open(file: string, log: Logger): Promise<TokenBook> {
    const book = new TokenBook(file, log);
    await book.#read();
    book.#timer = setInterval(() => void book.#readAgain(), lookEvery).unref();
    return book;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Every token is compared, in a time that does not depend on where they differ. */
  find(token: string): AdminToken | undefined {
    const digest = createHash("sha256").update(token).digest();
    let found: AdminToken | undefined;
    for (const known of this.#tokens) if (timingSafeEqual(known.digest, digest)) found = known;
    return found;
  }

  async #readAgain(): Promise<void> {
    try {
      if (await this.#read())
        this.#log.info({ tokens: this.#tokens.length }, "the admin API's tokens were read");
      this.#told = "";
    } catch (error) {
      const { message } = error as Error;
      if (this.#told !== message) this.#log.error({ err: error }, "the admin API's tokens stay as they were");
      this.#told = message;
    }
  }

  async #read(): Promise<boolean> {
    const text = await this.#readText();
    if (text === this.#text) return false;
    this.#tokens = parse(text, this.#file);
    this.#text = text;
    return true;
  }

  async #readText(): Promise<string> {
    try {
      return await readFile(this.#file, "utf8");
    } catch (cause) {
      const problems = (cause as NodeJS.ErrnoException).code ?? "it cannot be read";
      throw adminErrors.create("TOKENS_FILE", { file: this.#file, problems }, cause);
    }
  }
}

function parse(text: string, file: string): KnownToken[] {
  const result = adminTokensFileSchema.safeParse(jsonOf(text, file));
  if (!result.success)
    throw adminErrors.create("TOKENS_FILE", {
      file,
      problems: describeProblems(result.error, adminTokensFileSchema),
    });
  return result.data.tokens.map((token) => ({ ...token, digest: Buffer.from(token.sha256, "hex") }));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw adminErrors.create("TOKENS_FILE", { file, problems: "it is not JSON" }, cause);
  }
}
