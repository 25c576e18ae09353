import { SaxesParser } from "saxes";

export interface TreeElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: TreeElement[];
  text: string;
}

/** The document as a parser sees it that forgives nothing: well-formed, every prefix declared. Throws otherwise. */
export function xmlTree(source: string): TreeElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: TreeElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const plain = Object.values(attributes).map((one) => [one.name, one.value]);
    const element = { name, attributes: Object.fromEntries(plain), children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(source).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("The document has no element.");
  return root;
}

export function childrenOf(element: TreeElement, name: string): TreeElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Text of the child of that name; empty where there is none. */
export function textOf(element: TreeElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? "";
}
