import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { HiddenText } from "./hidden-text.tsx";
import { Icon } from "./icon.tsx";

export interface ExternalLinkProps {
  href: string;
  language: Language;
  children: ReactNode;
}

/** A link that leaves the portal, and says so. It opens in the same window. */
export function ExternalLink({ href, language, children }: ExternalLinkProps) {
  return (
    <a href={href} rel="noopener">
      {children}
      <Icon name="external" small inline />
      <HiddenText>{wordsIn(language).otherSite}</HiddenText>
    </a>
  );
}
