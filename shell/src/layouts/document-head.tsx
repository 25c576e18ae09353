import type { FrameProps } from "./frame-props.ts";
import { HeadHole, hole } from "./hole.tsx";

/** The head: what the shell brings to every page; the gateway adds what the page needs. */
export function DocumentHead({ site, language, assets }: FrameProps) {
  const { baseSheet, navigate, fonts } = assets;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${hole("title")} | ${site.name[language]}`}</title>
      <meta name="description" content={hole("description")} />
      <meta name="theme-color" content="#13243f" />
      <meta property="og:site_name" content={site.name[language]} />
      <meta property="og:title" content={hole("title")} />
      <meta property="og:description" content={hole("description")} />
      <Icons build={assets.build} />
      <link rel="stylesheet" href={baseSheet.href} integrity={baseSheet.integrity} crossOrigin="anonymous" />
      {fonts.map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
      ))}
      <HeadHole name="head" />
      <script src={navigate.href} integrity={navigate.integrity} crossOrigin="anonymous" defer />
    </head>
  );
}

/** For every browser that looks for one, so that none guesses at /favicon.ico. */
function Icons({ build }: { build: string }) {
  const folder = `/_assets/shell/${build}`;
  return (
    <>
      <link rel="icon" type="image/png" sizes="180x180" href={`${folder}/mark-180.png`} />
      <link rel="icon" type="image/svg+xml" sizes="any" href={`${folder}/mark.svg`} />
      <link rel="apple-touch-icon" href={`${folder}/mark-180.png`} />
    </>
  );
}
