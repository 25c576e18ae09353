import type { Kysely } from "kysely";
import { expect, vi } from "vitest";

type CommandName = "sample" | "import";

/** What a command gets that runs beside a module's database. */
interface Context<Tables> {
  readonly args: readonly string[];
  readonly db: Kysely<Tables>;
  readonly config: { readonly sample: boolean };
  readonly signal: AbortSignal;
  readonly log: never;
}

export interface CommandSubject<Tables> {
  readonly commands: Readonly<Record<CommandName, (context: Context<Tables>) => Promise<unknown>>>;
  /** Without any document. */
  readonly db: Kysely<Tables>;
  /** How many items came with the module. */
  readonly items: number;
}

export interface CommandExpectation {
  readonly name: string;
  readonly run: <Tables>(subject: CommandSubject<Tables>) => Promise<void>;
}

/** What the commands `sample` and `import` of every module promise. */
export const commandContract: readonly CommandExpectation[] = [
  {
    name: "sample adds what came with the module, and says what it did",
    async run(subject) {
      const { items } = subject;
      expect(await written(subject, "sample")).toContain(
        `${items} items read: ${items} new, 0 changed, 0 unchanged, 0 skipped.\n`,
      );
      expect(await written(subject, "sample")).toContain(
        `${items} items read: 0 new, 0 changed, ${items} unchanged, 0 skipped.\n`,
      );
    },
  },
  {
    name: "made-up content is not added where nobody allowed it",
    async run(subject) {
      const run = written(subject, "sample", { sample: false });
      await expect(run).rejects.toMatchObject({ code: "FEED_SAMPLE_NOT_ALLOWED" });
    },
  },
  {
    name: "import wants to know what",
    async run(subject) {
      await expect(written(subject, "import")).rejects.toMatchObject({ code: "FEED_NOTHING_NAMED" });
      const run = written(subject, "import", { args: ["/nowhere.xml"] });
      await expect(run).rejects.toThrow("/nowhere.xml");
    },
  },
];

/** Runs the command and gives what it wrote. */
async function written<Tables>(
  { commands, db }: CommandSubject<Tables>,
  command: CommandName,
  { args = [], sample = true }: { readonly args?: readonly string[]; readonly sample?: boolean } = {},
): Promise<string> {
  const texts: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => texts.push(String(text)) > 0);
  const signal = new AbortController().signal;
  try {
    await commands[command]({ args, db, config: { sample }, signal, log: undefined as never });
    return texts.join("");
  } finally {
    write.mockRestore();
  }
}
