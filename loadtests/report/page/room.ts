import { markup, type Markup } from "../markup.ts";

/** A part of the report: its name at the left, its contents beside it; on a phone below each other. */
export function room(options: {
  readonly id: string;
  readonly title: string;
  readonly says?: string | undefined;
  readonly contents: Markup;
}): Markup {
  const { id, title, says, contents } = options;
  return markup`<section class="room" aria-labelledby="${id}"><div class="rail"><h2 id="${id}">${title}</h2>${says === undefined ? undefined : markup`<p>${says}</p>`}</div><div class="contents">${contents}</div></section>
`;
}
