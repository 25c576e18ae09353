import { Acts, ButtonLink, PageHead, Split, Table, Timeline } from "@madang/design-system";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import { petitionTypes } from "../../contract/petition-types.ts";
import { HelpPanel } from "../parts/help-panel.tsx";
import { asideWords } from "../words/aside-words.ts";
import { homeWords } from "../words/home-words.ts";
import type { Help } from "../words/message-words.ts";

export interface HomeData {
  readonly help: Help;
}

/** What one can do here. */
export function HomeView({ data, language }: ViewProps<HomeData>) {
  const words = homeWords[language];
  const aside = asideWords[language];
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Split
        asideLabel={aside.name}
        aside={<HelpPanel help={data.help} title={aside.help} text={aside.helpText} hours={aside.hours} />}
      >
        <Acts>
          <ButtonLink look="main" href={localizedPath(petitionPaths.new, language)}>
            {words.start}
          </ButtonLink>
          <ButtonLink href={localizedPath(petitionPaths.find, language)}>{words.find}</ButtonLink>
        </Acts>
        <section aria-labelledby="types">
          <h2 id="types">{words.types}</h2>
          <p className="m-gap-s">{words.typesText}</p>
          <Table
            caption={<span className="m-sr">{words.types}</span>}
            cards
            columns={[{ name: words.typeColumn }, { name: words.whenColumn }, { name: words.periodColumn }]}
            rows={petitionTypes.map((type) => ({
              key: type.id,
              cells: [
                <a key="type" href={`${localizedPath(petitionPaths.new, language)}?type=${type.id}`}>
                  {type.name[language]}
                </a>,
                type.description[language],
                aside.period(type.period.days),
              ],
            }))}
          />
        </section>
        <section aria-labelledby="how">
          <h2 id="how">{words.how}</h2>
          <div className="m-gap">
            <Timeline
              labelledBy="how"
              entries={words.steps.map((step) => ({
                key: step.title,
                title: step.title,
                body: <p>{step.text}</p>,
                state: "later",
              }))}
            />
          </div>
        </section>
      </Split>
    </>
  );
}

export default HomeView;
