import type { holeFamilies, holes } from "@madang/manifest";

type PlainHole = keyof typeof holes;
export type HoleName = PlainHole | `${keyof typeof holeFamilies}:${string}`;

/** A hole as text or as an attribute's value. */
export function hole(name: HoleName): string {
  return `⟦${name}⟧`;
}

/**
 * A hole between elements in the head, where no text may stand. `placeHoles` takes the element away. A template keeps its
 * place: React moves meta elements to the front, and the page's stylesheets must come after the order of layers.
 */
export function HeadHole({ name }: { name: PlainHole }) {
  return <template data-head-hole={name} />;
}

/** A hole among an element's attributes; `placeHoles` turns the attribute into the bare hole. */
export function attributeHole(name: HoleName): { readonly "data-hole": string } {
  return { "data-hole": name };
}

/** React writes whole attributes and elements only; what stands for a bare hole is replaced after rendering. */
export function placeHoles(html: string): string {
  return html
    .replace(/<template data-head-hole="([a-z]+)"><\/template>/g, "⟦$1⟧")
    .replace(/ data-hole="([^"⟦⟧]+)"/g, "⟦$1⟧");
}
