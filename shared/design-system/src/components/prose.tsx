import "../styles/components/prose.css";
import type { RichNode } from "../rich/rich-node.ts";
import { RichNodes } from "./rich-nodes.tsx";

export interface ProseProps {
  nodes: readonly RichNode[];
  /** Language of the text where it is not the page's. */
  lang?: string | undefined;
}

/** Cleaned rich text; its headings begin below the page's title. */
export function Prose({ nodes, lang }: ProseProps) {
  return (
    <div className="m-prose" lang={lang}>
      <RichNodes nodes={nodes} />
    </div>
  );
}
