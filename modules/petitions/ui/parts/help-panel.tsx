import { Panel, Telephone } from "@madang/design-system";
import type { Help } from "../words/message-words.ts";

export interface HelpPanelProps {
  readonly help: Help;
  readonly title: string;
  readonly text: string;
  readonly hours: string;
}

/** Never a dead end: whom to call, and when. */
export function HelpPanel({ help, title, text, hours }: HelpPanelProps) {
  return (
    <Panel title={title}>
      <p>{text}</p>
      <p>
        {help.department}
        <br />
        <Telephone number={help.telephone} />
      </p>
      <p className="m-small m-muted">{hours}</p>
    </Panel>
  );
}
