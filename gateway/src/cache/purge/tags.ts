/** A tag belongs to the module that gave it: no module can purge what another one answered. */
export function scopedTag(module: string, tag: string): string {
  return `${module}/${tag}`;
}

/** The tags of an answer (`madang-tags`, space-separated). */
export function scopedTags(module: string, field: string | undefined): string[] {
  return [...new Set((field ?? "").split(" ").filter((tag) => tag !== ""))].map((tag) => scopedTag(module, tag));
}
