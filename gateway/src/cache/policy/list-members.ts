/** Members of a list-based field, commas in quoted strings apart (RFC 9110 section 5.6.1); empty ones are left out. */
export function listMembers(line: string): string[] {
  if (!line.includes('"')) return line.split(",").map(trimmed).filter(isPresent);
  const members: string[] = [];
  let begin = 0;
  let index = 0;
  let quotes = true;
  while (index < line.length) {
    const character = line[index];
    if (character === '"' && quotes) {
      const end = endOfQuoted(line, index);
      // What never ends is no quoted string: nothing that follows may hide in it.
      if (end === undefined) quotes = false;
      else index = end;
    }
    if (character === ",") {
      members.push(line.slice(begin, index));
      begin = index + 1;
    }
    index += 1;
  }
  members.push(line.slice(begin));
  return members.map(trimmed).filter(isPresent);
}

function endOfQuoted(line: string, begin: number): number | undefined {
  for (let index = begin + 1; index < line.length; index += 1) {
    if (line[index] === "\\") index += 1;
    else if (line[index] === '"') return index;
  }
  return undefined;
}

/** The text of a quoted string, or the token as it is. */
export function unquoted(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}

function trimmed(text: string): string {
  return text.trim();
}

function isPresent(text: string): boolean {
  return text !== "";
}
