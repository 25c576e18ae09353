import "@madang/design-system/styles/components/tasks.css";
import { Hero } from "@madang/design-system/hero";
import { LargeSearch } from "@madang/design-system/large-search";
import { Room } from "@madang/design-system/room";
import { localizedPath } from "@madang/manifest";
import { Slot, type ViewProps } from "@madang/module-kit";
import { homeWords } from "../i18n/home-words.ts";

/** The question and the search are the shell's; everything below comes from the modules. */
export default function HomeView({ language }: ViewProps<object>) {
  const words = homeWords[language];
  const search = localizedPath("/search", language);
  return (
    <>
      <Hero
        language={language}
        title={words.question}
        lede={words.lede}
        popular={words.popular.map((label) => ({ label, href: `${search}?q=${encodeURIComponent(label)}` }))}
      >
        <LargeSearch
          language={language}
          label={words.search}
          action={search}
          id="home-search"
          placeholder={words.hint}
        />
      </Hero>
      <div className="m-wrap">
        <Room id="home-tasks" title={words.tasks} text={words.tasksText}>
          <ul className="m-tasks">
            <Slot name="home-tasks" />
          </ul>
        </Room>
        <Slot name="home" />
      </div>
    </>
  );
}
