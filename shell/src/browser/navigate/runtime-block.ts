import type { RuntimeBlock } from "@madang/manifest";

/** Facts about the page that the server rendered; absent where the portal's plain emergency frame was sent. */
export function readRuntimeBlock(): RuntimeBlock | undefined {
  const text = document.getElementById("madang-runtime")?.textContent;
  if (text === undefined || text === null || text.trim() === "") return undefined;
  const block = JSON.parse(text) as RuntimeBlock;
  return block.v === 1 ? block : undefined;
}
