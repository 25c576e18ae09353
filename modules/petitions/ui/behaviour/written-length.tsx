import { formatNumber } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import { useEffect, useState, type RefObject } from "react";
import { textLimits } from "../../contract/petition-fields.ts";
import { writtenWords } from "../words/written-words.ts";

export interface WrittenLengthProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly language: Language;
  /** Length of what the server has sent back. */
  readonly start: number;
}

/** How much is written of how much; what is too much is announced. */
export function WrittenLength({ root, language, start }: WrittenLengthProps) {
  const words = writtenWords[language];
  const length = useBodyLength(root, start);
  const excess = length - textLimits.body;
  return (
    <>
      {words.written(formatNumber(length), formatNumber(textLimits.body))}{" "}
      <output>{excess > 0 ? words.tooMuch(formatNumber(excess)) : ""}</output>
    </>
  );
}

function useBodyLength(root: RefObject<HTMLElement | null>, start: number): number {
  const [length, setLength] = useState(start);
  useEffect(() => {
    const body = root.current?.querySelector("textarea");
    if (!body) return undefined;
    const count = () => setLength(body.value.length);
    // A browser restores what was typed before this ran.
    count();
    body.addEventListener("input", count);
    return () => body.removeEventListener("input", count);
  }, [root]);
  return length;
}
