import { Panel, Telephone } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import { asideWords } from "../words/aside-words.ts";
import type { Help } from "../words/message-words.ts";

export interface HelpPanelProps {
  readonly language: Language;
  readonly help: Help;
  readonly title: string;
  readonly text: string;
}

/** Never a dead end: whom to call, and when. */
export function HelpPanel({ language, help, title, text }: HelpPanelProps) {
  return (
    <Panel title={title}>
      <p>{text}</p>
      <p>
        {help.department}
        <br />
        <Telephone number={help.telephone} />
      </p>
      <p className="m-small m-muted">{asideWords[language].hours}</p>
    </Panel>
  );
}
