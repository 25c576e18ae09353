import { describeProblems } from "@madang/manifest";
import type { z } from "zod";

export type Understood<T> = { success: true; data: T } | { success: false; problems: string };

/** A newer portal says more than this version knows of: that is passed over, whatever is missing or wrong is not. */
export function understand<T extends z.ZodType>(schema: T, input: unknown): Understood<z.output<T>> {
  if (input === undefined) return { success: false, problems: "it is not JSON" };
  const first = schema.safeParse(input);
  if (first.success) return { success: true, data: first.data };
  const known = withoutUnknown(input, first.error.issues);
  const second = schema.safeParse(known);
  if (second.success) return { success: true, data: second.data };
  return { success: false, problems: describeProblems(second.error, schema) };
}

function withoutUnknown(input: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(input);
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const place = issue.path.reduce<unknown>(
      (node, key) => (node as Record<PropertyKey, unknown>)[key],
      copy,
    );
    for (const key of issue.keys) delete (place as Record<string, unknown>)[key];
  }
  return copy;
}
