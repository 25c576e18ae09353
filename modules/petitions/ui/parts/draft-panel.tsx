import { Panel } from "@madang/design-system";
import type { DraftWords } from "../words/draft-words.ts";

export interface DraftPanelProps {
  readonly words: DraftWords;
  readonly code: string;
  /** The page that opens the draft with one press. */
  readonly link: string;
  readonly deletePath: string;
}

/** How to continue the draft elsewhere, and how to be rid of it. */
export function DraftPanel({ words, code, link, deletePath }: DraftPanelProps) {
  return (
    <Panel title={words.code} screenOnly>
      <p>
        <strong id="resume-code">{code}</strong>
      </p>
      <p>{words.codeText}</p>
      <p>
        <a href={link} rel="noreferrer">
          {words.link}
        </a>
      </p>
      <p className="m-small m-muted">{words.codeSecret}</p>
      <p>
        <a href={deletePath}>{words.delete}</a>
      </p>
    </Panel>
  );
}
