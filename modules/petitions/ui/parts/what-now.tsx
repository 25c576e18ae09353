import { Facts, TimeText } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { PetitionStep } from "../../contract/petition-steps.ts";
import { nowWords } from "../words/now-words.ts";

export interface WhatNowProps {
  readonly language: Language;
  readonly step: PetitionStep;
  /** ISO 8601. */
  readonly arrivedAt: string;
  readonly receivedAt?: string | undefined;
  readonly nextNotice?: string | undefined;
}

/** What is going on, and arrival and receipt as the two facts that they are. */
export function WhatNow({ language, step, arrivedAt, receivedAt, nextNotice }: WhatNowProps) {
  const words = nowWords[language];
  const time = (value: string) => <TimeText value={value} language={language} form="sentence-time" />;
  return (
    <section aria-labelledby="now">
      <h2 id="now">{words.title}</h2>
      <p className="m-prose m-gap-s">{words.happening[step]}</p>
      <div className="m-gap-s">
        <Facts
          facts={[
            { name: words.arrived, value: time(arrivedAt) },
            { name: words.received, value: receivedAt === undefined ? words.notYet : time(receivedAt) },
            ...(nextNotice === undefined
              ? []
              : [
                  {
                    name: words.nextNotice,
                    value: <TimeText value={nextNotice} language={language} form="sentence" />,
                  },
                ]),
          ]}
        />
      </div>
    </section>
  );
}
