/** Colours where a person looks; the words alone carry the meaning. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  caution(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
}

const plain = (text: string) => text;
export const plainStyle: Style = { good: plain, bad: plain, caution: plain, faint: plain, strong: plain };

/** ECMA-48, Select Graphic Rendition. */
const code = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
const colours: Style = {
  good: code(32, 39),
  bad: code(31, 39),
  caution: code(33, 39),
  faint: code(2, 22),
  strong: code(1, 22),
};

/** NO_COLOR (https://no-color.org): present and not empty. TERM=dumb knows no colours either. */
export function styleOf(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const unwanted = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return stream.isTTY === true && !unwanted ? colours : plainStyle;
}
