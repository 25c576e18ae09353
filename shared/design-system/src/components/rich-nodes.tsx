import { createElement, Fragment, type ReactNode } from "react";
import type { RichBlock, RichInline, RichNode } from "../rich/rich-node.ts";
import { safeAddress } from "../rich/safe-address.ts";
import { RichPicture } from "./rich-picture.tsx";
import { RichTableView } from "./rich-table-view.tsx";

/** The position is a node's identity: the tree never changes in place. */
export function RichNodes({ nodes }: { nodes: readonly RichNode[] }) {
  return nodes.map((node, index) => <Node key={index} node={node} />);
}

function Node({ node }: { node: RichNode }) {
  if (typeof node === "string") return node;
  return isBlock(node) ? <Block node={node} /> : <Inline node={node} />;
}

const blockKinds = new Set([
  "heading",
  "paragraph",
  "list",
  "quote",
  "preformatted",
  "rule",
  "image",
  "table",
]);

function isBlock(node: Exclude<RichNode, string>): node is RichBlock {
  return blockKinds.has(node.kind);
}

function Block({ node }: { node: RichBlock }): ReactNode {
  switch (node.kind) {
    case "heading":
      return createElement(`h${node.level}`, { id: node.id }, <RichNodes nodes={node.children} />);
    case "paragraph":
      return (
        <p>
          <RichNodes nodes={node.children} />
        </p>
      );
    case "list":
      return <List ordered={node.ordered} start={node.start} items={node.items} />;
    case "quote":
      return (
        <blockquote>
          <RichNodes nodes={node.children} />
        </blockquote>
      );
    case "preformatted":
      return <pre>{node.text}</pre>;
    case "rule":
      return <hr />;
    case "image":
      return <RichPicture image={node} />;
    case "table":
      return <RichTableView table={node} render={(nodes) => <RichNodes nodes={nodes} />} />;
  }
}

function List({
  ordered,
  start,
  items,
}: {
  ordered: boolean;
  start: number | undefined;
  items: RichNode[][];
}) {
  const entries = items.map((item, index) => (
    <li key={index}>
      <RichNodes nodes={item} />
    </li>
  ));
  return ordered ? <ol start={start}>{entries}</ol> : <ul>{entries}</ul>;
}

function Inline({ node }: { node: Exclude<RichInline, string> }) {
  if (node.kind === "break") return <br />;
  const children = <RichNodes nodes={node.children} />;
  if (node.kind === "language") return <span lang={node.lang}>{children}</span>;
  if (node.kind !== "link") return createElement(node.kind, null, children);
  const href = safeAddress(node.href);
  if (href === undefined) return <Fragment>{children}</Fragment>;
  return (
    <a href={href} lang={node.lang} rel={/^https?:/i.test(href) ? "noopener" : undefined}>
      {children}
    </a>
  );
}
