import type { Stored } from "./fingerprints.ts";

export interface StoredViolation {
  readonly oracle: "acknowledged";
  readonly module: string;
  readonly reference: string;
  readonly detail: string;
}

/**
 * What was acknowledged must be stored exactly once and unchanged. `identity` names the field whose text is unique to one sender:
 * two rows with it are one petition stored twice, under whatever numbers.
 */
export function compareStored(options: {
  module: string;
  expected: readonly Stored[];
  stored: readonly Stored[];
  identity: string;
}): StoredViolation[] {
  const { module, expected, stored, identity } = options;
  const byReference = group(stored, ({ reference }) => reference);
  const byIdentity = group(stored, ({ fields }) => fields[identity] ?? "");
  const broken = (reference: string, detail: string): StoredViolation[] => [
    { oracle: "acknowledged", module, reference, detail },
  ];
  const unreadable = stored.flatMap((row) =>
    row.unreadable === undefined ? [] : broken(row.reference, `cannot be read: ${row.unreadable}`),
  );
  return [...expected.flatMap(compareOne), ...unreadable];

  function compareOne(wanted: Stored): StoredViolation[] {
    const { reference } = wanted;
    const [found, ...more] = byReference.get(reference) ?? [];
    if (found === undefined) return broken(reference, "was acknowledged but is not in the database");
    if (more.length > 0) return broken(reference, `is in the database ${more.length + 1} times`);
    if (found.unreadable !== undefined) return [];
    const copies = byIdentity.get(wanted.fields[identity] ?? "")?.length ?? 0;
    if (copies > 1) return broken(reference, `was stored ${copies} times`);
    const changed = difference(wanted, found);
    return changed === undefined ? [] : broken(reference, changed);
  }
}

/** The names of what differs, never the contents. */
function difference(wanted: Stored, found: Stored): string | undefined {
  const fields = Object.keys(wanted.fields).filter((name) => wanted.fields[name] !== found.fields[name]);
  if (fields.length > 0) return `was changed: ${fields.join(", ")}`;
  if (wanted.files.length !== found.files.length)
    return `has ${found.files.length} attachments instead of ${wanted.files.length}`;
  const lost = wanted.files.filter(
    (file) => !found.files.some((other) => other.name === file.name && other.sha256 === file.sha256),
  );
  return lost.length === 0 ? undefined : `has an attachment that was changed (${lost.length})`;
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
