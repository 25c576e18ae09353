export const notice =
  "<!-- Made by infra/docs/src/generate.ts from the code. Change the code, not this page. -->";

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function page(title: string, introduction: string, sections: readonly string[]): string {
  return `${[`# ${title}`, notice, introduction, ...sections].join("\n\n")}\n`;
}

export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

/** GitHub Flavored Markdown 4.10: a pipe ends a cell even inside code, where no other character is special. */
function cell(text: string): string {
  const oneLine = text.replaceAll("|", "\\|").replaceAll("\n", " ");
  return oneLine.startsWith("`") ? oneLine : oneLine.replaceAll("<", "&lt;");
}
