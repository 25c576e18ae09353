import { HiddenText } from "@madang/design-system/hidden-text";
import { Icon } from "@madang/design-system/icon";
import { Mark } from "@madang/design-system/mark";
import { SearchForm } from "@madang/design-system/search-form";
import { localizedPath, type Language, type NavigationItem, type Site } from "@madang/manifest";
import { chromeWords } from "../i18n/chrome-words.ts";
import { DisplaySettings, OtherLanguage } from "./display-settings.tsx";
import type { FrameProps } from "./frame-props.ts";
import { attributeHole } from "./hole.tsx";

/** Mark, search, menu. On a phone the menu is a panel that opens without JavaScript. */
export function SiteHeader(props: FrameProps) {
  return props.kind === "bare" ? <BareHeader {...props} /> : <FullHeader {...props} />;
}

/** Whose page it is and the other language: whoever waits or has lost the way needs no more. */
function BareHeader({ site, language }: FrameProps) {
  return (
    <header className="m-header">
      <div className="m-wrap">
        <div className="m-bar">
          <Brand site={site} language={language} />
          <OtherLanguage language={language} always />
        </div>
      </div>
    </header>
  );
}

function FullHeader({ site, language, kind, navigation }: FrameProps) {
  const words = chromeWords[language];
  const search = localizedPath("/search", language);
  return (
    <header className="m-header">
      <div className="m-wrap">
        <div className="m-bar">
          <Brand site={site} language={language} />
          {kind !== "bare" && (
            <SearchForm
              language={language}
              label={words.searchSite}
              action={search}
              id="site-search"
              placeholder={words.searchHint}
            />
          )}
          <OtherLanguage language={language} />
          <a className="m-act" href={search}>
            <Icon name="search" />
            <HiddenText>{words.search}</HiddenText>
          </a>
          <Menu language={language} navigation={navigation} />
        </div>
        {navigation.length > 0 && (
          <nav className="m-nav" aria-label={words.mainMenu}>
            <ul className="m-list">
              {navigation.map((item) => (
                <li key={item.id}>
                  <NavigationLink item={item} />
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}

function Brand({ site, language }: { site: Site; language: Language }) {
  return (
    <a className="m-brand" href={localizedPath("/", language)}>
      <Mark />
      <span>{site.name[language]}</span>
    </a>
  );
}

function Menu({ language, navigation }: { language: Language; navigation: readonly NavigationItem[] }) {
  const words = chromeWords[language];
  return (
    <details className="m-menu">
      <summary className="m-act">
        <Icon name="menu" className="icon-open" />
        <Icon name="close" className="icon-close" />
        <span>{words.menu}</span>
      </summary>
      <div className="m-menu-panel">
        <nav aria-label={words.wholeMenu}>
          <ul className="m-list">
            {navigation.map((item) => (
              <li key={item.id}>
                <NavigationLink item={item} arrow />
              </li>
            ))}
          </ul>
        </nav>
        <DisplaySettings language={language} place="inMenu" />
      </div>
    </details>
  );
}

function NavigationLink({ item, arrow = false }: { item: NavigationItem; arrow?: boolean }) {
  return (
    <a href={item.href} data-madang-nav={item.id} {...attributeHole(`current:${item.id}`)}>
      {item.label}
      {arrow && <Icon name="chevron-right" small />}
    </a>
  );
}
