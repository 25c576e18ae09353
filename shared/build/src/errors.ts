import { defineErrors } from "@madang/errors";

export const buildErrors = defineErrors("BUILD", {
  USAGE: {
    status: 400,
    message: 'madang-build does not know "{argument}".',
    remedy: "Run madang-build --help for what it takes.",
  },
  NO_PACKAGE: {
    status: 400,
    message: "{folder} has no readable package.json.",
    remedy: "Run madang-build in a workspace's folder, for example: cd modules/news && madang-build.",
  },
  NO_ENTRY: {
    status: 400,
    message: "{folder} has nothing to serve: none of {entries} exists.",
    remedy: "Write the server's entry in one of these files.",
  },
  NO_MANIFEST: {
    status: 400,
    message: "{file} has no default export made by defineModule.",
    remedy: "Write `export default defineModule({ … })` in it.",
  },
  ID_DIFFERS: {
    status: 400,
    message: 'The manifest in {folder} names the module "{id}", but its folder is called "{name}".',
    remedy: "Give both the same name: addresses of assets are made from the id.",
  },
  VIEW_NAME: {
    status: 400,
    message: '"{file}" is not a name for a view.',
    remedy: "Use lower-case words joined by hyphens, for example news-list.tsx.",
  },
  VIEW_TWICE: {
    status: 400,
    message: 'The view "{view}" exists twice: {files}.',
    remedy: "A view is either plain (views/) or interactive (interactive/); remove one of them.",
  },
  PACKAGE_DIFFERS: {
    status: 400,
    message:
      'The package "{specifier}" that {importer} imports is another copy than the one that {folder} would load.',
    remedy: "Ask for the same exact version in both package.json files, then run npm install.",
  },
  PACKAGE_MISSING: {
    status: 400,
    message: 'The package "{specifier}" that {importer} imports cannot be found.',
    remedy: "Add it to the dependencies in package.json, then run npm install.",
  },
  ASSET_NAME: {
    status: 400,
    message: 'The asset "{file}" cannot be published under that name.',
    remedy: "Use letters, digits, dots, hyphens and underscores only.",
  },
  STYLE_IMPORT: {
    status: 400,
    message: "{file} uses CSS modules, which the views of a portal do not share between server and browser.",
    remedy: "Write a plain stylesheet (name.css) with class names of your own in @layer modules.",
  },
  NO_BASE_SHEET: {
    status: 500,
    message: "The base sheet is empty.",
    remedy: "Check styles/base-sheet.css of the design system.",
  },
  ARCHIVE_REFUSED: {
    status: 400,
    message: "The archive of a server is refused: {reason}.",
    remedy: "Build the module again and release what madang-build has made: plain files alone.",
  },
  NOT_BUILT: {
    status: 400,
    message: "{file} cannot be read: {reason}.",
    remedy: "Build the module first: npx turbo run build.",
  },
  SOURCES: {
    status: 400,
    message: "{subject} cannot be built: {problems}.",
    remedy: "Mend the source at that place.",
  },
});
