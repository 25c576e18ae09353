/** A tag belongs to the module that gave it: no module can purge what another one answered. */
export function scopedTag(module: string, tag: string): string {
  return `${module}/${tag}`;
}

/** The tags of an answer (`madang-tags`, space-separated). */
export function scopedTags(module: string, field: string | undefined): string[] {
  return [...new Set((field ?? "").split(" ").filter((tag) => tag !== ""))].map((tag) =>
    scopedTag(module, tag),
  );
}

/** Whose tag it is. */
export function moduleOfTag(tag: string): string {
  const end = tag.indexOf("/");
  return end === -1 ? tag : tag.slice(0, end);
}

/** The modules that can purge an answer with these tags, each once. */
export function modulesOfTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map(moduleOfTag))];
}
