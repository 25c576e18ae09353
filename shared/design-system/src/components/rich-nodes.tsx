import { createElement, Fragment, type ReactElement } from "react";
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

function isBlock(node: Exclude<RichNode, string>): node is RichBlock {
  return node.kind in blocks;
}

type BlockViews = { [Kind in RichBlock["kind"]]: (node: Extract<RichBlock, { kind: Kind }>) => ReactElement };

const blocks: BlockViews = {
  heading: ({ level, id, children }) => createElement(`h${level}`, { id }, <RichNodes nodes={children} />),
  paragraph: ({ children }) => (
    <p>
      <RichNodes nodes={children} />
    </p>
  ),
  list: ({ ordered, start, items }) => <List ordered={ordered} start={start} items={items} />,
  quote: ({ children }) => (
    <blockquote>
      <RichNodes nodes={children} />
    </blockquote>
  ),
  preformatted: ({ text }) => <pre>{text}</pre>,
  rule: () => <hr />,
  image: (image) => <RichPicture image={image} />,
  table: (table) => <RichTableView table={table} render={(nodes) => <RichNodes nodes={nodes} />} />,
};

function Block({ node }: { node: RichBlock }) {
  const view = blocks[node.kind] as (node: RichBlock) => ReactElement;
  return view(node);
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
