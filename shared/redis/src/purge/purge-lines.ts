/** A line of the stream of purges. */
export interface PurgeLine {
  readonly id: string;
  readonly seq: number;
  readonly epoch: string;
  /** What it tells; undefined where it cannot be understood, and then anything may have been purged. */
  readonly told:
    | { readonly module: string; readonly tags: readonly string[]; readonly mode: "soft" | "hard" }
    | { readonly key: string }
    | undefined;
}

/** A stream's entry as RESP gives it: id, then names and values in turn. */
export type StreamEntry = readonly [id: string, fields: readonly string[]];

export function readPurgeLine([id, fields]: StreamEntry): PurgeLine {
  const value = (name: string) => {
    for (let index = 0; index < fields.length; index += 2)
      if (fields[index] === name) return fields[index + 1];
    return undefined;
  };
  return { id, seq: Number(value("seq")), epoch: value("epoch") ?? "", told: readTold(value) };
}

function readTold(value: (name: string) => string | undefined): PurgeLine["told"] {
  const [key, module, mode] = [value("key"), value("module"), value("mode")];
  if (key !== undefined) return { key };
  const tags = readTags(value("tags"));
  if (module === undefined || tags === undefined || (mode !== "soft" && mode !== "hard")) return undefined;
  return { module, tags, mode };
}

function readTags(text: string | undefined): string[] | undefined {
  try {
    const tags: unknown = JSON.parse(text ?? "");
    return Array.isArray(tags) && tags.every((tag) => typeof tag === "string") ? tags : undefined;
  } catch {
    return undefined;
  }
}
